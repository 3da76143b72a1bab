import { maskEmail, maskPhone } from './mask.ts';
import type { Problem, ProblemData } from './problem.ts';

const EMAIL = /[^\s@"'<>()[\],;:]+@[^\s@"'<>()[\],;:]+/gu;

/**
 * Six digits and more of any script, however they are grouped: a phone, a card, an id. Codes and counts are shorter, and
 * a day by itself is none.
 */
const LONG_NUMBER = /\+?\p{Nd}(?:[\s().,·•/|_\p{Pd}]{0,3}\p{Nd}){5,}/gu;
const DAY = /^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** Masks whatever in a text looks like a customer's e-mail address, phone, card or id. */
export const maskText = (text: string): string =>
  text
    .replace(EMAIL, (email) => maskEmail(email))
    .replace(LONG_NUMBER, (number) => (DAY.test(number) ? number : maskPhone(number)));

/** A problem whose texts hold no address and no long number, whoever wrote them. */
export const maskProblem = ({ code, data }: Problem): Problem => ({
  code,
  data: Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, typeof value === 'string' ? maskText(value) : value]),
  ) satisfies ProblemData,
});
