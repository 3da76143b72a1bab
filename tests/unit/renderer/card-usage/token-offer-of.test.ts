import { expect, it } from 'vitest';
import { tokenOfferOf } from '../../../../src/renderer/features/card-usage/token-offer-of.ts';
import { problem } from '../../../../src/shared/domain/problem.ts';

it.each([
  ['a token that is not there', problem('credentials.token-needed', { upstream: 'airpay' }), 'enter'],
  [
    'a check that needs a token',
    problem('check.unreadable', { upstream: 'airpay', cause: 'credentials.token-needed' }),
    'enter',
  ],
  ['a refusal of airpay', problem('upstream.rejected', { upstream: 'airpay', code: 400 }), 'replace'],
  [
    'a check that was refused',
    problem('check.unreadable', { upstream: 'airpay', cause: 'upstream.rejected' }),
    'replace',
  ],
  ['a refusal of another system', problem('upstream.rejected', { upstream: 'wm', code: 401 }), null],
  ['an airpay that is down', problem('net.refused', { upstream: 'airpay' }), null],
  ['a keychain that is locked', problem('credentials.locked', { upstream: 'airpay' }), null],
])('%s', (_name, why, offer) => {
  expect(tokenOfferOf(why)).toBe(offer);
});
