import { msg } from '@lingui/core/macro';
import type { CodeWords } from './code-words.ts';
import { NEXT } from './next-steps.ts';

/** Codes about the customer and the identifiers. */
export const CUSTOMER_CODES: readonly CodeWords[] = [
  { codes: [816, 1011, 1012, 8015], about: msg`It knows no such customer.`, next: NEXT.findAgain },
  { codes: [8009], about: msg`It knows no customer of this id.`, next: NEXT.findAgain },
  { codes: [1042], about: msg`It does not take this identifier.`, next: NEXT.askCustomer },
  {
    codes: [1047],
    about: msg`The primary identifier does not match the others.`,
    next: msg`Check with the customer which identifiers are theirs, then try again.`,
  },
  { codes: [8006], about: msg`The customer exists in this source already.`, next: NEXT.findAgain },
  {
    codes: [8007],
    about: msg`The identifier is in use in this source already.`,
    next: msg`Read again: the customer may have it already.`,
  },
  {
    codes: [8008],
    about: msg`The identifier belongs to another record of this source.`,
    next: msg`Look the value up to see whose it is.`,
  },
  { codes: [8010], about: msg`It does not know this way of reaching the customer.`, next: NEXT.tellIt },
  { codes: [8013], about: msg`It does not know this type of identifier.`, next: NEXT.tellIt },
  {
    codes: [8055, 8057],
    about: msg`It does not take this e-mail address as it is written.`,
    next: msg`Check the address with the customer, letter by letter, then try again.`,
  },
  {
    codes: [8056, 8058],
    about: msg`It does not take this mobile number as it is written.`,
    next: msg`Check the number and its country code with the customer, then try again.`,
  },
  {
    codes: [8064],
    about: msg`It does not take this external id as it is written.`,
    next: NEXT.askCustomer,
  },
  {
    codes: [8065],
    about: msg`The customer or the identifier is not in this source.`,
    next: msg`Read again to see in which source it is.`,
  },
  {
    codes: [8066],
    about: msg`The two records cannot be combined.`,
    warned: msg`The two records were combined before and are one already.`,
    next: NEXT.findMerged,
  },
  {
    codes: [3042],
    about: msg`The customer is marked as deleted there and cannot be changed.`,
    next: NEXT.tellIt,
  },
  { codes: [3044], about: msg`The customer is disabled there and cannot be changed.`, next: NEXT.tellIt },
  {
    codes: [91005],
    about: msg`It is the primary identifier and was not changed.`,
    next: msg`Read again to see what the customer has now.`,
  },
  {
    codes: [91006],
    about: msg`The identifier may not be changed there and was not.`,
    next: msg`Read again to see what the customer has now.`,
  },
  {
    codes: [91007],
    about: msg`The value is in use by somebody else and was left out.`,
    next: msg`Look the value up to see whose it is.`,
  },
];
