import { msg } from '@lingui/core/macro';
import type { CodeWords } from './code-words.ts';
import { NEXT } from './next-steps.ts';

/** Codes about the call itself: its form, the sign-in, the place it names, and how busy the system is. */
export const CALL_CODES: readonly CodeWords[] = [
  {
    codes: [400],
    about: msg`Something in the request is missing or not as it should be.`,
    next: NEXT.askCustomer,
  },
  {
    codes: [401],
    about: msg`The sign-in of this branch is not accepted.`,
    next: msg`Tell IT: the credentials of this desk need to be replaced.`,
  },
  { codes: [403], about: msg`This branch may not do this there.`, next: NEXT.tellIt },
  { codes: [404], about: msg`What was asked for is not there.`, next: NEXT.findAgain },
  { codes: [405, 415], about: msg`It does not take a request of this form.`, next: NEXT.tellIt },
  { codes: [461], about: msg`It is busy with too many searches.`, next: NEXT.waitAndRead },
  {
    codes: [498],
    about: msg`The sign-in of this branch has run out.`,
    next: msg`Try again. If it goes on, tell IT.`,
  },
  { codes: [500], about: msg`It failed and does not say how far it came.`, next: NEXT.readAgain },
  {
    codes: [521],
    about: msg`Something else is being changed for this customer right now.`,
    next: NEXT.waitAndRead,
  },
  {
    codes: [3217, 8003, 8012],
    about: msg`The source of this branch is not set up there.`,
    next: NEXT.tellIt,
  },
  { codes: [8011], about: msg`The account of this source is not set up there.`, next: NEXT.tellIt },
  {
    codes: [8045],
    about: msg`The source of this branch needs an account, and none is set.`,
    next: NEXT.tellIt,
  },
];
