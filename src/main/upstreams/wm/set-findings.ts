import type { Change } from '../../../shared/domain/change.ts';
import type { CommunicationPreferences } from '../../../shared/domain/communication.ts';
import type { Finding, FindingLevel } from '../../../shared/domain/finding.ts';
import {
  type Problem,
  type ProblemCode,
  type ProblemData,
  problem,
  type Result,
} from '../../../shared/domain/problem.ts';
import type { NonEmpty } from '../../ports/change-kind.ts';
import { entriesOf, keyOf, optInsOf } from './complete-set.ts';
import { selectionData } from './selection-data.ts';

type SetChange = Change<'communication.set'>;

/** The channel after whose opt-in the customer must still answer YES to a message (contract: wm). */
const TEXT_CHANNEL = 'text';

const finding = (level: FindingLevel, code: ProblemCode, data: ProblemData): Finding => ({
  level,
  problem: problem(code, data),
  owners: [],
});

/** Why nothing can be judged, as a block: the reason's own data, with its code as `reason`. */
const unreadable = (reason: Problem): Finding =>
  finding('block', 'check.unreadable', { ...reason.data, upstream: 'wm', reason: reason.code });

const stateFindings = (change: SetChange, fresh: CommunicationPreferences): readonly Finding[] => {
  const { payload, prior } = change;
  const data = selectionData(payload);
  const now = optInsOf(entriesOf(fresh)).get(keyOf(payload));
  if (now === undefined) return [finding('block', 'communication.selection-gone', data)];
  if (now !== prior) {
    return [
      finding('block', 'communication.changed-since', { ...data, saw: prior, now, wanted: payload.optIn }),
    ];
  }
  return now === payload.optIn ? [finding('block', 'change.no-difference', data)] : [];
};

const adviceFindings = (change: SetChange, fresh: CommunicationPreferences): readonly Finding[] => {
  const { payload } = change;
  const data = selectionData(payload);
  const disabled = fresh.categories.some(
    (category) => category.name === payload.category && category.enabled === false,
  );
  const gated = payload.optIn === 'Y' && payload.channel.toLowerCase() === TEXT_CHANNEL;
  return [
    ...(disabled ? [finding('warn', 'communication.category-disabled', data)] : []),
    ...(gated ? [finding('note', 'communication.text-second-gate', data)] : []),
  ];
};

/** Drafts that ask for opposite states of one selection: neither is sent. */
const contradicted = (change: SetChange, changes: readonly SetChange[]): boolean =>
  changes.some(
    (other) => keyOf(other.payload) === keyOf(change.payload) && other.payload.optIn !== change.payload.optIn,
  );

/** Judges the changes of one customer against what WM holds now. The findings of each change, by its id. */
export const findingsOf = (
  changes: NonEmpty<SetChange>,
  fresh: Result<CommunicationPreferences | null>,
): ReadonlyMap<string, readonly Finding[]> => {
  const judge = (change: SetChange): readonly Finding[] => {
    if (!fresh.ok) return [unreadable(fresh.problem)];
    if (fresh.value === null) return [finding('block', 'customer.gone', { upstream: 'wm' })];
    if (contradicted(change, changes))
      return [finding('block', 'change.stale', selectionData(change.payload))];
    const states = stateFindings(change, fresh.value);
    return states.length > 0 ? states : adviceFindings(change, fresh.value);
  };
  return new Map(changes.map((change) => [change.id, judge(change)]));
};
