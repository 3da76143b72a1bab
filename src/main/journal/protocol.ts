import type { JournalWhy } from '../../shared/domain/journal-why.ts';
import type { Stamp, StampedEvent } from './events.ts';
import type { Purge } from './keys/purge.ts';
import type { Rotation } from './keys/rotate.ts';
import type { JournalSecrets } from './keys/unlock.ts';
import type { Differences } from './projections/derived.ts';
import type { Checkpoint } from './proof/checkpoint.ts';
import type { JournalQuery } from './questions/query.ts';
import type { Head } from './records/chain.ts';

/** What the journal's thread is started with. */
export interface WorkerStart {
  readonly file: string;
  readonly secrets: JournalSecrets;
  /** How far the journal had come when the keychain heard of it last. */
  readonly known: Head;
  /** For what a migration records. */
  readonly stamp: Stamp;
  /** For what is recorded of a rebuilding. */
  readonly rebuilding: Stamp;
  /** For the checkpoint of the start. */
  readonly checkpoint: Stamp;
}

/** What is asked of the journal's thread. */
export type JournalRequest =
  | { readonly id: number; readonly append: readonly StampedEvent[] }
  | { readonly id: number; readonly query: JournalQuery }
  | {
      readonly id: number;
      readonly checkpoint: { readonly why: Checkpoint['why']; readonly stamp: Stamp };
    }
  | { readonly id: number; readonly purge: Purge }
  | { readonly id: number; readonly rotate: Rotation }
  | { readonly id: number; readonly close: { readonly stamp: Stamp } };

/** What the journal's thread answers: after an `append`, that it is on disk. `head`: how far the journal has come. */
export type JournalResponse =
  | { readonly ready: true; readonly head: Head; readonly isNext: boolean }
  /** What follows from the records was not what it has to be, and was made anew. */
  | { readonly rebuilt: Differences; readonly head: Head }
  | { readonly id: number; readonly value: unknown; readonly head: Head | null }
  | { readonly id: number | null; readonly why: JournalWhy; readonly error: string };
