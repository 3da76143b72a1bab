import { type Problem, problem, type Result } from '../../shared/domain/problem.ts';
import type { DraftRequest } from '../../shared/kinds/requests.ts';
import { changesAppliedWith } from './line.ts';
import { isDraft, type Line, MOST_DRAFTS, type Visit } from './visit.ts';

/** The visit without some of its lines. */
export const without = (visit: Visit, drop: (line: Line) => boolean): Visit => ({
  ...visit,
  lines: visit.lines.filter((line) => !drop(line)),
});

/** The visit without the drafts of these slots, nor any other step of their entries. */
export const withoutSlots = (visit: Visit, slots: ReadonlySet<string>): Visit => {
  const replaced = visit.lines.filter((line) => slots.has(line.slot) && isDraft(line));
  if (replaced.length === 0) return visit;
  const gone = changesAppliedWith(
    visit.lines,
    replaced.map(({ change }) => change.id),
  );
  return without(visit, (line) => gone.has(line.change.id) && isDraft(line));
};

/**
 * What one request comes to, and the slots that it takes. Steps that ask for the present state make no line, but take
 * their slots too.
 */
export interface StagedEntry {
  readonly lines: readonly Line[];
  readonly slots: readonly string[];
}

/** Tells what stops an entry: a change of the same thing that is being applied, or a basket that is full. */
const roomIn = (visit: Visit): { stops(entry: StagedEntry): Problem | null } => {
  const busy = new Set(visit.lines.filter(({ underWay }) => underWay).map(({ slot }) => slot));
  const drafts = visit.lines.filter(isDraft);
  const taken = new Set(drafts.map(({ slot }) => slot));
  let count = drafts.length;
  return {
    stops: ({ lines, slots }) => {
      if (slots.some((slot) => busy.has(slot))) return problem('visit.busy');
      const added = lines.filter(({ slot }) => !taken.has(slot));
      if (added.length > 0 && count + added.length > MOST_DRAFTS)
        return problem('basket.full', { most: MOST_DRAFTS });
      count += added.length;
      for (const { slot } of added) taken.add(slot);
      return null;
    },
  };
};

/** What becomes of a visit when requests are staged in it. */
interface Staged {
  readonly visit: Visit;
  /** The lines that are new in it. */
  readonly lines: readonly Line[];
  /** Of each request the id of its first change; null where nothing is left to change, or where it cannot be staged. */
  readonly changeIds: readonly (string | null)[];
  /** Why the first of those was left out that cannot be staged; null where all were staged. */
  readonly stopped: Problem | null;
}

/** Stages requests, in their order: of two for the same thing the later one stays. `linesOf`: what a request comes to. */
export const staged = (
  visit: Visit,
  requests: readonly DraftRequest[],
  linesOf: (visit: Visit, request: DraftRequest) => Result<StagedEntry>,
): Staged => {
  const room = roomIn(visit);
  let stopped: Problem | null = null;
  const entries = new Map<string, StagedEntry>();
  const changeIds = requests.map((request) => {
    const drafted = linesOf(visit, request);
    const stops = drafted.ok ? room.stops(drafted.value) : drafted.problem;
    if (stops !== null || !drafted.ok) {
      stopped ??= stops;
      return null;
    }
    for (const slot of drafted.value.slots) {
      const before = entries.get(slot);
      if (before !== undefined) for (const other of before.slots) entries.delete(other);
    }
    for (const slot of drafted.value.slots) entries.set(slot, drafted.value);
    return drafted.value.lines[0]?.change.id ?? null;
  });
  if (entries.size === 0) return { visit, lines: [], changeIds, stopped };
  const lines = [...new Set(entries.values())].flatMap((entry) => entry.lines);
  const cleared = withoutSlots(visit, new Set(entries.keys()));
  return { visit: { ...cleared, lines: [...cleared.lines, ...lines] }, lines, changeIds, stopped };
};
