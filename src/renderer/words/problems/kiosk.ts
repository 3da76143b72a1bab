import { msg } from '@lingui/core/macro';
import type { ProblemCode } from '../../../shared/domain/problem.ts';
import type { MakeSentences } from './sentences.ts';

/** What goes on at a kiosk, in words that a customer reads or hears. They never tell whether somebody exists. */
export const KIOSK = {
  'kiosk.forbidden': () => ({
    what: msg`This is not done at a kiosk.`,
    changed: msg`Nothing was changed.`,
    next: msg`Please ask at the desk.`,
  }),
  'kiosk.not-here': () => ({
    what: msg`This is a desk, and not a kiosk.`,
    changed: msg`Nothing was changed.`,
    next: msg`Tell IT: the configuration says which of the two it is.`,
  }),
  'kiosk.closed': () => ({
    what: msg`This kiosk is out of service.`,
    changed: msg`Nothing was changed.`,
    next: msg`Please ask at the desk.`,
  }),
  'kiosk.not-recognized': () => ({
    what: msg`We could not recognize you with these numbers.`,
    changed: msg`Nothing was changed.`,
    next: msg`Check them and try again, or ask at the desk. After several tries there is a wait.`,
  }),
  'kiosk.not-now': () => ({
    what: msg`We cannot look this up at the moment.`,
    changed: msg`Nothing was changed.`,
    next: msg`Please try again in a while, or ask at the desk.`,
  }),
  'kiosk.over': () => ({
    what: msg`This visit is over.`,
    next: msg`Please begin again.`,
  }),
  'kiosk.at-desk': () => ({
    what: msg`This cannot be changed here.`,
    changed: msg`Nothing was changed.`,
    next: msg`Please ask at the desk.`,
  }),
  'kiosk.no-wording': () => ({
    what: msg`What you would agree to is not written down here in a language that this kiosk offers.`,
    changed: msg`Nothing was changed.`,
    next: msg`Please ask at the desk.`,
  }),
} as const satisfies Partial<Record<ProblemCode, MakeSentences>>;
