import { type Problem, problem } from '../../shared/domain/problem.ts';
import type { ChangeRecord } from '../journal/answers.ts';
import type { RecordedChange } from '../journal/events.ts';
import type { Journal } from '../journal/journal.ts';
import type { ChangeKind } from '../ports/change-kind.ts';

/** A step that may be sent, with what the one before it gave; or why it may not. */
export type Stepped = { readonly recorded: RecordedChange } | { readonly held: Problem };

/** How often a step may have been tried again before this stops to look. */
const MOST_TRIES = 20;

/** The last try of a step; `null` when it is not on record. */
const lastTry = async (journal: Journal, changeId: string): Promise<ChangeRecord | null> => {
  let record = await journal.change(changeId);
  for (let tries = 0; record?.retriedBy != null && tries < MOST_TRIES; tries += 1)
    record = await journal.change(record.retriedBy);
  return record;
};

/**
 * Whether the step before a change is done, as the journal has it: confirmed, and nothing less, since a card is
 * delinked only when the one in its place is seen to be linked (contract: capillary, replacement); and not taken back
 * since, or perhaps taken back. Never rejects.
 */
export const takeStep = async (
  journal: Journal,
  kind: ChangeKind,
  recorded: RecordedChange,
): Promise<Stepped> => {
  if (recorded.after === undefined) return { recorded };
  const before = await lastTry(journal, recorded.after).catch(() => null);
  if (before?.outcome !== 'confirmed')
    return { held: problem('step.not-done', { outcome: before?.outcome ?? null }) };
  // What took its place is gone again: nothing is removed in exchange for it.
  if (before.undoneBy !== null) return { held: problem('step.undone') };
  const gave = before.attempt?.reply?.gave;
  if (gave === undefined || kind.following === undefined) return { recorded };
  return { recorded: { ...recorded, ...kind.following(recorded, gave) } };
};
