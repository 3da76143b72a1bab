import { msg } from '@lingui/core/macro';
import type { CodeWords } from './code-words.ts';
import { NEXT } from './next-steps.ts';

const ownWords = {
  customer: msg`It is about the customer's record or what identifies the customer. What exactly, its own words say.`,
  card: msg`It is about a card or a series. What exactly, its own words say.`,
};

/*
 * Codes of public tables that the page of the calls does not explain. Where a table says what one means, so do we; of the
 * others it is known only what they are about.
 */

/** Codes beside the ones that the calls are documented with. */
export const OTHER_CODES: readonly CodeWords[] = [
  {
    codes: [618],
    about: msg`The customer is marked as fraud there, and this is not allowed.`,
    next: msg`Change nothing for this customer. Ask your supervisor how to go on.`,
  },
  {
    codes: [8026],
    about: msg`The customer's personal data was deleted there.`,
    next: msg`The record cannot be used any more. Find the customer again: there may be a newer one.`,
  },
  {
    codes: [8087],
    about: msg`The card is in its final status and cannot be changed any more.`,
    next: NEXT.otherCard,
  },
  { codes: [409], about: msg`It conflicts with what is so there now.`, next: NEXT.readAgain },
  { codes: [422], about: msg`It understood the request and cannot carry it out.`, next: NEXT.askCustomer },
  { codes: [1022], about: ownWords.customer, next: NEXT.readAgain },
  { codes: [1060], about: msg`There is too much in one request.`, next: NEXT.tellIt },
  { codes: [3032, 3033, 3034, 3043, 3059], about: ownWords.card, next: NEXT.readCard },
  { codes: [8016], about: msg`The source of the request is missing or not known there.`, next: NEXT.tellIt },
  {
    codes: [8089],
    about: msg`The customer is not enrolled in the loyalty program.`,
    next: msg`Enroll the customer first, then try again.`,
  },
  {
    codes: [
      ...[8001, 8002, 8004, 8005, 8014, 8017, 8018, 8019, 8020, 8021, 8022, 8023, 8024, 8025, 8027, 8028],
      ...[8054, 8060, 8061, 8068, 8070, 8071, 8072, 8073, 8074, 8075, 8084, 8085, 8086, 8088, 8090, 8091],
      ...[8092, 8093, 8107, 8121, 8127],
    ],
    about: ownWords.customer,
    next: NEXT.readAgain,
  },
  { codes: [91001], about: msg`The customer's points could not be fetched.`, next: NEXT.readAgain },
  { codes: [91002], about: msg`The customer's subscriptions could not be fetched.`, next: NEXT.readAgain },
  { codes: [91003], about: msg`Something could not be checked.`, next: NEXT.readAgain },
  { codes: [91004], about: msg`The customer's segments could not be fetched.`, next: NEXT.readAgain },
  { codes: [91011], about: msg`The customer is in the lowest tier already.`, next: NEXT.readAgain },
  { codes: [91012], about: msg`The customer is in the highest tier already.`, next: NEXT.readAgain },
  {
    codes: [91013, 91014],
    about: msg`What the customer needs for the tier could not be worked out.`,
    next: NEXT.readAgain,
  },
  { codes: [91015], about: msg`Further fields of the record were not changed.`, next: NEXT.readAgain },
  {
    codes: [91016, 91017],
    about: msg`The customer has no profile in a further source.`,
    next: NEXT.readAgain,
  },
  { codes: [91018, 91019], about: msg`Notifications could not be loaded.`, next: NEXT.readAgain },
  { codes: [91020, 91021], about: msg`The till of this branch is not known there.`, next: NEXT.tellIt },
  { codes: [91022], about: msg`A subscription of the customer was not changed.`, next: NEXT.readAgain },
];
