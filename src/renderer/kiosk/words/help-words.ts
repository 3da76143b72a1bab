import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Screen } from '../state/screen-of.ts';

const WAITING = msg`There is nothing to do for a moment. The next screen comes by itself.`;

const STAFF_PROOF = msg`A member of staff looks at who you are, then types their PIN. Please call one, or ask at the desk.`;

const HELP_WORDS: Readonly<Record<Screen['name'], MessageDescriptor>> = {
  cover: WAITING,
  attract: msg`Hold your card in front of the scanner, or press the button to type your mobile number.`,
  mobile: msg`Type your mobile number with the keys on the screen or on a keyboard, then press OK. A wrong digit is taken back with Delete.`,
  proof: msg`We ask for these digits so that nobody else can change what is yours. Type them, then press OK.`,
  wait: msg`After several tries there is a wait. You can stay here, or ask at the desk.`,
  looking: WAITING,
  reading: WAITING,
  choices: msg`Press what you want to change. You are asked once more before anything is changed.`,
  question: msg`Read how it is now and how it will be. Then press one of the two buttons.`,
  sending: WAITING,
  result: msg`Read what came of it. With the number, staff can find it.`,
  closed: msg`Please ask at the desk.`,
  staff: msg`For members of staff.`,
};

/** What can be done on a screen. */
export const helpWords = (screen: Screen): MessageDescriptor =>
  screen.name === 'proof' && screen.proof.what === 'staff-badge' ? STAFF_PROOF : HELP_WORDS[screen.name];
