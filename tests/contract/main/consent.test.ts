import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CALLS } from '../../../src/shared/ipc/contract.ts';
import type { VisitView } from '../../../src/shared/ipc/views.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { selectionsOf } from '../../support/one-of-each.ts';
import { personTagged } from '../../support/people.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp({
    change: (settings) => ({
      ...settings,
      consent: { wording: { text: { en: 'May we text you?', hi: 'क्या हम लिख सकते हैं?' } }, systems: [] },
    }),
  });
});
afterEach(() => app.close());

const BY_PHONE = { who: null, how: 'phone', other: null, why: null } as const;
const HER_SON = { who: 'Her son', how: 'other', other: 'by fax', why: 'She moved' } as const;

const checked = (visit: VisitView) =>
  visit.basket.length > 0 && visit.basket.every(({ busy }) => busy === null);

/** Puts the first text of the customer to an opt-in. */
const optIn = async (): Promise<string> => {
  const visit = await app.open(personTagged(app.training, 'text-opt-out').mobile);
  const selection = selectionsOf(visit, 'Text')[0]?.ref ?? '';
  const { changeId } = await app.must('drafts.put', {
    request: { kind: 'communication.set', selection, optIn: 'Y' },
  });
  await app.until(checked);
  return changeId ?? '';
};

const stop = async (): Promise<void> => {
  const visit = await app.open(personTagged(app.training, 'two-cards').mobile);
  const selection = selectionsOf(visit, 'Text')[0]?.ref ?? '';
  await app.must('drafts.put', { request: { kind: 'communication.set', selection, optIn: 'N' } });
  await app.until(checked);
};

const asked = async () => (await app.must('activity.ofCustomer', { limit: 5 })).items[0]?.asked;

describe('who asked for a change of consent', () => {
  it('is the customer at the counter until somebody says otherwise', async () => {
    await stop();
    expect((await app.apply())[0]?.state).toBe('confirmed');
    expect(await asked()).toEqual({
      who: null,
      how: 'in-person',
      other: null,
      why: null,
      consented: false,
      wording: null,
    });
  });

  it('is on record in the words of the operator, and on the receipt without a whole value in them', async () => {
    await stop();
    const why = 'She moved, write to asha.new@example.com or 9845012345';
    await app.must('drafts.askedBy', { asked: { ...HER_SON, why } });
    await app.apply();
    expect(await asked()).toEqual({ ...HER_SON, why, consented: false, wording: null });
    const { facts } = await app.must('receipts.issue', {});
    expect(facts.lines[0]?.asked).toEqual({
      ...HER_SON,
      why: 'She moved, write to a•••@•••.com or •••• 345',
      consented: false,
      wording: null,
    });
  });

  it('is not kept for the next time that the customer comes', async () => {
    await stop();
    await app.must('drafts.askedBy', { asked: HER_SON });
    await app.apply();
    const visit = await app.open(personTagged(app.training, 'two-cards').mobile);
    expect(visit.asked).toEqual({ who: null, how: 'in-person', other: null, why: null });
  });

  it.each([
    ['another way without words', { ...BY_PHONE, how: 'other' }],
    ['words with a way that needs none', { ...BY_PHONE, other: 'by fax' }],
    ['a line break', { ...BY_PHONE, why: 'one\ntwo' }],
  ])('is not taken with %s', (_, fault) => {
    const { input } = CALLS['drafts.askedBy'];
    expect(v.is(input, { asked: BY_PHONE })).toBe(true);
    expect(v.is(input, { asked: fault })).toBe(false);
  });
});

describe('consent to an opt-in', () => {
  it('lets it pass, and is on record with the wording in the language of the screen', async () => {
    const changeId = await optIn();
    await app.until(({ basket }) => basket[0]?.state === 'refused');
    await app.must('drafts.consent', { changeIds: [changeId], asked: BY_PHONE, language: 'hi-IN' });
    await app.until(({ basket }) => basket[0]?.state === 'draft');
    expect((await app.apply())[0]?.state).toBe('confirmed');
    const wording = 'क्या हम लिख सकते हैं?';
    // By the beginning of its digest: `printf %s WORDING | sha256sum`.
    const given = { ...BY_PHONE, consented: true, wording, language: 'hi', version: '5129862c4e1d' };
    expect(await asked()).toEqual(given);
    const { facts } = await app.must('receipts.issue', {});
    expect(facts.lines[0]?.asked).toEqual(given);
  });

  it('is sent by nobody without it', async () => {
    await optIn();
    expect((await app.apply())[0]?.state).toBe('refused');
    expect(app.training.ledger.entries({ upstream: 'wm', call: 'put' })).toEqual([]);
  });

  it('is for a draft that is there, or for none of them', async () => {
    const changeId = await optIn();
    const call = { changeIds: [changeId, 'nobody'], asked: BY_PHONE, language: 'en' };
    expect(await app.call('drafts.consent', call)).toMatchObject({ problem: { code: 'visit.gone' } });
    expect((await app.until((visit) => visit)).basket[0]?.asked).toBeUndefined();
    expect(await app.call('drafts.renew', { changeId: 'nobody' })).toMatchObject({
      problem: { code: 'visit.gone' },
    });
  });
});
