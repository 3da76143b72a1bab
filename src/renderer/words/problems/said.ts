import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Blanks } from './blanks.ts';

/** The words and the code of a system, where it gave any. */
interface Said {
  readonly message: string | null;
  readonly code: string | null;
}

const saidIn = ({ text }: Blanks): Said => ({
  // The quotation ends the sentence, so the message's own full stop goes.
  message: text('message')?.replace(/\.$/, '') ?? null,
  code: text('code'),
});

/** "airpay says no", with its own words and code. */
export const saysNo = (blanks: Blanks): MessageDescriptor => {
  const { who } = blanks;
  const { message, code } = saidIn(blanks);
  if (message === null) return code === null ? msg`${who} says no.` : msg`${who} says no: code ${code}.`;
  return code === null
    ? msg`${who} says no: “${message}”.`
    : msg`${who} says no: “${message}” (code ${code}).`;
};

/** "Capillary warns", with its own words and code. */
export const warns = (blanks: Blanks): MessageDescriptor => {
  const { who } = blanks;
  const { message, code } = saidIn(blanks);
  if (message === null) return code === null ? msg`${who} adds a warning.` : msg`${who} warns: code ${code}.`;
  return code === null ? msg`${who} warns: “${message}”.` : msg`${who} warns: “${message}” (code ${code}).`;
};

/** What a system said beside, in its own words and code; null when it said nothing. */
export const itSays = (blanks: Blanks): MessageDescriptor | null => {
  const { message, code } = saidIn(blanks);
  if (message === null) return code === null ? null : msg`Its code is ${code}.`;
  return code === null ? msg`It says: “${message}”.` : msg`It says: “${message}” (code ${code}).`;
};
