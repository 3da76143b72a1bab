import { msg } from '@lingui/core/macro';
import type { ProblemCode } from '../../../shared/domain/problem.ts';
import { refusedNext } from '../systems.ts';
import { codeMeaning, codeNext, warningMeaning } from './code-meaning.ts';
import { itSays, saysNo, warns } from './said.ts';
import type { MakeSentences } from './sentences.ts';

const tellIt = msg`Try again. If it goes on, tell IT.`;
const readAgain = msg`Read again to see what is so now.`;

/** Replies that cannot be used, and replies that say no or more than yes. */
export const REPLIES = {
  'reply.html': ({ who }) => ({ what: msg`${who} replied with a web page instead of data.`, next: tellIt }),
  'reply.unreadable': ({ whom }) => ({ what: msg`The reply of ${whom} cannot be read.`, next: tellIt }),
  'reply.shape': ({ whom }) => ({
    what: msg`The reply of ${whom} does not have the agreed form.`,
    next: tellIt,
  }),
  'reply.empty': ({ who }) => ({ what: msg`${who} replied with nothing.`, next: tellIt }),
  'reply.status': (blanks) => {
    const { who } = blanks;
    const status = blanks.number('httpStatus', 'status');
    return {
      what:
        status === null
          ? msg`${who} replied with a status that does not tell what happened.`
          : msg`${who} replied with status ${status} and no usable reason.`,
      more: itSays(blanks),
      next: tellIt,
    };
  },
  'reply.open': (blanks) => {
    const { whom } = blanks;
    return {
      what: msg`The reply of ${whom} leaves open whether the change was made.`,
      more: itSays(blanks),
      meaning: codeMeaning(blanks),
      next: codeNext(blanks, readAgain),
    };
  },
  'upstream.rejected': (blanks) => ({
    what: saysNo(blanks),
    meaning: codeMeaning(blanks),
    next: codeNext(
      blanks,
      refusedNext(blanks.text('upstream')) ?? msg`Check the details with the customer, then try again.`,
    ),
  }),
  'upstream.sign-in-failed': (blanks) => {
    const { who } = blanks;
    return {
      what: msg`${who} does not accept the sign-in of this branch.`,
      more: itSays(blanks),
      meaning: codeMeaning(blanks),
      next: msg`Tell IT: the credentials of this desk need to be replaced.`,
    };
  },
  'upstream.busy': (blanks) => {
    const { who } = blanks;
    return {
      what: msg`${who} is busy or out of order for now.`,
      more: itSays(blanks),
      meaning: codeMeaning(blanks),
      next: msg`Wait a moment, read again, then try again.`,
    };
  },
  'upstream.rate-limited': (blanks) => {
    const { who, whom } = blanks;
    const seconds = blanks.number('seconds');
    const here = blanks.flag('here');
    return {
      what: here
        ? msg`This branch has made as many calls to ${whom} as it may for now.`
        : msg`${who} takes no more calls for now.`,
      more: itSays(blanks),
      next: seconds === null ? msg`Try again in a minute.` : msg`Try again in ${seconds} s.`,
    };
  },
  'upstream.warning': (blanks) => {
    const meaning = warningMeaning(blanks);
    return meaning === null
      ? { what: warns(blanks) }
      : { what: warns(blanks), meaning, next: codeNext(blanks, readAgain) };
  },
  'upstream.merged': (blanks) => {
    const { who } = blanks;
    return {
      what: msg`${who} tells of a merge: this customer's record and another one are one now, or are being joined. It cannot be undone.`,
      more: itSays(blanks),
      meaning: warningMeaning(blanks),
      next: msg`Find the customer again by a mobile number, a card or the name: these lead to the record that survived.`,
    };
  },
  'upstream.tracking-mismatch': ({ who }) => ({
    what: msg`${who} replied with another tracking id than the one sent. The outcome is not affected.`,
  }),
} as const satisfies Partial<Record<ProblemCode, MakeSentences>>;
