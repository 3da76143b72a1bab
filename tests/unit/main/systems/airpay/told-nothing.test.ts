import { describe, expect, it } from 'vitest';
import { createToldNothing } from '../../../../../src/main/systems/airpay/told-nothing.ts';
import type { CardUsage } from '../../../../../src/shared/domain/card-usage.ts';

const UNTOLD: CardUsage = { CONTACTLESS: null, ATM: null, POS: null, ECOM: null };
const TOLD: CardUsage = { ...UNTOLD, ATM: 'NOTALLOWED' };

const afterGets = (...gets: readonly (readonly [string, CardUsage])[]): boolean => {
  const told = createToldNothing();
  for (const [id, usage] of gets) told.note(id, usage);
  return told.everywhere();
};

describe('a tenant whose get tells nothing', () => {
  it('is known after three customers', () => {
    expect(afterGets()).toBe(false);
    expect(afterGets(['A', UNTOLD], ['B', UNTOLD])).toBe(false);
    expect(afterGets(['A', UNTOLD], ['B', UNTOLD], ['C', UNTOLD])).toBe(true);
  });

  it('is not seen in one customer, however often that one is read', () => {
    expect(afterGets(['A', UNTOLD], ['A', UNTOLD], ['A', UNTOLD], ['A', UNTOLD])).toBe(false);
  });

  it('is another one as soon as one channel of one customer was told, before or after', () => {
    const silent = ['A', 'B', 'C', 'D'].map((id) => [id, UNTOLD] as const);
    expect(afterGets(['T', TOLD], ...silent)).toBe(false);
    expect(afterGets(...silent, ['T', TOLD])).toBe(false);
    expect(afterGets(...silent, ['T', TOLD], ...silent)).toBe(false);
  });
});
