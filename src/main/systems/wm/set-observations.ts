import * as v from 'valibot';
import type { CommunicationPreferences } from '../../../shared/domain/communication.ts';
import { type Problem, problem, type Result } from '../../../shared/domain/problem.ts';
import type { Json, NonEmpty, Observation } from '../../ports/change-kind.ts';
import { expectedOf, observed, unavailable } from '../kit/read-back.ts';
import {
  type Difference,
  entriesOf,
  optInsOf,
  type SetChange,
  SetEntrySchema,
  selectionKeyOf,
  unaskedDifference,
} from './complete-set.ts';
import { selectionData } from './selection-data.ts';

const differenceProblem = ({ key, expected, now }: Difference): Problem =>
  problem('communication.unasked-difference', { ...selectionData(key), expected, now });

const alike = (
  changes: NonEmpty<SetChange>,
  seen: Observation['seen'],
  reason: Problem,
): readonly Observation[] => changes.map((change) => ({ changeId: change.id, seen, problem: reason }));

const observe = (change: SetChange, now: ReturnType<typeof optInsOf>): Observation => {
  const seen = now.get(selectionKeyOf(change.payload));
  const data = selectionData(change.payload);
  if (seen === undefined) return observed(change.id, 'other', problem('communication.selection-gone', data));
  const where = seen === change.payload.optIn ? 'requested' : seen === change.prior ? 'prior' : 'other';
  return observed(change.id, where, problem('read-back.other', { ...data, now: seen }));
};

/**
 * What a read-back shows of the changes of one attempt. A difference that nobody asked for, in any selection outside
 * the attempt, makes every change of the attempt `other` with `communication.unasked-difference` (contract: wm).
 */
export const observationsOf = (
  changes: NonEmpty<SetChange>,
  expectation: Json,
  read: Result<CommunicationPreferences | null>,
): readonly Observation[] => {
  if (!read.ok) return changes.map(({ id }) => unavailable(id, 'wm', read.problem));
  if (read.value === null) return alike(changes, 'other', problem('customer.gone', { upstream: 'wm' }));
  const expected = expectedOf(v.array(SetEntrySchema), expectation);
  if (expected === null) return alike(changes, 'untold', problem('read-back.untold', { upstream: 'wm' }));
  const entries = entriesOf(read.value);
  const asked = changes.map((change) => change.payload);
  const difference = unaskedDifference(expected, entries, asked);
  if (difference !== null) return alike(changes, 'other', differenceProblem(difference));
  const now = optInsOf(entries);
  return changes.map((change) => observe(change, now));
};
