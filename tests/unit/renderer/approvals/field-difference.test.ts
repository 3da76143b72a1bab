import { describe, expect, it } from 'vitest';
import {
  differenceOf,
  type WaitingItem,
} from '../../../../src/renderer/features/approvals/field-difference.ts';
import { problem } from '../../../../src/shared/domain/problem.ts';
import { english } from '../words/english.ts';

const i18n = english();

const item = (more: Partial<WaitingItem> = {}): WaitingItem => ({
  ...{ changeId: 'c1', shown: '0'.repeat(64), upstream: 'airpay', findings: [], since: 1 },
  summary: { kind: 'card-usage.set', channel: 'ATM', from: 'ALLOWED', to: 'NOTALLOWED' },
  customer: { name: 'Asha Verma', masked: null },
  maker: { id: 'rekha.k', name: 'Rekha Kumar' },
  ...{ here: true, busy: false, again: null },
  ...more,
});
const finding = (code: 'change.stale' | 'card-usage.untold', data: object) =>
  ({ level: 'warn', problem: problem(code, { upstream: 'airpay', ...data }), owners: [] }) as const;

describe('the difference that a second person is shown', () => {
  it('is what is asked for beside what is there', () => {
    expect(differenceOf(i18n, item())).toEqual({
      field: 'ATM',
      ...{ asked: 'Not allowed', now: 'Allowed', was: null },
    });
  });

  it('tells what is there now, and what was there when it was asked for', () => {
    const summary = { kind: 'card-usage.set', channel: 'ATM', from: null, to: 'NOTALLOWED' } as const;
    const findings = [finding('change.stale', { prior: null, now: 'ALLOWED' })];
    expect(differenceOf(i18n, item({ summary, findings }))).toMatchObject({
      now: 'Allowed',
      was: 'Not told',
    });
  });

  it('does not claim what airpay does not tell', () => {
    const findings = [finding('card-usage.untold', { channel: 'ATM' })];
    expect(differenceOf(i18n, item({ findings }))).toMatchObject({ now: 'Not told by airpay' });
  });
});
