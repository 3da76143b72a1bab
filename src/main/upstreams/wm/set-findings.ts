import type { Change } from '../../../shared/domain/change.ts';
import type { CommunicationPreferences, Selection } from '../../../shared/domain/communication.ts';
import type { Finding, FindingLevel } from '../../../shared/domain/finding.ts';
import {
  type Problem,
  type ProblemCode,
  type ProblemData,
  problem,
  type Result,
} from '../../../shared/domain/problem.ts';
import { differencesFrom } from '../../../shared/domain/seen-set.ts';
import { shownWithin } from '../../../shared/domain/shown-text.ts';
import type { NonEmpty } from '../../ports/change-kind.ts';
import { entriesOf, keyOf, optInsOf, type SelectionKey } from './complete-set.ts';
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

/** Another selection than those asked for is not as the operator saw it: the difference is shown before anything is sent. */
const elsewhereFindings = (
  { payload }: SetChange,
  fresh: CommunicationPreferences,
  asked: readonly SelectionKey[],
): readonly Finding[] => {
  if (payload.saw === undefined) return [];
  const [first, ...more] = differencesFrom(payload.saw, fresh, asked);
  if (first === undefined) return [];
  const named = first.selection === null ? { upstream: 'wm' } : selectionData(first.selection);
  const data = { ...named, saw: first.saw, now: first.now, more: more.length };
  return [finding('block', 'communication.changed-elsewhere', data)];
};

const selectionIn = (fresh: CommunicationPreferences, key: SelectionKey): Selection | undefined =>
  fresh.categories
    .flatMap(({ channels }) => channels.flatMap(({ selections }) => selections))
    .find((selection) => keyOf(selection) === keyOf(key));

/**
 * An opt-in over an opt-out that came from the customer needs the customer's consent, stated for this change. Every
 * opt-out counts as the customer's, but one by a system that the settings name.
 */
const consentFindings = (
  { payload, asked }: SetChange,
  fresh: CommunicationPreferences,
  systems: readonly string[],
): readonly Finding[] => {
  if (payload.optIn === 'N' || asked?.consented === true) return [];
  const by = selectionIn(fresh, payload)?.modifiedBy ?? null;
  if (by !== null && systems.includes(by)) return [];
  const shownBy = by === null ? null : shownWithin(100, by);
  return [finding('block', 'communication.ask-consent', { ...selectionData(payload), by: shownBy })];
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

/**
 * Judges the changes of one customer against what WM holds now. `systems`: who at WM is a system, not a person. The
 * findings of each change, by its id.
 */
export const findingsOf = (
  changes: NonEmpty<SetChange>,
  fresh: Result<CommunicationPreferences | null>,
  systems: readonly string[],
): ReadonlyMap<string, readonly Finding[]> => {
  const asked = changes.map(({ payload }) => payload);
  const judge = (change: SetChange): readonly Finding[] => {
    if (!fresh.ok) return [unreadable(fresh.problem)];
    if (fresh.value === null) return [finding('block', 'customer.gone', { upstream: 'wm' })];
    if (contradicted(change, changes))
      return [finding('block', 'change.stale', selectionData(change.payload))];
    const states = stateFindings(change, fresh.value);
    if (states.length > 0) return states;
    return [
      ...elsewhereFindings(change, fresh.value, asked),
      ...consentFindings(change, fresh.value, systems),
      ...adviceFindings(change, fresh.value),
    ];
  };
  return new Map(changes.map((change) => [change.id, judge(change)]));
};
