import type * as v from 'valibot';
import { problem } from '../../../../shared/domain/problem.ts';
import type { Json, Observation } from '../../../ports/change-kind.ts';
import { expectedOf, observed, unavailable } from '../../kit/read-back.ts';
import type { Found } from '../customers/survivor.ts';

/** What is seen of a change at Capillary. */
export const seenHere = (changeId: string, seen: 'requested' | 'prior' | 'other'): Observation =>
  observed(changeId, seen, problem('read-back.other', { upstream: 'capillary' }));

/** The customer is gone and no survivor is known: neither state. */
export const nobodyLeft = (changeId: string): Observation => ({
  changeId,
  seen: 'other',
  problem: problem('customer.gone', { upstream: 'capillary' }),
});

/** What is seen of the customer; a survivor's state never passes without the note that a merge happened. */
export const seenOfCustomer = (
  changeId: string,
  seen: 'requested' | 'prior' | 'other',
  found: Found,
): Observation => {
  // What a survivor lacks says nothing about the state before.
  if (found.isSurvivor) {
    const note = problem('upstream.merged', { upstream: 'capillary' });
    return { changeId, seen: seen === 'prior' ? 'other' : seen, problem: note };
  }
  return seenHere(changeId, seen);
};

/**
 * Parses the recorded expectation, then reads back; an expectation of another kind counts as a read-back that could not
 * be made.
 */
export const withExpectation = async <T extends v.GenericSchema>(
  changeId: string,
  schema: T,
  expectation: Json,
  read: (wanted: v.InferOutput<T>) => Promise<Observation>,
): Promise<Observation> => {
  const wanted = expectedOf(schema, expectation);
  return wanted === null
    ? unavailable(changeId, 'capillary', problem('internal', { upstream: 'capillary', at: 'expectation' }))
    : read(wanted);
};
