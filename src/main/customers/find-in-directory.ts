import type { Reading } from '../../shared/domain/identifier.ts';
import { ok, type Result } from '../../shared/domain/problem.ts';
import type { FoundView } from '../../shared/ipc/answer-views.ts';
import type { CustomerDirectory, DirectoryMatch } from '../ports/customer-directory.ts';
import type { MatchView } from './match-view.ts';
import type { Candidate } from './understand.ts';

const PAGE = 20;

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

const lookUp = async (
  { as, value }: Candidate,
  offset: number,
  directory: CustomerDirectory,
): Promise<Result<Hits>> => {
  if (as === 'name') {
    const page = await directory.byPrefix(value, { limit: PAGE, offset });
    if (!page.ok) return page;
    const { matches, total } = page.value;
    const end = offset + matches.length;
    return ok({ as, matches, total, next: matches.length > 0 && end < total ? end : null, whole: false });
  }
  if (as === 'customerId') {
    const customer = await directory.byId(value);
    if (!customer.ok) return customer;
    const matches =
      customer.value === null ? [] : [{ customer: customer.value, matchedOn: { type: as, value } }];
    return ok({ as, matches, total: matches.length, next: null, whole: true });
  }
  const found = await directory.byIdentifier(as, value);
  if (!found.ok) return found;
  return ok({ as, matches: found.value, total: found.value.length, next: null, whole: true });
};

/** One match for each customer. */
const matchesOf = (
  hits: readonly Hits[],
  show: (match: DirectoryMatch, whole: boolean) => MatchView,
): readonly MatchView[] => {
  const byId = new Map<string, MatchView>();
  // Whole records first: they say more of the same customer.
  for (const { matches, whole } of hits.toSorted((a, b) => Number(b.whole) - Number(a.whole))) {
    for (const match of matches)
      if (!byId.has(match.customer.id)) byId.set(match.customer.id, show(match, whole));
  }
  return [...byId.values()];
};

/**
 * Looks for everybody whom a text may mean: first by what it most likely is, then by everything else it may be. Gives
 * the problem of a lookup that failed while nobody was found.
 */
export const findInDirectory = async ({
  directory,
  candidates,
  offset,
  possible,
  readings,
  show,
}: {
  readonly directory: CustomerDirectory;
  /** What it is looked up as. */
  readonly candidates: readonly Candidate[];
  readonly offset: number;
  /** What the text may be taken for, most likely first. */
  readonly possible: readonly Reading[];
  /** Everything that the branch looks up by. */
  readonly readings: readonly Reading[];
  /** Remembers a match and gives how it is shown. */
  readonly show: (match: DirectoryMatch, whole: boolean) => MatchView;
}): Promise<Result<FoundView>> => {
  const understood = [...new Set(possible)];
  const others = readings.filter((reading) => !understood.includes(reading));
  const tried = new Set<Reading>();
  // Only a name search has further pages.
  const wanted = offset > 0 ? candidates.filter(({ as }) => as === 'name') : candidates;
  let total = 0;
  for (const tier of byLikelihood(wanted)) {
    for (const { as } of tier) tried.add(as);
    const results = await Promise.all(tier.map((candidate) => lookUp(candidate, offset, directory)));
    const hits = results.flatMap((result) => (result.ok ? [result.value] : []));
    const matches = matchesOf(hits, show);
    total = Math.max(total, matches.length, ...hits.map((hit) => hit.total));
    if (matches.length > 0) {
      const foundAs = [...new Set(hits.filter((hit) => hit.matches.length > 0).map(({ as }) => as))];
      const next = hits.find((hit) => hit.next !== null)?.next ?? null;
      return ok({ understood, tried: [...tried], foundAs, others, matches, total, next });
    }
    const failed = results.find((result) => !result.ok);
    if (failed?.ok === false) return failed;
  }
  return ok({ understood, tried: [...tried], foundAs: [], others, matches: [], total, next: null });
};
