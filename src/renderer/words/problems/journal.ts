import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { JOURNAL_WHYS, type JournalWhy } from '../../../shared/domain/journal-why.ts';
import type { ProblemCode } from '../../../shared/domain/problem.ts';
import type { Blanks } from './blanks.ts';
import type { MakeSentences, Sentences } from './sentences.ts';

type WhyWords = Pick<Sentences, 'what'> & { readonly next: MessageDescriptor };

const tellIt = msg`Stop here and tell IT: without the journal nothing more is sent.`;
const keepIt = msg`Do not delete anything. Tell IT: without the journal nothing more is sent.`;
const unlockIt = msg`Unlock the keychain: the journal is opened then. Until it is, nothing is sent.`;

const NOT_TOLD: WhyWords = {
  what: msg`The journal of this desk cannot be written or read.`,
  next: tellIt,
};

/** A reason without words does not compile. */
const WORDS: Readonly<Record<JournalWhy, WhyWords>> = {
  opening: {
    what: msg`The keychain of this desk has not answered yet, so the journal cannot be opened.`,
    next: msg`See whether it asks for something, and answer it. Until the journal is open, nothing is sent.`,
  },
  full: {
    what: msg`The disk of this desk is full, so the journal cannot be written.`,
    next: msg`Free space on the disk. Without the journal nothing more is sent.`,
  },
  'read-only': {
    what: msg`The folder of the journal cannot be written.`,
    next: msg`Ask IT to make the folder writable. Without the journal nothing more is sent.`,
  },
  io: { what: msg`The disk of this desk did not take or give a record of the journal.`, next: tellIt },
  busy: {
    what: msg`Another program is using the journal of this desk.`,
    next: msg`Close that program. If it goes on, tell IT. Without the journal nothing more is sent.`,
  },
  locked: {
    what: msg`The keychain of this desk is locked, so the journal cannot be opened.`,
    next: unlockIt,
  },
  denied: {
    what: msg`The keychain of this desk does not give out the key of the journal.`,
    next: msg`Start Branchdesk again, and allow it when the keychain asks. Without the journal nothing more is sent.`,
  },
  unavailable: {
    what: msg`The keychain of this desk does not answer, so the journal cannot be opened.`,
    next: msg`Branchdesk goes on trying. If nothing changes, start it again or tell IT. Without the journal nothing more is sent.`,
  },
  'too-large': { what: msg`The keychain of this desk does not take the key of the journal.`, next: tellIt },
  'no-key': { what: msg`The key of the journal is missing from the keychain of this desk.`, next: keepIt },
  'no-head': {
    what: msg`The keychain of this desk no longer knows how far the journal had come.`,
    next: keepIt,
  },
  'wrong-key': {
    what: msg`The keychain of this desk holds another key than the one of its journal.`,
    next: keepIt,
  },
  corrupt: { what: msg`The key of the journal in the keychain of this desk is damaged.`, next: keepIt },
  'rolled-back': {
    what: msg`The journal of this desk lacks records that it had: an older copy or another journal was put in its place.`,
    next: keepIt,
  },
  unreadable: { what: msg`The journal of this desk is damaged, or is no journal.`, next: keepIt },
  newer: {
    what: msg`The journal of this desk was written by a newer version of Branchdesk.`,
    next: msg`Tell IT: this desk needs that version. Without the journal nothing more is sent.`,
  },
  'other-version': {
    what: msg`The record was made by another version of Branchdesk, and this one cannot read it.`,
    next: msg`Start the version that recorded it.`,
  },
  purged: {
    what: msg`The record was made unreadable for good.`,
    next: msg`There is nothing to do: it cannot be shown.`,
  },
  'open-attempts': {
    what: msg`A change of this customer has no outcome yet, so the records stay.`,
    next: msg`Read that change back first.`,
  },
  closed: {
    what: msg`The journal of this desk has ended.`,
    next: msg`Start Branchdesk again. Without the journal nothing more is sent.`,
  },
  refused: NOT_TOLD,
};

/** The journal does not take or tell something: why, and what to do about that. */
export const journalUnavailable = ({ text }: Blanks): ReturnType<MakeSentences> => {
  const told = text('why');
  const why = JOURNAL_WHYS.find((one) => one === told);
  return why === undefined ? NOT_TOLD : WORDS[why];
};

const NOBODY_KNOWS = msg`Nobody knows what came of it, so nothing more is sent for this customer.`;

/** What was recorded by another version, or cannot be opened any more. */
export const APART = {
  'journal.other-version': ({ text }) => {
    const code = text('code');
    return {
      what:
        code === null
          ? msg`A reason that another version of Branchdesk recorded. This one does not know it.`
          : msg`A reason that another version of Branchdesk recorded. This one knows only its name: ${code}.`,
    };
  },
  'journal.set-apart': ({ text }) => ({
    what:
      text('why') === 'sealed'
        ? msg`The record of it cannot be opened: its key is missing, or does not fit.`
        : msg`The record of it was made by another version of Branchdesk, and this one cannot read it.`,
  }),
  'journal.open-apart': ({ text }) => ({
    what:
      text('why') === 'sealed'
        ? msg`Something was sent for this customer, and the record of it cannot be opened.`
        : msg`Something was sent for this customer by another version of Branchdesk, and this one cannot read what.`,
    more: NOBODY_KNOWS,
    changed: msg`Nothing was sent.`,
    next: msg`Look at “Needs a look”.`,
  }),
  'journal.not-recovered': (blanks) => ({
    what: msg`What was sent before this start could not be looked up in the journal, so “Needs a look” may lack some of it.`,
    more: journalUnavailable(blanks).what,
    next: msg`Start Branchdesk again. If it goes on, tell IT before anything is sent.`,
  }),
} as const satisfies Partial<Record<ProblemCode, MakeSentences>>;
