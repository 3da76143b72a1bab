import type { RecordedAsked } from '../../shared/domain/asked.ts';
import type { WordByHand } from '../../shared/domain/by-hand.ts';
import type { Outcome } from '../../shared/domain/outcome.ts';
import type { Problem } from '../../shared/domain/problem.ts';
import type { ApartSummary } from '../../shared/domain/set-apart.ts';
import type { UpstreamName } from '../../shared/domain/upstream.ts';
import type { ChangeSummary } from '../../shared/kinds/kinds.ts';
import type { Json, Reply } from '../ports/change-kind.ts';
import type { RecordedChange } from './events.ts';

/* What the journal answers. Times are milliseconds since the epoch. */

/** Other changes that a change is tied to, by id. */
interface RecordedLinks {
  /** The change that this one tries again. */
  readonly retryOf: string | null;
  /** The newest change that tries this one again. */
  readonly retriedBy: string | null;
  /** The change that this one takes back. */
  readonly undoOf: string | null;
  /** The newest change that takes this one back, or may have: one that came to nothing does not count. */
  readonly undoneBy: string | null;
  /** The newest step after this one that has an effect, or may have one, which nothing took back. */
  readonly stoodOnBy: string | null;
}

/** What a person's word says of the steps after a change. */
interface StepsSaid {
  /** Whether steps after it may have an effect, and a person says of each that it was not made. */
  readonly stepsSaidNotMade: boolean;
}

/** A recorded change as the activity list needs it. */
export interface JournaledChange extends RecordedLinks, StepsSaid {
  readonly id: string;
  /** As it was recorded: one that this version knows, or another. */
  readonly upstream: string;
  readonly at: number;
  readonly operator: string;
  /** Why the record of a change cannot be read. */
  readonly summary: ChangeSummary | ApartSummary;
  /** Who asked for it; left out where it is no change of consent. */
  readonly asked?: RecordedAsked;
  /** Who approved it; left out where nobody did. */
  readonly approvedBy?: string;
  /** Id of the step before this one; left out where there is none. */
  readonly after?: string;
  /** What a person found by hand; left out where nobody looked. The outcome does not follow from it. */
  readonly byHand?: WordByHand;
  /** `null`: sent, and no outcome is recorded. */
  readonly outcome: Outcome | null;
  readonly reason: Problem | null;
  readonly notes: readonly Problem[];
  readonly requestId: string | null;
  readonly upstreamRequestId: string | null;
}

/** A recorded change as the list of the whole branch needs it. */
export interface BranchChange extends JournaledChange {
  /** Its place in the order of the records. */
  readonly seq: number;
  /** The customer's name as it was then; `null` where none is on record. */
  readonly customer: string | null;
}

/** What of the branch's changes is asked for; a member that is left out asks for all. */
export interface BranchQuestion {
  /** `open`: no outcome is recorded. */
  readonly outcome?: Outcome | 'open' | undefined;
  readonly operator?: string | undefined;
  readonly upstream?: UpstreamName | undefined;
  /** From this time, and before that one: milliseconds since the epoch. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** Where a page of the branch's changes begins: behind this one. */
export interface BranchPosition {
  readonly seq: number;
  readonly id: string;
}

/** An attempt as it was recorded before its request, and its reply where one is on record. */
export interface RecordedAttempt {
  readonly attemptId: string;
  readonly upstream: UpstreamName;
  readonly requestId: string;
  readonly operator: string;
  /** Place of the intent in the order of the records. */
  readonly intentSeq: number;
  readonly intendedAt: number;
  readonly expectation: Json;
  readonly reply: Reply | null;
  readonly repliedAt: number | null;
}

/** A complete change and what came of it. */
export interface ChangeRecord extends RecordedLinks, StepsSaid {
  readonly recorded: RecordedChange;
  readonly upstream: UpstreamName;
  /** When it was refused, or its present attempt intended. */
  readonly at: number;
  /** The present attempt; `null` for a change that was refused. */
  readonly attempt: RecordedAttempt | null;
  readonly outcome: Outcome | null;
  readonly reason: Problem | null;
  readonly notes: readonly Problem[];
  readonly concludedAt: number | null;
  /** Whether a person looked at it by hand: it is open no more, whatever its outcome. */
  readonly lookedAt: boolean;
}

/** An attempt that has at least one change without a settled outcome; its other changes are there too. */
export interface OpenAttemptRecord extends RecordedAttempt {
  /** Those that can be read. */
  readonly changes: readonly ChangeRecord[];
  /** Whether something of it cannot be read: what is so now cannot be compared with all that was sent. */
  readonly isPartly: boolean;
}

/** What is stored in plain of a change whose outcome is unknown and whose record cannot be read. */
export interface ApartChange {
  /** Of the change; of its record where even the change's own cannot be read. */
  readonly id: string;
  /** Place of the record in the order of the records. */
  readonly seq: number;
  readonly at: number;
  readonly summary: ApartSummary;
  readonly upstream: string | null;
  readonly operator: string | null;
  readonly requestId: string | null;
}

/** What one person left to the next at this desk. */
export interface HandOver {
  readonly id: string;
  readonly at: number;
  readonly operator: string;
  readonly note: string;
  /** The changes that needed a look then. */
  readonly changeIds: readonly string[];
}

/** A record of which this version cannot tell what even its plain part says. */
export interface ApartRecord {
  readonly id: string;
  readonly at: number;
  /** As the version that recorded it names it. */
  readonly type: string;
}

/** An id that operators confirmed for a customer. */
export interface RememberedIdentity {
  readonly upstream: UpstreamName;
  /** `null`: one is on record, and cannot be read. */
  readonly id: string | null;
}
