import type { Reading } from '../../shared/domain/identifier.ts';
import { ok, type Result } from '../../shared/domain/problem.ts';
import type { FoundView } from '../../shared/ipc/answer-views.ts';
import type { CustomerDirectory, DirectoryMatch } from '../ports/customer-directory.ts';
import type { MatchView } from './match-view.ts';
import type { NameSearches } from './name-searches.ts';
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

const lookUp = async ({ as, value }: Candidate, directory: CustomerDirectory): Promise<Result<Hits>> => {
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
    const { matches, total, next } = page.value;
    if (total > 0 || matches.length > 0) return ok({ as: 'name', matches, total, next, whole: false });
  }
  return ok({ as: 'name', matches: [], total: 0, next: null, whole: false });
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

const eachOnce = (readings: readonly Reading[]): readonly Reading[] => [...new Set(readings)];

/**
 * Looks for everybody whom a text may mean: by everything that it may be, at once, so that two customers are always a
 * choice. Gives the problem of a lookup that failed while nobody was found; otherwise what could not be asked is told.
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
  readonly possible: readonly Reading[];
  /** Everything that the branch looks up by. */
  readonly readings: readonly Reading[];
  /** Remembers a match and gives how it is shown. */
  readonly show: (match: DirectoryMatch, whole: boolean) => MatchView;
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
  // Nobody holds what the system takes for no value of the type; where that is all it says, it is said.
  const failed = hits.length === 0 ? failures : unheard;
  const matches = matchesOf(hits, show);
  const next = hits.find((hit) => hit.next !== null)?.next ?? null;
  const [first] = failed;
  if (matches.length === 0 && next === null && first !== undefined) return first.result;
  return ok({
    understood,
    tried: eachOnce(wanted.map(({ as }) => as)),
    foundAs: eachOnce(hits.filter((hit) => hit.matches.length > 0).map(({ as }) => as)),
    unasked: eachOnce(failed.map(({ as }) => as)),
    others,
    matches,
    total: Math.max(matches.length, ...hits.map((hit) => hit.total)),
    next,
  });
};
