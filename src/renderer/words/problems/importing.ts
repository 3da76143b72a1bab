import { msg, plural } from '@lingui/core/macro';
import type { ProblemCode } from '../../../shared/domain/problem.ts';
import type { MakeSentences } from './sentences.ts';

const UNCHANGED = msg`Nothing was changed.`;

/** Bundles: what keeps one from being imported, gone back to, or worked with. */
export const IMPORTING = {
  'bundle.stranger': ({ text }) => {
    const signer = text('signer') ?? '–';
    const trusted = text('trusted');
    return {
      what: msg`This bundle is signed by the key ${signer}, which does not count here.`,
      more: trusted === null ? null : msg`What counts is ${trusted}.`,
      changed: UNCHANGED,
      next: msg`Ask whoever makes the bundles whether this is their key. If the key was changed, a bundle that the old one has signed has to say so.`,
    };
  },
  'bundle.expired': ({ day }) => ({
    what: msg`This bundle has expired on ${day('at') ?? '–'}.`,
    changed: UNCHANGED,
    next: msg`Ask for a new one. If the date of this machine is wrong, put it right.`,
  }),
  'bundle.future': ({ day }) => ({
    what: msg`This bundle was made on ${day('at') ?? '–'}, and the clock of this machine is not there yet.`,
    changed: UNCHANGED,
    next: msg`Put the clock of this machine right, then try again.`,
  }),
  'bundle.older': ({ number }) => ({
    what: msg`This bundle has version ${number('version') ?? 0}, and version ${number('highest') ?? 0} was here already.`,
    changed: UNCHANGED,
    next: msg`Ask for a newer one.`,
  }),
  'bundle.needs-version': ({ text }) => ({
    what: msg`This bundle needs Branchdesk ${text('needs') ?? '–'}, and this is ${text('version') ?? '–'}.`,
    changed: UNCHANGED,
    next: msg`Update Branchdesk on this machine, then import the bundle again.`,
  }),
  'bundle.wait': ({ number }) => ({
    what: msg`There were too many wrong passphrases.`,
    changed: UNCHANGED,
    next: msg`${plural(number('seconds') ?? 1, { one: 'Try again in # second.', other: 'Try again in # seconds.' })}`,
  }),
  'bundle.not-written': () => ({
    what: msg`The disk of this machine does not take the bundle.`,
    changed: UNCHANGED,
    next: msg`Tell IT: the folder of this user's state may be full, or may not be written.`,
  }),
  'bundle.busy': () => ({
    what: msg`Another Branchdesk of this user is importing at this moment.`,
    changed: UNCHANGED,
    next: msg`Try again when it is done.`,
  }),
  'bundle.place': ({ text }) => ({
    what:
      text('why') === 'configured'
        ? msg`This machine has a configuration of its own, and a bundle that a user brings does not count beside it.`
        : msg`A file that only an administrator of this machine may put there is not as it has to be: ${text('file') ?? '–'}.`,
    more: text('why') === 'configured' ? null : msg`For IT, in English: “${text('why') ?? '–'}”.`,
    changed: UNCHANGED,
    next: msg`Tell IT.`,
  }),
  'bundle.nothing-before': () => ({
    what: msg`There is no bundle before this one to go back to.`,
    changed: UNCHANGED,
  }),
  'bundle.forbidden-below': ({ number }) => ({
    what: msg`A bundle forbids to go back below version ${number('floor') ?? 0}, and the one before has version ${number('version') ?? 0}.`,
    changed: UNCHANGED,
    next: msg`Ask for a newer bundle.`,
  }),
  'bundle.ended': ({ day }) => ({
    what: msg`What this desk is set up with has expired on ${day('at') ?? '–'}, and its grace is over.`,
    changed: msg`Nothing was sent.`,
    next: msg`Tell IT: this desk needs a new bundle. Until then it can only look customers up.`,
  }),
} as const satisfies Partial<Record<ProblemCode, MakeSentences>>;
