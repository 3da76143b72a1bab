import * as v from 'valibot';
import { type Problem, problem } from '../../../shared/domain/problem.ts';
import type { UpstreamName } from '../../../shared/domain/upstream.ts';
import type { Json, Observation } from '../../ports/change-kind.ts';

/** What could not be read of a system: `cause` is the code of why, beside its own data. */
export const unavailable = (changeId: string, upstream: UpstreamName, why: Problem): Observation => ({
  changeId,
  seen: 'unavailable',
  problem: problem('read-back.unavailable', { ...why.data, upstream, cause: why.code }),
});

/** What was seen of a change; what is neither the state asked for nor the one before is told with `other`. */
export const observed = (
  changeId: string,
  seen: 'requested' | 'prior' | 'other',
  other: Problem,
): Observation => ({ changeId, seen, problem: seen === 'other' ? other : null });

/** What was recorded with the intent, as the kind stored it; `null`: it is not the kind's. */
export const expectedOf = <T extends v.GenericSchema>(
  schema: T,
  expectation: Json,
): v.InferOutput<T> | null => {
  const parsed = v.safeParse(schema, expectation);
  return parsed.success ? parsed.output : null;
};
