import type { UpstreamName } from '../../../src/shared/domain/upstream.ts';
import { doorFaults, staleFaults } from './connection.ts';
import { contentFaults } from './content.ts';
import type { Effect, Fault } from './fault.ts';
import { framingFaults } from './framing.ts';
import { interimFaults } from './interim.ts';
import { sizeFaults } from './size.ts';
import { statusFaults } from './status.ts';
import { timingFaults } from './timing.ts';

/** Every kind of network fault but the cuts at each byte, in the order of the report. */
export const FAULTS: readonly Fault[] = [
  ...doorFaults,
  ...staleFaults,
  ...timingFaults,
  ...interimFaults,
  ...framingFaults,
  ...sizeFaults,
  ...contentFaults,
  ...statusFaults,
];

const BY_NAME: ReadonlyMap<string, Fault> = new Map(FAULTS.map((fault) => [fault.name, fault]));

/** The fault of this name. */
export const faultNamed = (name: string): Fault => {
  const fault = BY_NAME.get(name);
  if (fault === undefined) throw new Error(`no fault is called ${name}`);
  return fault;
};

/** The effects with which a fault is tried at an upstream. */
export const effectsOf = (fault: Fault, upstream: UpstreamName): readonly Effect[] =>
  fault.effectsAt?.(upstream) ?? fault.effects;
