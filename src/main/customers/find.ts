import type { LoyaltyCustomer } from '../../shared/domain/customer.ts';
import { customerName } from '../../shared/domain/customer-name.ts';
import type { Reading } from '../../shared/domain/identifier.ts';
import { maskCard, maskValue } from '../../shared/domain/mask.ts';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import { shownOrNull, shownText } from '../../shared/domain/shown-text.ts';
import type { UpstreamName } from '../../shared/domain/upstream.ts';
import type { FoundView } from '../../shared/ipc/answer-views.ts';
import type { Clock } from '../ports/clock.ts';
import type { CustomerDirectory, DirectoryMatch } from '../ports/customer-directory.ts';
import type { CardUsageReader, CommunicationReader } from '../ports/readers.ts';
import type { Candidate, Understood } from './understand.ts';

/** A customer that a search found, as `visits.open` needs it. */
export interface FoundCustomer {
  readonly upstream: UpstreamName;
  readonly id: string;
  readonly name: string;
  /** The whole record when the search read it, else null. */
  readonly customer: LoyaltyCustomer | null;
  /** When it was read: milliseconds since the epoch. */
  readonly readAt: number;
  /** The id that was looked up, masked, where its record was merged into this one; else null. */
  readonly mergedFrom: string | null;
}

/** Finds customers by what was typed or scanned. */
export interface Finder {
  /**
   * Looks for everybody whom the text may mean: first by what it most likely is, then by everything else it may
   * be; with `as`, by that alone. Nobody found is an empty list. Problems: `find.not-an-identifier`, and that of a
   * lookup that failed while nobody was found.
   */
  find(text: string, offset: number, as: Reading | null): Promise<Result<FoundView>>;
  /** The customer behind a match's ref; null when it was never given out or is too long ago. */
  found(ref: string): FoundCustomer | null;
}

/** What a search by the beginning of a name may have matched: shown whole, as names are. */
const NAMES: ReadonlySet<string> = new Set(['name', 'firstName', 'lastName']);

const PAGE = 20;
const MOST_REMEMBERED = 500;

interface Hits {
  readonly as: Reading;
  readonly matches: readonly DirectoryMatch[];
  readonly total: number;
  /** Where the next page begins; null: there is none. */
  readonly next: number | null;
  /** Whether the records are whole. */
  readonly whole: boolean;
}

const byLikelihood = (candidates: readonly Candidate[]): readonly (readonly Candidate[])[] => {
  const [first] = candidates;
  const likely = candidates.filter(({ as }) => as === first?.as);
  const others = candidates.filter(({ as }) => as !== first?.as);
  return [likely, others].filter((tier) => tier.length > 0);
};

const maskAs = (type: string, value: string): string =>
  type === 'cardnumber' ? maskCard(value) : NAMES.has(type) ? shownText(value) : maskValue(type, value);

/** Builds the finder. With Capillary off (`directory` null) the text is an airpay entity id or a WM customer id. */
export const createFinder = (deps: {
  readonly directory: CustomerDirectory | null;
  readonly cardUsage: CardUsageReader | null;
  readonly communication: CommunicationReader | null;
  /** What a text may be; with `as`, what it is when it is taken for that. */
  readonly understand: (text: string, as: Reading | null) => Understood;
  /** Everything that the branch looks up by. */
  readonly readings: readonly Reading[];
  readonly refOf: (upstream: UpstreamName, id: string) => string;
  readonly clock: Clock;
}): Finder => {
  const { directory, cardUsage, communication, understand, readings, refOf, clock } = deps;
  const remembered = new Map<string, FoundCustomer>();

  const remember = (who: FoundCustomer): string => {
    const ref = refOf(who.upstream, who.id);
    remembered.delete(ref);
    remembered.set(ref, who);
    const oldest = remembered.keys().next();
    if (remembered.size > MOST_REMEMBERED && oldest.done === false) remembered.delete(oldest.value);
    return ref;
  };

  const lookUp = async (
    { as, value }: Candidate,
    offset: number,
    from: CustomerDirectory,
  ): Promise<Result<Hits>> => {
    if (as === 'name') {
      const page = await from.byPrefix(value, { limit: PAGE, offset });
      if (!page.ok) return page;
      const { matches, total } = page.value;
      const end = offset + matches.length;
      return ok({ as, matches, total, next: matches.length > 0 && end < total ? end : null, whole: false });
    }
    if (as === 'customerId') {
      const customer = await from.byId(value);
      if (!customer.ok) return customer;
      const matches =
        customer.value === null ? [] : [{ customer: customer.value, matchedOn: { type: as, value } }];
      return ok({ as, matches, total: matches.length, next: null, whole: true });
    }
    const found = await from.byIdentifier(as, value);
    if (!found.ok) return found;
    return ok({ as, matches: found.value, total: found.value.length, next: null, whole: true });
  };

  const toMatch = ({ customer, matchedOn }: DirectoryMatch, whole: boolean): FoundView['matches'][number] => {
    // A record that answers to another id than its own is the one into which that id's was merged.
    const isOther = matchedOn.type === 'customerId' && matchedOn.value !== customer.id;
    const mergedFrom = isOther ? maskValue(matchedOn.type, matchedOn.value) : null;
    return {
      ref: remember({
        upstream: 'capillary',
        id: customer.id,
        name: customerName(customer),
        customer: whole ? customer : null,
        readAt: clock.now(),
        mergedFrom,
      }),
      mergedFrom,
      name: shownText(customerName(customer)),
      tier: shownOrNull(customer.tier),
      cards: whole ? customer.cards.length : null,
      matchedOn: { type: shownText(matchedOn.type), masked: maskAs(matchedOn.type, matchedOn.value) },
      masked: customer.identifiers
        .filter(({ type }) => type !== 'cardnumber')
        .slice(0, 4)
        .map(({ type, value }) => ({ type: shownText(type), masked: maskValue(type, value) })),
      sources: [...new Set(customer.profiles.map(({ source }) => shownText(source)))],
    };
  };

  const inDirectory = async (
    candidates: readonly Candidate[],
    offset: number,
    from: CustomerDirectory,
    possible: readonly Reading[],
  ): Promise<Result<FoundView>> => {
    const understood = [...new Set(possible)];
    const others = readings.filter((reading) => !understood.includes(reading));
    const tried = new Set<Reading>();
    // Only a name search has further pages.
    const wanted = offset > 0 ? candidates.filter(({ as }) => as === 'name') : candidates;
    let total = 0;
    for (const tier of byLikelihood(wanted)) {
      for (const { as } of tier) tried.add(as);
      const results = await Promise.all(tier.map((candidate) => lookUp(candidate, offset, from)));
      const hits = results.flatMap((result) => (result.ok ? [result.value] : []));
      const byId = new Map<string, FoundView['matches'][number]>();
      // Whole records first: they say more of the same customer.
      for (const { matches, whole } of hits.toSorted((a, b) => Number(b.whole) - Number(a.whole))) {
        for (const match of matches)
          if (!byId.has(match.customer.id)) byId.set(match.customer.id, toMatch(match, whole));
      }
      total = Math.max(total, byId.size, ...hits.map((hit) => hit.total));
      if (byId.size > 0) {
        const foundAs = [...new Set(hits.filter((hit) => hit.matches.length > 0).map(({ as }) => as))];
        const next = hits.find((hit) => hit.next !== null)?.next ?? null;
        const matches = [...byId.values()];
        return ok({ understood, tried: [...tried], foundAs, others, matches, total, next });
      }
      const failed = results.find((result) => !result.ok);
      if (failed?.ok === false) return failed;
    }
    return ok({ understood, tried: [...tried], foundAs: [], others, matches: [], total, next: null });
  };

  const byOwnId = async (text: string): Promise<Result<FoundView>> => {
    const id = text.trim();
    const matches: FoundView['matches'][number][] = [];
    const add = (upstream: UpstreamName): void => {
      const masked = maskValue('id', id);
      const who = { upstream, id, name: masked, customer: null, readAt: clock.now(), mergedFrom: null };
      const matchedOn = { type: upstream === 'airpay' ? 'airpayEntityId' : 'wmCustomerId', masked };
      matches.push({
        ref: remember(who),
        name: masked,
        tier: null,
        cards: null,
        matchedOn,
        masked: [],
        sources: [],
        mergedFrom: null,
      });
    };
    const [usage, preferences] = await Promise.all([
      cardUsage === null ? null : cardUsage.read(id),
      communication === null || !/^\d+$/.test(id) ? null : communication.read(id),
    ]);
    // A customer whose token is not there yet cannot be looked up: the panel asks for it.
    if (usage?.ok || usage?.problem.code === 'credentials.token-needed') add('airpay');
    if (preferences?.ok && preferences.value !== null) add('wm');
    if (matches.length === 0 && usage?.ok === false) return usage;
    if (matches.length === 0 && preferences?.ok === false) return preferences;
    const tried = ['airpayEntityId', 'wmCustomerId'];
    const foundAs = matches.map(({ matchedOn }) => matchedOn.type);
    return ok({ understood: tried, tried, foundAs, others: [], matches, total: matches.length, next: null });
  };

  return {
    find: async (text, offset, as) => {
      if (directory === null)
        return text.trim() === ''
          ? fail('find.not-an-identifier', { understood: 'too-short' })
          : byOwnId(text);
      const understood = understand(text, as);
      if (understood.kind === 'nothing')
        return fail('find.not-an-identifier', {
          understood: understood.understood,
          ...(as === null ? {} : { as }),
        });
      const whole = as === null ? understood : understand(text, null);
      const possible = whole.kind === 'candidates' ? whole.candidates.map((candidate) => candidate.as) : [];
      return inDirectory(understood.candidates, offset, directory, possible);
    },
    found: (ref) => remembered.get(ref) ?? null,
  };
};
