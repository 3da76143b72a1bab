import type { FaultClass } from '../faults/fault.ts';
import { faultOf } from '../faults/of-spec.ts';
import type { Spec } from '../runs/spec.ts';
import type { Verdict } from '../verdict.ts';

/** One run and what it came to. */
export interface Result {
  readonly spec: Spec;
  readonly class: FaultClass;
  readonly fault: string;
  readonly verdict: Verdict;
  /** Whether the system truly made the change; null for a read. */
  readonly applied: boolean | null;
  /** How long the send of a write or the read took, in milliseconds; null when there was none. */
  readonly ms: number | null;
}

/** Class and name of a spec's fault. */
export const faultNameOf = (spec: Spec): Pick<Result, 'class' | 'fault'> => {
  const fault = faultOf(spec.fault);
  return { class: fault.class, fault: fault.name };
};
