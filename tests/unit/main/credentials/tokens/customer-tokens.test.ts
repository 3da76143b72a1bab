import { describe, expect, it } from 'vitest';
import {
  createCustomerTokens,
  TOKEN_LIFE_MS,
} from '../../../../../src/main/credentials/tokens/customer-tokens.ts';
import { createFakeClock } from '../../../../support/clock.ts';

const MINUTE = 60_000;

const atTheCounter = () => {
  const clock = createFakeClock();
  const ending = new AbortController();
  const tokens = createCustomerTokens(clock, ending.signal);
  tokens.keep('CUST0001', 'visit-1', 'token-1');
  return { clock, ending, tokens };
};

describe('the airpay token of a customer', () => {
  it('is given out for the entity id that it was given for, and for no other', () => {
    const { tokens } = atTheCounter();
    expect(tokens.of('CUST0001')).toBe('token-1');
    expect(tokens.of(' CUST0001 ')).toBe('token-1');
    for (const other of ['CUST0002', 'CUST000', 'cust0001', 'CUST00011', '', '__proto__'])
      expect(tokens.of(other)).toBeNull();
  });

  it('is given out for 30 minutes, counted from when it was given', async () => {
    const { clock, tokens } = atTheCounter();
    expect(TOKEN_LIFE_MS).toBe(30 * MINUTE);
    await clock.advance(29 * MINUTE);
    expect(tokens.of('CUST0001')).toBe('token-1');
    await clock.advance(MINUTE);
    expect(tokens.of('CUST0001')).toBeNull();
  });

  it('is replaced by the next one, which has 30 minutes of its own', async () => {
    const { clock, tokens } = atTheCounter();
    await clock.advance(20 * MINUTE);
    tokens.keep('CUST0001', 'visit-1', 'token-2');
    await clock.advance(29 * MINUTE);
    expect(tokens.of('CUST0001')).toBe('token-2');
    await clock.advance(MINUTE);
    expect(tokens.of('CUST0001')).toBeNull();
  });

  it('is dropped with its visit, and the others stay', () => {
    const { tokens } = atTheCounter();
    tokens.keep('CUST0002', 'visit-2', 'token-2');
    tokens.retain((visit) => visit === 'visit-2');
    expect([tokens.of('CUST0001'), tokens.of('CUST0002')]).toEqual([null, 'token-2']);
  });

  it('is dropped with all others when the screen is locked', () => {
    const { tokens } = atTheCounter();
    tokens.keep('CUST0002', 'visit-2', 'token-2');
    tokens.dropAll();
    expect([tokens.of('CUST0001'), tokens.of('CUST0002')]).toEqual([null, null]);
  });

  it('leaves nothing waiting when the app is closed', async () => {
    const { clock, ending, tokens } = atTheCounter();
    expect(clock.sleeping()).toBe(1);
    ending.abort(new Error('closing'));
    await clock.advance(0);
    expect(clock.sleeping()).toBe(0);
    expect(tokens.of('CUST0001')).toBeNull();
  });
});
