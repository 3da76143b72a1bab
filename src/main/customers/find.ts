import type { TakenFor } from '../../shared/domain/identifier.ts';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import type { UpstreamName } from '../../shared/domain/upstream.ts';
import type { FoundView } from '../../shared/ipc/answer-views.ts';
import { type Clock, readNow } from '../ports/clock.ts';
import type { CustomerDirectory } from '../ports/customer-directory.ts';
import type { PanelSources } from '../ports/panels.ts';
import { cleanCode } from '../values/clean.ts';
import { findByOwnId } from './find-by-own-id.ts';
import { findInDirectory } from './find-in-directory.ts';
import { createFoundCustomers, type FoundCustomer } from './found-customers.ts';
import { type Match, type MatchView, matchOf, matchOfId } from './match-view.ts';
import type { NameSearches } from './name-searches.ts';
import type { Candidate, Understood } from './understand.ts';

/** Finds customers by what was typed or scanned. */
export interface Finder {
  /**
   * Looks for everybody whom the text may mean, by everything that it may be at once; with `as`, by that alone.
   * `scanned`: a scanner sent it, not a person, so that it is a card first. Nobody found is an empty list. Problems:
   * `find.not-an-identifier`, and that of a lookup that failed while nobody was found.
   */
  find(text: string, offset: number, as: TakenFor | null, scanned?: boolean): Promise<Result<FoundView>>;
  /** The customer behind a match's ref; null when it was never given out or is too long ago. */
  found(ref: string): FoundCustomer | null;
}

/** Whether everybody was asked, and nobody was found. */
const foundNobody = (found: Result<FoundView>): boolean =>
  found.ok &&
  found.value.matches.length === 0 &&
  found.value.next === null &&
  found.value.unasked.length === 0;

/** Builds the finder. With Capillary off (`directory` null) the text is an id of another system. */
export const createFinder = (deps: {
  readonly directory: CustomerDirectory | null;
  readonly sources: PanelSources;
  /** What lets searches by name through. */
  readonly names: NameSearches;
  /** What a text may be; with `as`, what it means as that type. */
  readonly understand: (text: string, as: TakenFor | null, scanned: boolean) => Understood;
  /** What a text may be beside what it is asked for at first: asked for where that finds nobody. */
  readonly rest?: (text: string) => readonly Candidate[];
  /** Everything that can be looked up by. */
  readonly readings: readonly TakenFor[];
  readonly refOf: (upstream: UpstreamName, id: string) => string;
  readonly clock: Clock;
}): Finder => {
  const { directory, sources, names, understand, rest, readings, refOf, clock } = deps;
  const customers = createFoundCustomers(refOf);
  const show = ({ who, view }: Match): MatchView => ({ ref: customers.remember(who), ...view });

  return {
    find: async (text, offset, as, scanned = false) => {
      if (directory === null)
        return cleanCode(text) === ''
          ? fail('find.not-an-identifier', { understood: 'too-short' })
          : findByOwnId(text, {
              sources,
              show: (upstream, id) => show(matchOfId(upstream, id, readNow(clock))),
            });
      const understood = understand(text, as, scanned);
      const further = as === null && offset === 0 ? (rest?.(text) ?? []) : [];
      if (understood.kind === 'nothing' && further.length === 0)
        return fail('find.not-an-identifier', {
          understood: understood.understood,
          ...(as === null ? {} : { as }),
        });
      const whole = as === null ? understood : understand(text, null, scanned);
      const possible = whole.kind === 'candidates' ? whole.candidates.map((candidate) => candidate.as) : [];
      const lookUp = (candidates: readonly Candidate[]) =>
        findInDirectory({
          directory,
          names,
          candidates,
          offset,
          possible: [...possible, ...further.map((candidate) => candidate.as)],
          readings,
          show: (match, unread) => show(matchOf(match, unread, readNow(clock))),
        });
      const first = understood.kind === 'candidates' ? await lookUp(understood.candidates) : null;
      if (further.length === 0 || (first !== null && !foundNobody(first))) return first ?? lookUp([]);
      const second = await lookUp(further);
      return first?.ok && second.ok
        ? ok({ ...second.value, tried: [...first.value.tried, ...second.value.tried] })
        : second;
    },
    found: customers.get,
  };
};
