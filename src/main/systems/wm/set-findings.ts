import {
  type CommunicationPreferences,
  isTextChannel,
  type Selection,
} from '../../../shared/domain/communication.ts';
import type { Finding } from '../../../shared/domain/finding.ts';
import type { Result } from '../../../shared/domain/problem.ts';
import { differencesFrom, type SeenDifference } from '../../../shared/domain/seen-set.ts';
import { shownWithin } from '../../../shared/domain/shown-text.ts';
import type { NonEmpty } from '../../ports/change-kind.ts';
import { block, note, unreadable, warn } from '../kit/findings.ts';
import { entriesOf, optInsOf, type SelectionKey, type SetChange, selectionKeyOf } from './complete-set.ts';
import { selectionData } from './selection-data.ts';

/** A fresh set by its keys: made once, however many changes are judged by it. */
interface Indexed {
  readonly set: CommunicationPreferences;
  readonly optIns: ReturnType<typeof optInsOf>;
  /** The first selection of each key. */
  readonly byKey: ReadonlyMap<string, Selection>;
  readonly disabled: ReadonlySet<string>;
}

const indexes = new WeakMap<CommunicationPreferences, Indexed>();

const indexOf = (set: CommunicationPreferences): Indexed => {
  const known = indexes.get(set);
  if (known !== undefined) return known;
  const selections = set.categories.flatMap(({ channels }) => channels.flatMap((one) => one.selections));
  const index: Indexed = {
    set,
    optIns: optInsOf(entriesOf(set)),
    byKey: new Map(selections.toReversed().map((selection) => [selectionKeyOf(selection), selection])),
    disabled: new Set(set.categories.filter(({ enabled }) => enabled === false).map(({ name }) => name)),
  };
  indexes.set(set, index);
  return index;
};

const stateFindings = (change: SetChange, fresh: Indexed): readonly Finding[] => {
  const { payload, prior } = change;
  const data = selectionData(payload);
  const now = fresh.optIns.get(selectionKeyOf(payload));
  if (now === undefined) return [block('communication.selection-gone', data)];
  if (now !== prior) {
    return [block('communication.changed-since', { ...data, saw: prior, now, wanted: payload.optIn })];
  }
  return now === payload.optIn ? [block('change.no-difference', data)] : [];
};

/**
 * A selection that nobody asked to change differs from what the operator saw: the difference is shown before anything
 * is sent.
 */
const elsewhereFindings = (
  { payload }: SetChange,
  differences: (saw: string) => readonly SeenDifference[],
): readonly Finding[] => {
  if (payload.saw === undefined) return [];
  const [first, ...more] = differences(payload.saw);
  if (first === undefined) return [];
  const named = first.selection === null ? { upstream: 'wm' } : selectionData(first.selection);
  const data = { ...named, saw: first.saw, now: first.now, more: more.length };
  return [block('communication.changed-elsewhere', data)];
};

/**
 * An opt-in over an opt-out that came from the customer needs the customer's consent, stated for this change. Every
 * opt-out counts as the customer's, except one by a system that the settings name.
 */
const consentFindings = (
  { payload, asked }: SetChange,
  fresh: Indexed,
  systems: readonly string[],
): readonly Finding[] => {
  if (payload.optIn === 'N' || asked?.consented === true) return [];
  const by = fresh.byKey.get(selectionKeyOf(payload))?.modifiedBy ?? null;
  if (by !== null && systems.includes(by)) return [];
  const shownBy = by === null ? null : shownWithin(100, by);
  return [block('communication.ask-consent', { ...selectionData(payload), by: shownBy })];
};

const adviceFindings = (change: SetChange, fresh: Indexed): readonly Finding[] => {
  const { payload } = change;
  const data = selectionData(payload);
  const disabled = fresh.disabled.has(payload.category);
  // The customer must still answer YES to a message (contract: wm).
  const gated = payload.optIn === 'Y' && isTextChannel(payload.channel);
  return [
    ...(disabled ? [warn('communication.category-disabled', data)] : []),
    ...(gated ? [note('communication.text-second-gate', data)] : []),
  ];
};

/** Selections for which drafts ask for opposite states: neither draft is sent. */
const contradicted = (changes: readonly SetChange[]): ReadonlySet<string> => {
  const asked = optInsOf(changes.map(({ payload }) => payload));
  return new Set([...asked].filter(([, optIn]) => optIn === 'both').map(([key]) => key));
};

/**
 * Gives the differences from what was seen, outside the selections that drafts ask for. Drafts that saw the same share
 * one answer.
 */
const differencesOutside = (
  fresh: CommunicationPreferences,
  asked: readonly SelectionKey[],
): ((saw: string) => readonly SeenDifference[]) => {
  const known = new Map<string, readonly SeenDifference[]>();
  return (saw) => {
    const differences = known.get(saw) ?? differencesFrom(saw, fresh, asked);
    known.set(saw, differences);
    return differences;
  };
};

/**
 * Judges the changes of one customer against what WM holds now. `systems`: who at WM is a system, not a person. The
 * findings of each change, by its id.
 */
export const findingsOf = (
  changes: NonEmpty<SetChange>,
  fresh: Result<CommunicationPreferences | null>,
  systems: readonly string[],
): ReadonlyMap<string, readonly Finding[]> => {
  const all = (judge: (change: SetChange) => readonly Finding[]) =>
    new Map(changes.map((change) => [change.id, judge(change)]));
  if (!fresh.ok) return all(() => [unreadable('wm', fresh.problem)]);
  if (fresh.value === null) return all(() => [block('customer.gone', { upstream: 'wm' })]);
  const now = indexOf(fresh.value);
  const opposed = contradicted(changes);
  const differences = differencesOutside(
    now.set,
    changes.map(({ payload }) => payload),
  );
  return all((change) => {
    if (opposed.has(selectionKeyOf(change.payload)))
      return [block('change.stale', selectionData(change.payload))];
    const states = stateFindings(change, now);
    if (states.length > 0) return states;
    return [
      ...elsewhereFindings(change, differences),
      ...consentFindings(change, now, systems),
      ...adviceFindings(change, now),
    ];
  });
};
