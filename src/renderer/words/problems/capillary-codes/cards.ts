import { msg } from '@lingui/core/macro';
import type { CodeWords } from './code-words.ts';
import { NEXT } from './next-steps.ts';

const oneAtATime = msg`Change one card at a time.`;
const otherLabel = msg`Choose another label, then try again.`;
const external = msg`Check the external number of the card, then try again.`;

/** Codes about one card: whether it is there, its status, its label, and whose it may be. */
export const CARD_CODES: readonly CodeWords[] = [
  {
    codes: [3009],
    about: msg`There is a card of this number already.`,
    next: msg`Read the card: it may be ready to be linked.`,
  },
  {
    codes: [3010],
    about: msg`There is no card of this number.`,
    next: msg`Check the number on the card, then try again.`,
  },
  { codes: [3011], about: msg`The new status is missing.`, next: otherLabel },
  { codes: [3012], about: msg`The card has this status already.`, next: NEXT.readCard },
  {
    codes: [3013],
    about: msg`From its status the card can only become expired, deleted or suspended.`,
    next: NEXT.readCard,
  },
  { codes: [3014], about: msg`No status label came with it.`, next: otherLabel },
  { codes: [3015], about: msg`The same status came twice.`, next: NEXT.tellIt },
  { codes: [3016], about: msg`It does not know this status.`, next: otherLabel },
  { codes: [3017], about: msg`It does not know this status label, or no longer.`, next: otherLabel },
  {
    codes: [3018],
    about: msg`The label does not stand for a card that is not issued.`,
    next: msg`Choose a label for cards that are not issued, then try again.`,
  },
  { codes: [3027], about: msg`The card cannot be linked.`, next: NEXT.otherCard },
  { codes: [3031], about: msg`The card cannot be delinked.`, next: NEXT.readCard },
  { codes: [3035, 3037], about: msg`Several cards came in one request.`, next: oneAtATime },
  {
    codes: [3036],
    about: msg`The customer holds as many active cards of this series as one customer may.`,
    next: msg`Delink or suspend a card of the series first.`,
  },
  { codes: [3038], about: msg`The card may not go from its status to this one.`, next: NEXT.readCard },
  {
    codes: [3039],
    about: msg`This code has two meanings: the customer holds as many active cards as one customer may, or the card has this label already.`,
    warned: msg`The card has this label already.`,
    next: msg`Read again to see the customer's cards and their labels.`,
  },
  { codes: [3040], about: msg`This is not possible for a card of this status.`, next: NEXT.readCard },
  { codes: [3041], about: msg`This is not possible with this label.`, next: otherLabel },
  { codes: [3045], about: msg`There is a card of this external number already.`, next: external },
  { codes: [3046], about: msg`The external number belongs to another card.`, next: external },
  { codes: [3047], about: msg`The place where the numbers begin is not usable.`, next: NEXT.tellIt },
  {
    codes: [3048, 3049],
    about: msg`It does not know the place that the card is assigned to.`,
    next: NEXT.tellIt,
  },
  { codes: [3050], about: msg`The external number is too short.`, next: external },
  { codes: [3051], about: msg`The external number could not be set.`, next: NEXT.tellIt },
];
