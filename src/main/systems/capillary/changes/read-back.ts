import * as v from 'valibot';
import { type Problem, problem } from '../../../../shared/domain/problem.ts';
import type { Json, Observation } from '../../../ports/change-kind.ts';
import type { Found } from '../customers/survivor.ts';

/** What could not be read: `cause` is the code of why, beside its own data. */
export const unavailable = (changeId: string, why: Problem): Observation => ({
  changeId,
  seen: 'unavailable',
  problem: problem('read-back.unavailable', { ...why.data, cause: why.code }),
});

/** The customer is gone and no survivor is known: neither state. */
export const nobodyLeft = (changeId: string): Observation => ({
  changeId,
  seen: 'other',
  problem: problem('customer.gone', { upstream: 'capillary' }),
});

/** What is seen of the customer; a survivor's state never passes without the note that a merge happened. */
export const observed = (
  changeId: string,
  seen: 'requested' | 'prior' | 'other',
  found: Found,
): Observation => {
  // What a survivor lacks says nothing about the state before.
  if (found.isSurvivor) {
    const note = problem('upstream.merged', { upstream: 'capillary' });
    return { changeId, seen: seen === 'prior' ? 'other' : seen, problem: note };
  }
  return {
    changeId,
    seen,
    problem: seen === 'other' ? problem('read-back.other', { upstream: 'capillary' }) : null,
  };
};

/** Parses the recorded expectation, then reads back; one that is not ours tells nothing. */
export const withExpectation = async <T extends v.GenericSchema>(
  changeId: string,
  schema: T,
  expectation: Json,
  read: (wanted: v.InferOutput<T>) => Promise<Observation>,
): Promise<Observation> => {
  const parsed = v.safeParse(schema, expectation);
  return parsed.success
    ? read(parsed.output)
    : unavailable(changeId, problem('internal', { upstream: 'capillary', at: 'expectation' }));
};
