import type { ChangeKindName } from '../../../src/shared/kinds/kinds.ts';
import type { Ending } from '../faults/cuts.ts';
import type { Effect } from '../faults/fault.ts';

/**
 * Which request of a change meets the fault: the write; the reads of the check; the read-backs of a write whose reply
 * was lost; the read-backs of a write that was accepted.
 */
export const PHASES = ['write', 'check', 'read-back', 'read-back of a yes'] as const;

export type Phase = (typeof PHASES)[number];

/** A fault by its name, or a cut after a byte. */
export type FaultSpec =
  | { readonly is: 'named'; readonly name: string }
  | { readonly is: 'cut'; readonly of: 'request' | 'reply'; readonly at: number; readonly ending: Ending };

/** One change, applied once, with one fault in its way. */
export interface WriteSpec {
  readonly is: 'write';
  readonly kind: ChangeKindName;
  readonly phase: Phase;
  readonly fault: FaultSpec;
  /** Whether the write is to take effect; the ledger says whether it did. */
  readonly effect: Effect;
  /** Of the phase's requests, all are hit or the first of each turn. */
  readonly hits: 'all' | 'first';
}

/** The reads that Branchdesk makes. */
export const READS = [
  'airpay card usage',
  'capillary token (OAuth), then customer by id',
  'capillary customer by id',
  'capillary customer by identifier',
  'capillary search',
  'capillary card',
  'capillary card history',
  'capillary series',
  'capillary labels',
  'wm preferences',
  'wm preferences (XML)',
] as const;

export type ReadName = (typeof READS)[number];

/** One read with one fault in its way. */
export interface ReadSpec {
  readonly is: 'read';
  readonly read: ReadName;
  readonly fault: FaultSpec;
  readonly hits: 'all' | 'first';
}

export type Spec = WriteSpec | ReadSpec;
