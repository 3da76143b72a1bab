import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { KioskView } from '../../../shared/ipc/kiosk.ts';

type What = NonNullable<KioskView['proof']>['what'];

interface ProofWords {
  readonly title: MessageDescriptor;
  readonly about: MessageDescriptor;
}

const MOBILE = msg`We compare them with the mobile number that you gave us.`;
const CARD = msg`They are printed on the card. Any card of yours will do.`;

/** What is asked for as a proof: the same whoever stands there. */
export const PROOF_WORDS: Readonly<Record<What, ProofWords>> = {
  'last-six-of-mobile': { title: msg`Type the last six digits of your mobile number`, about: MOBILE },
  'last-four-of-mobile': { title: msg`Type the last four digits of your mobile number`, about: MOBILE },
  'last-six-of-card': { title: msg`Type the last six digits of your card`, about: CARD },
  'last-four-of-card': { title: msg`Type the last four digits of your card`, about: CARD },
  'staff-badge': {
    title: msg`Please call a member of staff`,
    about: msg`They look at who you are and type their PIN.`,
  },
};
