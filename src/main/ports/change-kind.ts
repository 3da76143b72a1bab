import type { Change } from '../../shared/domain/change.ts';
import type { Finding } from '../../shared/domain/finding.ts';
import type { Problem, Result } from '../../shared/domain/problem.ts';
import type { ShownText } from '../../shared/domain/shown-text.ts';
import type { UpstreamName } from '../../shared/domain/upstream.ts';
import type { ChangeAsk, ChangeKindName, ChangeSummary } from '../../shared/kinds/kinds.ts';
import type { Asking, DraftFrom, RequestOf } from './drafting.ts';
import type { Sharing } from './shared-reads.ts';

/** A value that survives JSON unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A list that is never empty. */
export type NonEmpty<T> = readonly [T, ...T[]];

/** One attempt as it was recorded before its request is made. */
export interface Attempt {
  /** UUIDv7. */
  readonly id: string;
  /** The id that we sent or recorded for this request, in the form which the upstream asks for. */
  readonly requestId: string;
  /** Id of the signed-in operator. */
  readonly operator: string;
}

/** What the reply to an attempt proves, before any read-back. */
export interface Reply {
  readonly outcome: 'not-sent' | 'rejected' | 'accepted' | 'unknown';
  /** Why it is not `accepted`; null when it is. */
  readonly reason: Problem | null;
  /** Warnings and side effects that were reported beside a success. */
  readonly notes: readonly Problem[];
  /** The upstream's own id of the request, as it passed the gate. */
  readonly upstreamRequestId: ShownText | null;
  readonly httpStatus: number | null;
  /** Id of the customer that the record was merged into, where the reply tells of a merge. */
  readonly mergedInto: string | null;
  /** What the upstream made that nobody could name before, such as the number of a new card. */
  readonly gave?: string;
}

/** What a read-back shows of one change. */
export interface Observation {
  readonly changeId: string;
  /**
   * `requested`: the state asked for; `prior`: the state before; `other`: neither, or a difference nobody
   * asked for; `untold`: the upstream does not tell; `unavailable`: it could not be read.
   */
  readonly seen: 'requested' | 'prior' | 'other' | 'untold' | 'unavailable';
  readonly problem: Problem | null;
}

/** What a check against fresh upstream state gives. */
export interface Checked {
  /** Findings by change id; a change without any may be left out. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** What a read-back has to be compared with, recorded with the intent. */
  readonly expectation: Json;
  /** Sends exactly what was checked. The only way to send: nothing goes out without a fresh check. Call it once. */
  send(attempt: Attempt): Promise<Reply>;
}

/** What takes a change back, or why nothing does. */
export type Inverse =
  | {
      readonly ask: ChangeAsk;
      /** The state that it is to be taken back from, as the kind spells it. */
      readonly prior: string | null;
      /** What has to be settled with the customer before it may be sent; null where nothing has. */
      readonly first: Problem | null;
    }
  | { readonly none: Problem };

/** A change and how it is shown in masked values. */
export interface Shown<K extends ChangeKindName = ChangeKindName> {
  readonly change: Change<K>;
  readonly summary: ChangeSummary;
}

/**
 * What else is on its way for the customer of a change. The journal is asked only when a check calls for it. The call
 * rejects where the journal does not answer: the check lets that through, and its changes are blocked.
 */
export interface Beside extends Sharing {
  /** The steps that a draft waits for, judged as if they were done; left out for a change that is about to be sent. */
  readonly ahead?: readonly Change[];
  /** What was sent and may still be made: its outcome is unknown. */
  open?(): Promise<readonly Change[]>;
  /**
   * What the system said yes to a moment ago, the latest last: a read may not show it yet, even if another read did.
   */
  lately?(): Promise<readonly Change[]>;
}

/** One kind of change of one upstream: all that the pipeline has to know of it. */
export interface ChangeKind<K extends ChangeKindName = ChangeKindName> {
  readonly name: K;
  readonly upstream: UpstreamName;
  /** Whether several changes of one customer go as one attempt. When false, every list below holds one change. */
  readonly combines: boolean;
  /**
   * Turns what an operator asks for into the change. Pure. `visit.gone` where the panel or the thing in it is no longer
   * there. Left out by a kind that is only ever a step of several.
   */
  draft?(request: RequestOf<K>, from: DraftFrom): Result<Asking>;
  /** How a draft is shown once its names were read from the system. Left out where they are known at once. */
  named?(draft: Shown<K>, sharing?: Sharing): Promise<ChangeSummary>;
  /** A new id for a request, in the form which the upstream asks for. */
  requestId(): string;
  /**
   * Reads what the check needs, afresh or as it was read a moment ago (`beside.reads`), and judges the changes. Sends
   * nothing. What could not be read is a `block`; it rejects with what {@link Beside} rejects with, and for no other reason.
   */
  check(changes: NonEmpty<Change<K>>, beside?: Beside): Promise<Checked>;
  /**
   * Reads the state back and compares; `gave` is what the reply gave. Never rejects. What `sharing` holds was read after the
   * changes were sent.
   */
  readBack(
    changes: NonEmpty<Change<K>>,
    expectation: Json,
    gave?: string | null,
    sharing?: Sharing,
  ): Promise<readonly Observation[]>;
  /** The change, and how it is shown, with what the step before it gave. Left out where no step gives it anything. Pure. */
  following?(recorded: Shown<K>, gave: string): Shown<K>;
  /**
   * The change that puts to use what this one made, such as the link of a new card; `null` where nobody knows what was
   * made. Left out by kinds that make nothing. Pure.
   */
  next?(change: Change<K>, gave: string | null): Asking | null;
  /** The change back, from what was recorded before the change was sent: its expectation. Pure. */
  inverse(change: Change<K>, expectation: Json): Inverse;
}
