import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ProblemCode } from '../../../shared/domain/problem.ts';
import type { Blanks } from './blanks.ts';
import type { MakeSentences } from './sentences.ts';

const UNCHANGED = msg`Nothing was changed.`;

/** Why a file is no bundle that can be read. */
const unreadable = ({ text }: Blanks): MessageDescriptor => {
  switch (text('why')) {
    case 'too-large':
      return msg`This file is larger than any bundle.`;
    case 'newer':
      return msg`This bundle was made by a newer Branchdesk, and this one cannot read it.`;
    case 'form':
      return msg`This file is not a bundle, or not the whole of one.`;
    default:
      return msg`This bundle is damaged: it is not as it was made.`;
  }
};

const downgraded = ({ text }: Blanks): MessageDescriptor => {
  switch (text('why')) {
    case 'signature':
      return msg`This bundle is signed in a way that proves nothing.`;
    case 'rounds':
      return msg`The passphrase of this bundle is not protected as it has to be.`;
    case 'compressed':
      return msg`What is sealed in this bundle is compressed, and that is not taken.`;
    default:
      return msg`This bundle is sealed in a way that is not taken.`;
  }
};

const weak = ({ text }: Blanks): MessageDescriptor => {
  switch (text('why')) {
    case 'short':
      return msg`This passphrase is too short.`;
    case 'few-words':
      return msg`This passphrase has too few words.`;
    case 'common':
      return msg`This passphrase is made of words that are guessed first.`;
    default:
      return msg`This passphrase can be guessed.`;
  }
};

const notMade = ({ text, number }: Blanks): MessageDescriptor => {
  switch (text('why')) {
    case 'nobody':
      return msg`Nobody could open this bundle.`;
    case 'too-many-keys':
      return msg`A bundle is sealed for 5,000 keys at most.`;
    case 'card':
      return msg`What stands in line ${number('line') ?? 1} is no device card, or not the whole of one.`;
    case 'credentials':
      return msg`The keychain does not give the credentials of this desk.`;
    case 'not-saved':
      return msg`The file could not be saved.`;
    case 'too-large':
      return msg`This bundle would be larger than any machine takes.`;
    default:
      return msg`What the bundle is to say of itself does not fit together.`;
  }
};

/** Bundles: what keeps one from being read, opened or made. */
export const PROVISIONING = {
  'bundle.unreadable': (blanks) => ({
    what: unreadable(blanks),
    changed: UNCHANGED,
    next:
      blanks.text('why') === 'newer'
        ? msg`Update Branchdesk on this machine, then import the bundle again.`
        : msg`Copy the file again from where it was made, or ask for a new one.`,
  }),
  'bundle.not-signed': () => ({
    what: msg`The signature of this bundle is wrong: somebody has changed it, or made it up.`,
    changed: UNCHANGED,
    next: msg`Do not use this file. Tell whoever sent it.`,
  }),
  'bundle.downgraded': (blanks) => ({
    what: downgraded(blanks),
    changed: UNCHANGED,
    next: msg`Do not use this file. Ask for a bundle that Branchdesk has made.`,
  }),
  'bundle.not-for-us': () => ({
    what: msg`This bundle was not made for this machine and this user.`,
    changed: UNCHANGED,
    next: msg`Send the device card of this machine to whoever makes the bundles.`,
  }),
  'bundle.passphrase-needed': () => ({
    what: msg`This bundle opens with a passphrase.`,
    changed: UNCHANGED,
    next: msg`Enter the passphrase that came with it.`,
  }),
  'bundle.wrong-passphrase': () => ({
    what: msg`That is not the passphrase of this bundle.`,
    changed: UNCHANGED,
    next: msg`Try again. After several wrong ones there is a wait.`,
  }),
  'bundle.contents': ({ text, number }) => {
    const [why, line, column] = [text('why') ?? '–', number('line'), number('column')];
    return {
      what:
        line === null || column === null
          ? msg`What is sealed in this bundle cannot be used: ${why}.`
          : msg`The configuration in this bundle cannot be used: ${why} (line ${line}, column ${column}).`,
      changed: UNCHANGED,
      next: msg`Ask for a bundle in which this is put right.`,
    };
  },
  'bundle.runtime': () => ({
    what: msg`This version of Branchdesk cannot open bundles that were sealed for a passphrase.`,
    changed: UNCHANGED,
    next: msg`Ask for a bundle that is sealed for the device card of this machine, or update Branchdesk.`,
  }),
  'bundle.keychain': ({ text }) => ({
    what:
      text('why') === 'corrupt'
        ? msg`The keychain of this user holds something else where the key for bundles has to be.`
        : msg`The keychain of this user does not give the key for bundles.`,
    changed: UNCHANGED,
    next: msg`Unlock it, then try again. If it goes on, tell IT.`,
  }),
  'bundle.weak-passphrase': (blanks) => ({
    what: weak(blanks),
    changed: msg`Nothing was sealed.`,
    next: msg`Take six or more words that have nothing to do with each other or with the branch.`,
  }),
  'bundle.not-made': (blanks) => ({
    what: notMade(blanks),
    changed: blanks.text('why') === 'not-saved' ? msg`There is no file.` : msg`Nothing was sealed.`,
    next: msg`Change what the bundle is made of, then try again.`,
  }),
} as const satisfies Partial<Record<ProblemCode, MakeSentences>>;
