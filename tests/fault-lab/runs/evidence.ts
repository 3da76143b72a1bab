import type { UpstreamName } from '../../../src/shared/domain/upstream.ts';
import type { Truth } from '../stand/stand.ts';
import type { ReadSpec, WriteSpec } from './spec.ts';

/** How long something took that makes calls. */
export interface Timed {
  readonly what: 'check' | 'send' | 'read-back' | 'read' | 'call';
  readonly ms: number;
  /** Calls made in it, one after another at worst. */
  readonly calls: number;
  /** By how much this process was late meanwhile. */
  readonly lagMs: number;
}

/** A state that was reported to the operator, with what the ledger said at that moment. */
export interface Said {
  readonly changeId: string;
  readonly state: string;
  /** Reported as the last word for now: no read-back goes on. */
  readonly isAtRest: boolean;
  readonly truth: Truth;
}

/** What stood on record, read by another connection, beside what had been reported by then. */
export interface OnRecord {
  readonly changeId: string;
  readonly reported: string | null;
  readonly recorded: string | null;
}

/** All that is known of one run of a change. */
export interface WriteEvidence {
  readonly spec: WriteSpec;
  readonly upstream: UpstreamName;
  readonly truth: Truth;
  /** Writes of which a byte arrived at the front. */
  readonly begun: number;
  readonly said: readonly Said[];
  /** After apply, and after everything. */
  readonly onRecord: readonly OnRecord[];
  /** Sends for which no intent was on disk before. */
  readonly unrecorded: number;
  readonly timed: readonly Timed[];
  /** The machine was so busy that a read failed, or a call ran into its deadline, which nothing had spoiled. */
  readonly missed: boolean;
  /**
   * The machine was so busy that the one request of the change reached the system after its turn was over, when the
   * read-backs believed that it could come no more: they have no deadline to wait for here.
   */
  readonly strayed: boolean;
  /** It did not come to an end by itself. */
  readonly stuck: boolean;
}

/** All that is known of one read. */
export interface ReadEvidence {
  readonly spec: ReadSpec;
  readonly upstream: UpstreamName;
  /** What is so, as JSON. */
  readonly baseline: string;
  /** What was claimed to be so, as JSON; null: a problem was told. */
  readonly claimed: string | null;
  readonly timed: readonly Timed[];
  /** The machine was so busy that what is so could not be read within the deadline. */
  readonly missed: boolean;
  readonly stuck: boolean;
}
