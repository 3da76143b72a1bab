import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { PROBLEM_CODES, type Problem, type ProblemCode } from '../../shared/domain/problem.ts';
import { type Blanks, blanksOf } from './problems/blanks.ts';
import { CHECKS } from './problems/checks.ts';
import { CUSTOMERS } from './problems/customers.ts';
import { DESK } from './problems/desk.ts';
import { FOLLOW_UPS } from './problems/follow-ups.ts';
import { IMPORTING } from './problems/importing.ts';
import { KIOSK } from './problems/kiosk.ts';
import { NETWORK } from './problems/network.ts';
import { OPERATORS } from './problems/operators.ts';
import { PROVISIONING } from './problems/provisioning.ts';
import { RECORDS } from './problems/records.ts';
import { REPLIES } from './problems/replies.ts';
import type { MakeSentences } from './problems/sentences.ts';

/** A code without words does not compile. */
const ENTRIES: Readonly<Record<ProblemCode, MakeSentences>> = {
  ...NETWORK,
  ...REPLIES,
  ...DESK,
  ...CUSTOMERS,
  ...CHECKS,
  ...RECORDS,
  ...FOLLOW_UPS,
  ...OPERATORS,
  ...PROVISIONING,
  ...IMPORTING,
  ...KIOSK,
};

/** A problem in words. */
interface ProblemWords {
  /** What happened. */
  readonly what: string;
  /** What was and was not changed, where the code alone decides it. */
  readonly changed: string | null;
  /** What to do next; null where there is nothing to do. */
  readonly next: string | null;
  /** What a support desk asks for: the call, the status of the reply, what was wrong with it. */
  readonly facts: string | null;
}

const joined = (parts: readonly (string | null)[], between: string): string | null => {
  const told = parts.filter((part) => part !== null);
  return told.length === 0 ? null : told.join(between);
};

/** Only of calls: what was wrong with them, in the terms of those who look into it. */
const factsOf = (i18n: I18n, { text, number }: Blanks): string | null => {
  const call = text('call');
  if (call === null) return null;
  const status = number('httpStatus', 'status');
  const place = text('at');
  return joined(
    [
      i18n._(msg`Call ${call}`),
      status === null ? null : i18n._(msg`status ${status}`),
      text('detail', 'fault'),
      place === null ? null : i18n._(msg`at ${place}`),
    ],
    ', ',
  );
};

/** What lies behind a problem that only says what could not be done for it. */
const causeOf = ({ code, data }: Problem): Problem | null => {
  const cause = PROBLEM_CODES.find((one) => one === data.cause || one === data.reason);
  if (cause === undefined || cause === code) return null;
  return { code: cause, data: { ...data, cause: null, reason: null } };
};

/** The words for a problem. Texts of a system in it are plain data, bounded. */
export const problemWords = (i18n: I18n, problem: Problem): ProblemWords => {
  const blanks = blanksOf(i18n, problem.data);
  const { what, more, meaning, changed, next } = ENTRIES[problem.code](blanks);
  const cause = causeOf(problem);
  return {
    what:
      joined(
        [
          i18n._(what),
          more == null ? null : i18n._(more),
          meaning == null ? null : i18n._(meaning),
          cause === null ? null : problemWords(i18n, cause).what,
        ],
        ' ',
      ) ?? '',
    changed: changed === undefined ? null : i18n._(changed),
    next: next === undefined ? null : i18n._(next),
    facts: factsOf(i18n, blanks),
  };
};

/** The words of a problem in one paragraph: what happened, what was and was not changed, what to do next. */
export const problemText = (i18n: I18n, problem: Problem): string => {
  const { what, changed, next } = problemWords(i18n, problem);
  return joined([what, changed, next], ' ') ?? '';
};
