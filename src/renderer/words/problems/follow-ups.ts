import { msg } from '@lingui/core/macro';
import type { ProblemCode } from '../../../shared/domain/problem.ts';
import type { MakeSentences } from './sentences.ts';

/** Attempts that ended without a reply, trying again, going on, looks by hand, and taking back. */
export const FOLLOW_UPS = {
  'attempt.interrupted': ({ whom }) => ({
    what: msg`Branchdesk ended after this was sent and before the reply of ${whom} came.`,
  }),
  'retry.not-possible': () => ({
    what: msg`Only a change that is known not to have been applied can be tried again.`,
    changed: msg`Nothing was sent.`,
    next: msg`Read it back first.`,
  }),
  'retry.already': () => ({
    what: msg`This change was tried again already.`,
    changed: msg`Nothing more was sent.`,
    next: msg`Look at Activity for what came of it.`,
  }),
  'link.not-possible': () => ({
    what: msg`Only a card that is confirmed to have been made here can be linked from here.`,
    changed: msg`Nothing was added to the basket.`,
    next: msg`Link the card by its number in the panel.`,
  }),
  'link.already': () => ({
    what: msg`The link of this card is in the basket, is under way, or was made.`,
    changed: msg`Nothing was added to the basket.`,
    next: msg`Look at the basket and at Activity.`,
  }),
  'by-hand.too-early': () => ({
    what: msg`Reading back may still tell what became of this change.`,
    changed: msg`Nothing was recorded.`,
    next: msg`Wait until it was read back, then record what you found.`,
  }),
  'undo.not-done': () => ({
    what: msg`Only a change that was accepted or confirmed can be undone.`,
    changed: msg`Nothing was sent.`,
  }),
  'undo.already': () => ({
    what: msg`This change was undone already.`,
    changed: msg`Nothing more was sent.`,
    next: msg`Look at Activity for what came of it.`,
  }),
  'undo.step-first': () => ({
    what: msg`What was removed in exchange for this would be missing: the step after it was made, or may have been.`,
    changed: msg`Nothing was sent.`,
    next: msg`Undo the step after it first. When that is confirmed, undo this one.`,
  }),
  'undo.prior-untold': ({ who }) => ({
    what: msg`This cannot be undone: ${who} did not tell the state before it.`,
    changed: msg`Nothing was sent.`,
    next: msg`Ask the customer what is wanted, then set it.`,
  }),
  'undo.no-label': () => ({
    what: msg`This cannot be undone in one step: Capillary marks none of its labels as the one to delink a card with.`,
    changed: msg`Nothing was sent.`,
    next: msg`Delink the card in the panel, with the label that fits.`,
  }),
  'undo.not-active-before': () => ({
    what: msg`This cannot be undone: the card was not active before, and a card can only be linked as active.`,
    changed: msg`Nothing was sent.`,
    next: msg`Link it in the panel if the customer wants it active.`,
  }),
  'undo.not-recorded': () => ({
    what: msg`This cannot be undone in one step: the state before it is not on record.`,
    changed: msg`Nothing was sent.`,
    next: msg`Set what is wanted in the panel.`,
  }),
  'undo.not-primary-again': () => ({
    what: msg`This was the customer's primary identifier. It comes back as an identifier that is not primary.`,
    next: msg`Tell the customer, then apply.`,
  }),
  'undo.merged': () => ({
    what: msg`This cannot be undone: it merged two customers for good.`,
    changed: msg`Nothing was sent.`,
    next: msg`Tell your supervisor. Only Capillary's own support can look into a merge.`,
  }),
  'undo.stays': () => ({
    what: msg`This cannot be undone: Capillary has no way to take a card back that was made.`,
    changed: msg`Nothing was sent.`,
    next: msg`The card stays, linked to nobody. It can be linked later.`,
  }),
  'approval.not-needed': () => ({
    what: msg`This change does not wait for an approval, or it is being checked again.`,
    changed: msg`Nothing was approved.`,
    next: msg`Look at the line in the basket.`,
  }),
  'approval.same-person': () => ({
    what: msg`Whoever drafted a change cannot approve it.`,
    changed: msg`Nothing was approved.`,
    next: msg`Ask a second person to look at it and to give their own PIN.`,
  }),
  'approval.not-confirmed': () => ({
    what: msg`That is not the name of the other customer.`,
    changed: msg`Nothing was approved.`,
    next: msg`Type the other customer's name as it is shown.`,
  }),
  'undo.ask-consent': () => ({
    what: msg`This opts the customer in again.`,
    next: msg`Ask the customer for consent, then apply.`,
  }),
} as const satisfies Partial<Record<ProblemCode, MakeSentences>>;
