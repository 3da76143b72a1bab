import { maskEmail, maskPhone } from '../../shared/domain/mask.ts';
import type { Problem, ProblemData } from '../../shared/domain/problem.ts';

const EMAIL = /[^\s@"'<>()[\],;:]+@[^\s@"'<>()[\],;:]+/gu;

/** Six digits and more, however they are grouped: a phone, a card, an id. Codes and counts are shorter. */
const LONG_NUMBER = /\+?\d(?:[\s().-]{0,2}\d){5,}/gu;

/** Masks whatever in a text looks like a customer's e-mail address, phone, card or id. */
export const maskText = (text: string): string =>
  text.replace(EMAIL, (email) => maskEmail(email)).replace(LONG_NUMBER, (number) => maskPhone(number));

/** A problem whose texts hold no address and no long number, whoever wrote them. */
export const maskProblem = ({ code, data }: Problem): Problem => ({
  code,
  data: Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, typeof value === 'string' ? maskText(value) : value]),
  ) satisfies ProblemData,
});
