import type { Change } from '../../shared/domain/change.ts';
import { type Finding, isBlocked } from '../../shared/domain/finding.ts';
import type { Problem } from '../../shared/domain/problem.ts';
import { againOf, type DraftRequest } from '../../shared/kinds/requests.ts';
import type { Progress } from '../changes/progress.ts';
import type { Drafted } from './draft.ts';
import { isDraft, type Line, type LineLinks, type Visit } from './visit.ts';

/** What a new line is made from beside what was drafted: its id (UUIDv7), who drafts it, and when (ms since the epoch). */
interface Making {
  readonly id: string;
  readonly operator: string;
  readonly at: number;
  readonly links: LineLinks;
}

/** A draft as it enters the basket. It was not checked yet, so it is shown as being checked. */
export const newLine = (
  visit: Visit,
  { ask, summary, prior, slot, target, asked }: Omit<Drafted, 'already'>,
  { id, operator, at, links }: Making,
): Line => ({
  change: { id, kind: ask.kind, customer: visit.keys, payload: ask.payload, prior, operator, draftedAt: at },
  summary,
  slot,
  target,
  links,
  consent: asked ?? null,
  underWay: false,
  view: {
    ...links,
    state: 'draft',
    busy: 'checking',
    findings: [],
    reason: null,
    notes: [],
    requestId: null,
    upstreamRequestId: null,
  },
});

/** The line after a step of the pipeline. */
export const step = (line: Line, progress: Progress): Line => {
  const { changeId: _, mergedInto: __, leftToPerson: ___, fresh: ____, became, ...shown } = progress;
  return { ...line, ...became, view: { ...line.view, ...shown } };
};

/**
 * A draft with what a check found: it may be sent, is stopped, or waits for a second person.
 * @param waits that it waits, and why once more; `null`: it does not
 */
export const judged = (
  line: Line,
  findings: readonly Finding[],
  waits: { readonly again: Problem | null } | null,
): Line => {
  const blocked = isBlocked(findings);
  const block = findings.find(({ level }) => level === 'block')?.problem ?? null;
  const reason = blocked ? block : (waits?.again ?? null);
  const state = blocked ? 'refused' : waits === null ? 'draft' : 'needs-approval';
  return { ...line, view: { ...line.view, state, busy: null, findings, reason } };
};

type ById = ReadonlyMap<string, Line>;

const byId = (lines: readonly Line[]): ById => new Map(lines.map((line) => [line.change.id, line]));

/** The steps before a line, the first one first. */
const stepsBefore = (lines: ById, { links: { after } }: Line): readonly Line[] => {
  const before = after === undefined ? undefined : lines.get(after);
  return before === undefined ? [] : [...stepsBefore(lines, before), before];
};

/** The steps before a draft that are not done: it is judged as if they were. */
export const aheadOf = (lines: readonly Line[], line: Line): readonly Change[] =>
  (line.links.after === undefined ? [] : stepsBefore(byId(lines), line))
    .filter((one) => isDraft(one) || one.underWay)
    .map(({ change }) => change);

/** The ids of all steps of the entries that changes belong to: the steps of one entry are taken out together. */
export const changesAppliedWith = (
  lines: readonly Line[],
  changeIds: readonly string[],
): ReadonlySet<string> => {
  const known = byId(lines);
  const rootOf = (line: Line): string => (stepsBefore(known, line)[0] ?? line).change.id;
  const roots = new Set(changeIds.flatMap((id) => known.get(id) ?? []).map(rootOf));
  return new Set(lines.filter((line) => roots.has(rootOf(line))).map(({ change }) => change.id));
};

/** The ids of all steps of the entry that a change belongs to: they are taken out together. */
export const entryOf = (lines: readonly Line[], changeId: string): ReadonlySet<string> =>
  changesAppliedWith(lines, [changeId]);

/**
 * The request that a draft came from, to be made again over what is there now; `null` where the kind has no state that
 * somebody else may have changed meanwhile and the operator may still want.
 */
export const requestOf = ({ summary, target }: Line): DraftRequest | null =>
  target === null ? null : againOf(summary, target);
