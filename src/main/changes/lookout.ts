import type { Outcome } from '../../shared/domain/outcome.ts';
import type { Problem } from '../../shared/domain/problem.ts';
import type { ApartChange } from '../journal/answers.ts';
import type { RecordedChange } from '../journal/events.ts';
import type { Report } from './progress.ts';

/** A change that an operator has to know of: its outcome is unknown, or not what its system said. */
export interface UnknownChange {
  readonly recorded: RecordedChange;
  /** When it was sent: milliseconds since the epoch. */
  readonly sentAt: number;
  /** Its place in the order in which changes were sent: those of earlier runs are below 0. */
  readonly order: number;
  readonly requestId: string;
  readonly upstreamRequestId: string | null;
  readonly reason: Problem | null;
  readonly notes: readonly Problem[];
  /** Whether it is from an earlier run of the app. */
  readonly recovered: boolean;
  /** Whether reading back is not expected to tell more of it. */
  readonly leftToPerson: boolean;
  /** What came of it; unknown where it is left out. */
  readonly outcome?: Outcome;
}

/** Told of every change whose outcome is unknown, and of what becomes of it. */
export interface Lookout {
  open(unknown: UnknownChange): void;
  /** The same for a change whose record cannot be read. */
  openApart?(apart: ApartChange): void;
  readonly note: Report;
}
