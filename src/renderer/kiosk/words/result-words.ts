import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { KioskResult } from '../state/screen-of.ts';

type State = KioskResult['state'];

interface ResultWords {
  /** What came of it. */
  readonly word: MessageDescriptor;
  /** What was and was not changed, and what to do next. */
  readonly next: MessageDescriptor;
}

const NOT_HERE: ResultWords = {
  word: msg`This cannot be changed here.`,
  next: msg`Nothing was changed. Please ask at the desk.`,
};

/** What came of a change, as a customer reads it: never more than is known. */
export const RESULT_WORDS: Readonly<Record<State, ResultWords>> = {
  draft: NOT_HERE,
  'needs-approval': NOT_HERE,
  refused: NOT_HERE,
  sending: {
    word: msg`It is on its way.`,
    next: msg`There is no answer yet. Please wait a moment.`,
  },
  'not-sent': {
    word: msg`It was not sent.`,
    next: msg`Nothing was changed. Please try again in a while, or ask at the desk.`,
  },
  rejected: {
    word: msg`It was not accepted.`,
    next: msg`Nothing was changed. Please ask at the desk.`,
  },
  accepted: {
    word: msg`Accepted.`,
    next: msg`It may take a moment to show.`,
  },
  confirmed: {
    word: msg`Done. We checked.`,
    next: msg`It is now as you wanted it.`,
  },
  contradicted: {
    word: msg`It was accepted, but it does not show.`,
    next: msg`Please ask at the desk, and show this number.`,
  },
  unknown: {
    word: msg`We do not know yet whether it worked.`,
    next: msg`Please ask at the desk, and show this number.`,
  },
  'not-applied': {
    word: msg`It was not changed.`,
    next: msg`We looked twice, and it is as it was. You can try again.`,
  },
};
