import { setupI18n } from '@lingui/core';
import { expect, test } from 'vitest';
import { customersWords, isForCustomers } from '../../../../src/renderer/kiosk/words/problem-words.ts';
import { PROBLEM_CODES } from '../../../../src/shared/domain/problem.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });

/** What belongs to the desk, and to those who serve: nobody says it to a customer. */
const OF_THE_DESK =
  /\b(customers?|basket|panel|draft\w*|keychain|journal|capillary|airpay|WM|operators?|shift|IT)\b/i;

/** Answered to a page of the desk alone, which is none here. */
const NEVER_HERE = ['kiosk.not-here'];

test.each(PROBLEM_CODES.filter((code) => !NEVER_HERE.includes(code)))(
  '%s is said to a customer in a customer’s words',
  (code) => {
    for (const data of [{}, { upstream: 'airpay', channel: 'ATM', now: 'ALLOWED', seconds: 5 }]) {
      const { what, next } = customersWords(i18n, { code, data });
      for (const said of [what, ...(next === null ? [] : [next])]) {
        expect(said.replace(/\bIt\b|\bit\b/g, '')).not.toMatch(OF_THE_DESK);
        expect(said).toMatch(/^\p{Lu}.*\.$/u);
      }
    }
  },
);

test('what a check tells about a card for all of it has words of its own', () => {
  const said = ['card-usage.whole-account', 'card-usage.untold', 'communication.text-second-gate'] as const;
  const words = said.map((code) => customersWords(i18n, { code, data: {} }).what);
  expect(new Set(words).size).toBe(said.length);
  expect(words).not.toContain(customersWords(i18n, { code: 'ipc.forbidden', data: {} }).what);
  expect(isForCustomers({ code: 'entity.trimmed', data: {} })).toBe(false);
});
