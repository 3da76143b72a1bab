import { describe, expect, it } from 'vitest';
import { announcementsOf } from '../../../../src/renderer/features/basket/announce.ts';
import type { LineView } from '../../../../src/shared/ipc/views.ts';
import { english } from '../words/english.ts';
import { blockedMerge, lineOf } from './lines.ts';

const i18n = english();
const nameOf = (id: string): string => (id === 'meera.s' ? 'Meera Shah' : id);
const said = (before: readonly LineView[], now: readonly LineView[]) =>
  announcementsOf(i18n, before, now, nameOf);

describe('what is said of the basket', () => {
  it('says a result once', () => {
    const confirmed = lineOf({ state: 'confirmed' });
    expect(said([lineOf({ state: 'sending' })], [confirmed])).toEqual([
      { text: 'ATM: Confirmed.', urgent: false },
    ]);
    expect(said([confirmed], [confirmed])).toEqual([]);
  });

  it('says a rejection at once, with its cause', () => {
    const reason = {
      code: 'upstream.rejected',
      data: { upstream: 'airpay', code: 400, message: 'fail' },
    } as const;
    expect(said([lineOf({ state: 'sending' })], [lineOf({ state: 'rejected', reason })])).toEqual([
      { text: 'ATM: Rejected. airpay says no: “fail” (code 400).', urgent: true },
    ]);
  });

  it('says each step of an outcome that was unknown first', () => {
    const unknown = lineOf({
      state: 'unknown',
      reason: { code: 'net.deadline', data: { upstream: 'airpay' } },
    });
    expect(said([lineOf({ state: 'sending' })], [unknown])).toEqual([
      { text: 'ATM: Outcome unknown. airpay did not answer in time.', urgent: false },
    ]);
    expect(said([unknown], [lineOf({ state: 'confirmed' })])).toEqual([
      { text: 'ATM: Confirmed.', urgent: false },
    ]);
  });

  it('says that a second person agreed, once', () => {
    const approved = lineOf({ approvedBy: 'meera.s' });
    expect(said([lineOf({ state: 'needs-approval' })], [approved])).toEqual([
      { text: 'ATM: Approved by Meera Shah.', urgent: false },
    ]);
    expect(said([approved], [approved])).toEqual([]);
    expect(said([lineOf({ state: 'needs-approval' })], [lineOf()])).toEqual([]);
  });

  it('says nothing of drafting and sending', () => {
    expect(said([], [lineOf()])).toEqual([]);
    expect(said([lineOf()], [lineOf({ state: 'sending' })])).toEqual([]);
    expect(said([lineOf()], [])).toEqual([]);
  });

  it('says that a new change is blocked, and nothing of results that were there before', () => {
    expect(said([], [blockedMerge(), lineOf({ state: 'confirmed' })]).map(({ text }) => text)).toEqual([
      'Link card •••• 0045, Gold: Blocked. This card is linked to another customer.',
    ]);
  });
});
