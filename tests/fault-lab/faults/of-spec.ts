import type { FaultSpec } from '../runs/spec.ts';
import { faultNamed } from './catalog.ts';
import { cutReply, cutRequest } from './cuts.ts';
import type { Fault } from './fault.ts';

/** The fault that a spec means. */
export const faultOf = (spec: FaultSpec): Fault => {
  if (spec.is === 'named') return faultNamed(spec.name);
  return spec.of === 'request' ? cutRequest(spec.at, spec.ending) : cutReply(spec.at, spec.ending);
};
