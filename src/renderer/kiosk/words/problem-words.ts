import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Problem, ProblemCode } from '../../../shared/domain/problem.ts';
import { problemWords } from '../../words/problems.ts';

interface CustomerWords {
  readonly what: MessageDescriptor;
  readonly next: MessageDescriptor | null;
}

/** What the desk's words say to whoever serves a customer, said to the customer. */
const TO_CUSTOMERS: { readonly [C in ProblemCode]?: CustomerWords } = {
  'change.no-difference': { what: msg`It is so already. There is nothing to change.`, next: null },
  'change.stale': { what: msg`It has been changed somewhere else since you looked.`, next: null },
  'card-usage.untold': { what: msg`We do not know how it is now.`, next: null },
  'card-usage.whole-account': {
    what: msg`This counts for your whole prepaid account, not for one card alone.`,
    next: null,
  },
  'communication.text-second-gate': {
    what: msg`You may still get a text that asks you to answer YES.`,
    next: null,
  },
  'communication.category-disabled': {
    what: msg`These messages are stopped for everybody at the moment. Your choice may show no effect.`,
    next: null,
  },
  'visit.gone': {
    what: msg`What you chose is no longer there. Nothing was changed.`,
    next: msg`Please choose again.`,
  },
  'visit.busy': { what: msg`Your last change is still on its way.`, next: msg`Please wait a moment.` },
};

/** Whatever else: what it is about is for staff, who see it at the desk or in the journal. */
const ANYTHING_ELSE: CustomerWords = { what: msg`This did not work.`, next: msg`Please ask at the desk.` };

/** Findings that tell a customer nothing that they could do, or decide by. */
const NOT_FOR_CUSTOMERS: readonly ProblemCode[] = ['entity.trimmed'];

/** Whether a finding is for a customer's eyes. Pure. */
export const isForCustomers = ({ code }: Problem): boolean => !NOT_FOR_CUSTOMERS.includes(code);

/** A problem, or a finding, as a customer reads or hears it: what it is, and what to do. */
export const customersWords = (
  i18n: I18n,
  problem: Problem,
): { readonly what: string; readonly next: string | null } => {
  if (problem.code.startsWith('kiosk.')) return problemWords(i18n, problem);
  const { what, next } = TO_CUSTOMERS[problem.code] ?? ANYTHING_ELSE;
  return { what: i18n._(what), next: next === null ? null : i18n._(next) };
};
