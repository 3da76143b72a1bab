import type { Finding } from '../../shared/domain/finding.ts';
import type { Problem } from '../../shared/domain/problem.ts';
import type { LineView } from '../../shared/ipc/views.ts';
import type { Shown } from '../ports/change-kind.ts';
import type { FreshReads } from './fresh-reads.ts';

/** Where a change stands now: what the basket shows of it. Members that are left out stay as they were. */
export interface Progress {
  readonly changeId: string;
  /** The change as the step before it made it, and how it is shown. */
  readonly became?: Shown;
  readonly state?: LineView['state'];
  readonly busy?: LineView['busy'];
  readonly findings?: readonly Finding[];
  readonly reason?: Problem | null;
  readonly notes?: readonly Problem[];
  readonly requestId?: string;
  readonly upstreamRequestId?: string | null;
  /** Its outcome is unknown, and reading back is not expected to tell more. */
  readonly leftToPerson?: true;
  /** The customer was merged into this one. */
  readonly mergedInto?: string;
  /** What the read-back has read that this comes from. */
  readonly fresh?: FreshReads;
}

/** Told of every step of every change. */
export type Report = (progress: Progress) => void;
