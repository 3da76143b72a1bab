import type { FoundByHand } from '../../shared/domain/by-hand.ts';
import type { Change } from '../../shared/domain/change.ts';
import type { Finding } from '../../shared/domain/finding.ts';
import type { Outcome } from '../../shared/domain/outcome.ts';
import type { Problem } from '../../shared/domain/problem.ts';
import type { UpstreamName } from '../../shared/domain/upstream.ts';
import type { ChangeSummary } from '../../shared/kinds/kinds.ts';
import type { Json, Reply } from '../ports/change-kind.ts';

/** A change and how it is shown in masked values. */
export interface RecordedChange {
  readonly change: Change;
  readonly summary: ChangeSummary;
  /** The customer's name as it was known when the change was made. */
  readonly customerName?: string;
  /** Id of the change that this one tries again. */
  readonly retryOf?: string;
  /** Id of the change that this one takes back. */
  readonly undoOf?: string;
  /** Id of the step before this one: it is sent only when that one is confirmed. */
  readonly after?: string;
  readonly approval?: Approval;
  readonly declined?: Declined;
}

/** A second person's word for a change, and for nothing but what that person was shown. */
export interface Approval {
  /** Who approved: never the operator whose change it is. */
  readonly by: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Digest of what was shown, see changes/approval.ts. */
  readonly of: string;
}

/** What becomes of credentials, as it is recorded. */
export const CREDENTIALS_CHANGES = ['stored', 'deleted', 'not-stored', 'not-deleted'] as const;

/** What becomes of credentials, as it is recorded. */
type CredentialsChange = (typeof CREDENTIALS_CHANGES)[number];

/** A second person's no to a change. It is not sent: whoever wants it still drafts it anew. */
interface Declined {
  /** Who declined: never the operator whose change it is. */
  readonly by: string;
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly reason: string | null;
}

/** A second person's decision, with the change and the findings as that person was shown them. */
interface Decided {
  /** Who decided. */
  readonly operator: string;
  /** Whose change it is. */
  readonly maker: string;
  readonly changeId: string;
  /** Digest of what was shown, see changes/approval.ts. */
  readonly of: string;
  readonly recorded: RecordedChange;
  readonly findings: readonly Finding[];
}

/** What the rest of the app has recorded, each as one event that is never altered. */
export type JournalEvent =
  /** Our own check stopped a change; nothing was sent. */
  | {
      readonly type: 'change.refused';
      readonly recorded: RecordedChange;
      readonly findings: readonly Finding[];
    }
  /** A second person agreed to a change. */
  | ({ readonly type: 'approval.given' } & Decided)
  /** A second person said no to a change; what became of it is a `change.refused`. */
  | ({ readonly type: 'approval.declined'; readonly reason: string | null } & Decided)
  /** A request is about to be made. Durable before its first byte. */
  | {
      readonly type: 'attempt.intended';
      readonly attemptId: string;
      readonly upstream: UpstreamName;
      readonly requestId: string;
      readonly operator: string;
      readonly recorded: readonly RecordedChange[];
      /** What each of the changes saw, where that is the same for all, see said-once.ts. */
      readonly saw?: string;
      readonly expectation: Json;
    }
  /** What the reply proves. */
  | { readonly type: 'attempt.replied'; readonly attemptId: string; readonly reply: Reply }
  /** What came of one change, after the reply or after a read-back. The last one counts. */
  | {
      readonly type: 'change.concluded';
      readonly changeId: string;
      readonly outcome: Outcome;
      readonly reason: Problem | null;
      readonly notes: readonly Problem[];
    }
  /** A person looked by hand at what nobody could read back. What they found is their word: the outcome stays. */
  | {
      readonly type: 'change.looked-at';
      readonly changeId: string;
      readonly operator: string;
      readonly found: FoundByHand;
      readonly note: string | null;
    }
  /** An operator confirmed the id of a customer in a system. */
  | {
      readonly type: 'identity.remembered';
      readonly customer: string;
      readonly upstream: UpstreamName;
      readonly id: string;
      readonly operator: string;
    }
  | {
      readonly type: 'identity.forgotten';
      readonly customer: string;
      readonly upstream: UpstreamName;
      readonly operator: string;
    }
  /** A receipt of a visit was made for an operator; `digest` (hexadecimal SHA-256) is over all that it states. */
  | {
      readonly type: 'receipt.issued';
      readonly number: string;
      readonly customer: string;
      readonly operator: string;
      readonly training: boolean;
      readonly changeIds: readonly string[];
      readonly digest: string;
      /** Fingerprint of the device key that signed it, hexadecimal. */
      readonly key: string;
    }
  /**
   * An operator looked through what was done for all customers of the branch, or for customers by the beginning of a
   * name; `filter` is what was asked for, of a name how long it was and whether the search was refused.
   */
  | {
      readonly type: 'journal.searched';
      readonly operator: string;
      readonly about: 'branch' | 'names';
      readonly filter: Json;
    }
  /** Somebody signed in, proved to be here, locked the desk or left it; or a PIN was wrong that was tried for them. */
  | {
      readonly type: 'operator.session';
      readonly operator: string;
      readonly what: 'signed-in' | 'locked' | 'signed-out' | 'wrong-pin' | 'proved';
    }
  /** A whole value of a customer was shown to an operator; `masked` tells which one. */
  | {
      readonly type: 'value.revealed';
      readonly operator: string;
      readonly customer: string;
      readonly valueType: string;
      readonly masked: string;
      readonly reason: string;
    }
  /** `operator` gave a person (`of`) another PIN. */
  | { readonly type: 'operator.pin-set'; readonly operator: string; readonly of: string }
  /** Credentials for a system are about to be put into the keychain or taken out of it; or that did not come about. */
  | {
      readonly type: 'credentials.changed';
      readonly operator: string;
      readonly upstream: UpstreamName;
      readonly what: CredentialsChange;
    }
  /**
   * A bundle was imported, or the one before was gone back to: it is what the desk works with from then on. Or one was made
   * here, of what the desk works with.
   */
  | {
      readonly type: 'provisioning.changed';
      readonly operator: string;
      readonly what: 'imported' | 'rolled-back' | 'made';
      /** Id of the bundle. */
      readonly bundle: string;
      readonly version: number;
      /** Of the administrator's key that signed it. */
      readonly fingerprint: string;
    }
  /**
   * Whoever worked at this desk leaves it to the next person, with a note and the ids of the changes that still need a
   * look.
   */
  | {
      readonly type: 'shift.handed-over';
      readonly handOverId: string;
      readonly operator: string;
      readonly note: string;
      readonly changeIds: readonly string[];
    }
  /** The next person has read what was handed over. */
  | { readonly type: 'shift.taken-over'; readonly handOverId: string; readonly operator: string }
  /** The wall clock was set, by so many milliseconds: forward, or back where below 0. Times since then follow it. */
  | { readonly type: 'clock.stepped'; readonly byMs: number };

/** What the journal records of itself. */
export type OwnEvent =
  /** The device's signature over everything up to the record `covers`, whose hash is `head`. */
  | {
      readonly type: 'journal.checkpoint';
      readonly why: 'start' | 'end' | 'hour' | 'export';
      readonly covers: number;
      readonly head: string;
      readonly signature: string;
      /** Seqs of the records, up to `covers`, that make up what is open; left out by versions that did not tell. */
      readonly open?: readonly number[];
    }
  /** Which of the changes recorded before are steps after which: what version 2 did not store in plain. */
  | {
      readonly type: 'journal.linked';
      readonly steps: readonly { readonly id: string; readonly after: string }[];
    }
  /** Everything up to here was exported; `values`: with customer values. */
  | { readonly type: 'journal.exported'; readonly operator: string; readonly values: boolean }
  /** The keys of these records were destroyed. */
  | { readonly type: 'journal.purged'; readonly operator: string; readonly seqs: readonly number[] }
  /**
   * What follows from the records was not what it has to be, and was made anew from them: how many tables, indexes and
   * other objects differed, and how many rows.
   */
  | { readonly type: 'journal.rebuilt'; readonly objects: number; readonly rows: number }
  /** All record keys were wrapped anew under the next master key. */
  | { readonly type: 'journal.rotated'; readonly operator: string; readonly generation: number };

/** Everything that the journal records. */
export type AnyEvent = JournalEvent | OwnEvent;

/** The id (UUIDv7) and the time (milliseconds since the epoch) of an event. */
export interface Stamp {
  readonly id: string;
  readonly at: number;
}

/** An event with its own id and time. */
export interface StampedEvent extends Stamp {
  readonly event: AnyEvent;
}
