import type { TakenFor } from '../../shared/domain/identifier.ts';
import { ok, type Result } from '../../shared/domain/problem.ts';
import type { FoundView } from '../../shared/ipc/answer-views.ts';
import type { CustomerDirectory, DirectoryMatch, DirectorySource } from '../ports/customer-directory.ts';
import type { MatchView } from './match-view.ts';
import type { NameSearches } from './name-searches.ts';
import type { Candidate } from './understand.ts';

const PAGE = 20;

/** Somebody who was found, and the sources that have not told of the record; null: it was found by name alone. */
interface Hit {
  readonly match: DirectoryMatch;
  readonly unread: readonly DirectorySource[] | null;
}

interface Hits {
  readonly as: TakenFor;
  readonly found: readonly Hit[];
  readonly total: number;
  readonly atMost?: true | undefined;
  /** Where the next page begins; null: there is none. */
  readonly next: number | null;
}

const hitsOf = (as: TakenFor, found: readonly Hit[]): Hits => ({
  as,
  found,
  total: found.length,
  next: null,
});

const lookUp = async ({ as, value }: Candidate, directory: CustomerDirectory): Promise<Result<Hits>> => {
  if (as === 'customerId') {
    const customer = await directory.byId(value);
    if (!customer.ok) return customer;
    if (customer.value === null) return ok(hitsOf(as, []));
    const match = { customer: customer.value, matchedOn: { type: as, value } };
    return ok(hitsOf(as, [{ match, unread: [] }]));
  }
  const found = await directory.told(as, value);
  if (!found.ok) return found;
  return ok(
    hitsOf(
      as,
      found.value.map(({ unread, ...match }) => ({ match, unread })),
    ),
  );
};

/** Asks for the spellings of a name in their order: the first under which somebody is found gives all the pages. */
const lookUpNames = async (
  spellings: readonly string[],
  offset: number,
  { directory, names }: { readonly directory: CustomerDirectory; readonly names: NameSearches },
): Promise<Result<Hits>> => {
  const begun = await names.begin(spellings[0] ?? '');
  if (!begun.ok) return begun;
  for (const text of spellings) {
    const page = await directory.byPrefix(text, { limit: PAGE, offset });
    if (!page.ok) return page;
    const { matches, total, atMost, next } = page.value;
    const found = matches.map((match) => ({ match, unread: null }));
    if (total > 0 || found.length > 0) return ok({ as: 'name', found, total, atMost, next });
  }
  return ok(hitsOf('name', []));
};

/** How much of a record was read: those that say more of a customer come first. */
const unknownOf = ({ unread }: Hit): number => unread?.length ?? Number.MAX_SAFE_INTEGER;

/** One of each customer. */
const eachCustomer = (all: readonly Hit[]): readonly Hit[] => {
  const byId = new Map<string, Hit>();
  for (const hit of all.toSorted((a, b) => unknownOf(a) - unknownOf(b)))
    if (!byId.has(hit.match.customer.id)) byId.set(hit.match.customer.id, hit);
  return [...byId.values()];
};

/** Reads on what is known in part; what cannot be read is shown as it was found. */
const completed = async (hit: Hit, directory: CustomerDirectory): Promise<Hit> => {
  const { match, unread } = hit;
  if (unread === null || unread.length === 0) return hit;
  const whole = await directory.completed({ customer: match.customer, unread });
  return whole.ok && whole.value !== null ? { match: { ...match, customer: whole.value }, unread: [] } : hit;
};

const eachOnce = (readings: readonly TakenFor[]): readonly TakenFor[] => [...new Set(readings)];

/**
 * Looks for everybody whom a text may mean: by everything that it may be, at once, so that two customers are always a
 * choice. Where only one was found, the record may be known in part. Gives the problem of a lookup that failed while
 * nobody was found; otherwise what could not be asked is told.
 */
export const findInDirectory = async ({
  directory,
  names,
  candidates,
  offset,
  possible,
  readings,
  show,
}: {
  readonly directory: CustomerDirectory;
  readonly names: NameSearches;
  /** What it is looked up as. */
  readonly candidates: readonly Candidate[];
  readonly offset: number;
  /** What the text may be taken for, most likely first. */
  readonly possible: readonly TakenFor[];
  /** Everything that the branch looks up by. */
  readonly readings: readonly TakenFor[];
  /** Remembers a match, with the sources that have not told of it, and gives how it is shown. */
  readonly show: (match: DirectoryMatch, unread: Hit['unread']) => MatchView;
}): Promise<Result<FoundView>> => {
  const understood = eachOnce(possible);
  const others = readings.filter((reading) => !understood.includes(reading));
  const isName = ({ as }: Candidate): boolean => as === 'name';
  // Only a name search has further pages.
  const wanted = offset > 0 ? candidates.filter(isName) : candidates;
  const spellings = wanted.filter(isName).map(({ value }) => value);
  const asked = [
    ...wanted.filter((one) => !isName(one)).map((one) => ({ as: one.as, answer: lookUp(one, directory) })),
    ...(spellings.length === 0
      ? []
      : [{ as: 'name' as const, answer: lookUpNames(spellings, offset, { directory, names }) }]),
  ];
  const results = await Promise.all(asked.map(async ({ as, answer }) => ({ as, result: await answer })));
  const hits = results.flatMap(({ result }) => (result.ok ? [result.value] : []));
  const failures = results.flatMap(({ as, result }) => (result.ok ? [] : [{ as, result }]));
  const unheard = failures.filter(({ result }) => !directory.takesNoSuch(result.problem));
  // A value that the system does not accept for the type is held by nobody. It is a problem only where nothing else was
  // found.
  const failed = hits.length === 0 ? failures : unheard;
  const found = eachCustomer(hits.flatMap((one) => one.found));
  const next = hits.find((hit) => hit.next !== null)?.next ?? null;
  // Who opens by himself opens at once, by a name that was told, and is read on then. Among several, or where somebody
  // more may be meant, a person chooses by what the records say.
  const isNamed = found.every(({ match }) => match.customer.name.trim() !== '');
  const opensByItself = found.length === 1 && next === null && failed.length === 0;
  const chosenFrom =
    opensByItself && isNamed
      ? found
      : eachCustomer(await Promise.all(found.map((hit) => completed(hit, directory))));
  const matches = chosenFrom.map(({ match, unread }) => show(match, unread));
  const [first] = failed;
  if (matches.length === 0 && next === null && first !== undefined) return first.result;
  return ok({
    understood,
    tried: eachOnce(wanted.map(({ as }) => as)),
    foundAs: eachOnce(hits.filter((hit) => hit.found.length > 0).map(({ as }) => as)),
    unasked: eachOnce(failed.map(({ as }) => as)),
    others,
    matches,
    total: Math.max(matches.length, ...hits.map((hit) => hit.total)),
    ...(hits.some(({ atMost }) => atMost) ? { atMost: true } : {}),
    next,
  });
};
