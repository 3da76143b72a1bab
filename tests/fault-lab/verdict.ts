import type { ReadEvidence, Said, Timed, WriteEvidence } from './runs/evidence.ts';
import type { Truth } from './stand/stand.ts';

/*
 * Compares what was claimed with what truly happened. Shares no code with what it judges: the words of the outcomes
 * are written down here again, with what each of them claims.
 */

/** How far over its deadline a call may end, in milliseconds, beside the time that the process itself was late. */
export const TOLERANCE_MS = 250;

/** What a run came to. */
export interface Verdict {
  /** Claims that are not so. */
  readonly misreported: readonly string[];
  /** The write reached the network or the system more than once. */
  readonly duplicate: boolean;
  /** Something took longer than its deadline allows, or never ended. */
  readonly hung: readonly string[];
  /** A write was sent of which no intent was on disk. */
  readonly unrecorded: boolean;
  /** The last word, `+`-joined where changes of one attempt differ. */
  readonly outcome: string;
}

/** The one case in which "there is no such customer" is what the system itself says, in its own words. */
const isToldNobody = ({ spec, upstream }: Pick<WriteEvidence | ReadEvidence, 'spec' | 'upstream'>): boolean =>
  upstream === 'wm' && spec.fault.is === 'named' && spec.fault.name === '404-own-words';

/** Why this state claims more than is so; null when it does not. */
const lieOf = (state: string, truth: Truth, { spec, upstream, begun }: WriteEvidence): string | null => {
  const { applied, seen } = truth;
  switch (state) {
    case 'confirmed':
    case 'accepted':
      return applied === 0 ? `${state}, and nothing was changed` : null;
    case 'refused':
      return seen > 0 || begun > 0 ? 'refused, and something was sent' : null;
    case 'not-sent':
      return seen > 0 || begun > 0 ? 'not-sent, and something was sent' : null;
    case 'rejected':
    case 'not-applied':
      return applied > 0 ? `${state}, and it was changed` : null;
    case 'contradicted':
      if (spec.phase === 'read-back of a yes' && isToldNobody({ spec, upstream })) return null;
      return applied > 0 ? 'contradicted, and it is as requested' : null;
    case 'unknown':
      return null;
    default:
      return `no outcome is called ${state}`;
  }
};

/** A yes that is still being read back claims only that the reply said yes. */
const isClaim = ({ state, isAtRest }: Said): boolean => isAtRest || state !== 'accepted';

const lateOf = ({ what, ms, calls, lagMs }: Timed, deadlineMs: number): string | null => {
  const allowed = deadlineMs * calls + TOLERANCE_MS + lagMs;
  return ms > allowed ? `${what} took ${Math.round(ms)} ms of ${Math.round(allowed)}` : null;
};

const some = (texts: readonly (string | null)[]): readonly string[] => [
  ...new Set(texts.filter((text) => text !== null)),
];

const hangsOf = (timed: readonly Timed[], stuck: boolean, deadlineMs: number): readonly string[] =>
  some([stuck ? 'never ended' : null, ...timed.map((one) => lateOf(one, deadlineMs))]);

/** Judges the run of a change. */
export const judgeWrite = (evidence: WriteEvidence, deadlineMs: number): Verdict => {
  const { said, truth, onRecord, stuck } = evidence;
  const last = new Map(onRecord.map(({ changeId, reported }) => [changeId, reported]));
  const misreported = some([
    ...said.filter(isClaim).map((one) => lieOf(one.state, one.truth, evidence)),
    // What was the last word has to be so at the end too.
    ...[...last.values()].map((state) => (state === null ? null : lieOf(state, truth, evidence))),
    ...onRecord.map(({ reported, recorded }) =>
      reported === recorded ? null : `on record ${recorded ?? 'nothing'}, reported ${reported ?? 'nothing'}`,
    ),
    ...(last.size === 0 && !stuck ? ['nothing was reported'] : []),
  ]);
  return {
    misreported,
    duplicate: truth.seen > 1 || truth.applied > 1 || evidence.begun > 1,
    hung: hangsOf(evidence.timed, stuck, deadlineMs),
    unrecorded: evidence.unrecorded > 0,
    outcome: [...new Set(last.values())].map((state) => state ?? 'nothing').join('+'),
  };
};

/** Judges a read: it may fail, and it may tell what is so; it may not tell anything else. */
export const judgeRead = (evidence: ReadEvidence, deadlineMs: number): Verdict => {
  const { claimed, baseline } = evidence;
  const isTrue = claimed === null || claimed === baseline || (claimed === 'null' && isToldNobody(evidence));
  return {
    misreported: isTrue ? [] : [`told ${claimed.slice(0, 200)}`],
    duplicate: false,
    hung: hangsOf(evidence.timed, evidence.stuck, deadlineMs),
    unrecorded: false,
    outcome: claimed === null ? 'problem' : claimed === baseline ? 'read' : 'other',
  };
};
