import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryKeychain } from '../../../src/main/credentials/keychain/memory-keychain.ts';
import type { TrainingPerson } from '../../../src/main/training/population/person.ts';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import { SettingsSchema } from '../../../src/shared/config/settings.ts';
import type { KioskView } from '../../../src/shared/ipc/kiosk.ts';
import { startTestApp } from '../../support/app.ts';
import { startTestKiosk, type TestKiosk } from '../../support/kiosk.ts';
import { personTagged } from '../../support/people.ts';

let training: Training;
let kiosk: TestKiosk;
let folder = '';
let keychain = createMemoryKeychain();
beforeEach(async () => {
  training = await startTraining();
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-kiosk-consent-'));
  keychain = createMemoryKeychain();
});
afterEach(async () => {
  await kiosk.close();
  await training.close();
  rmSync(folder, { recursive: true, force: true });
});

const optedOut = (): TrainingPerson => personTagged(training, 'text-opt-out');
const enter = (): Promise<KioskView> =>
  kiosk.enter(optedOut().mobile, optedOut().cards[0]?.number.slice(-6) ?? '');

type Choice = NonNullable<KioskView['visit']>['choices'][number];
const selectionIn = (view: KioskView, channel: string, now: Choice['now']): Choice => {
  const found = view.visit?.choices.find(
    (one) => one.group === 'wm' && one.channel === channel && one.now === now,
  );
  if (found === undefined) throw new Error(`no ${channel} that is ${now}`);
  return found;
};

/** What is on record of who asked, as a desk is shown it. */
const recorded = async () => {
  await kiosk.code('end', {});
  await kiosk.close();
  const desk = await startTestApp({ upstreams: training, folder, keychain, isFilled: true });
  await desk.open(optedOut().mobile);
  const { items } = await desk.must('activity.ofCustomer', { limit: 5 });
  await desk.close();
  return items[0];
};

const IN_PERSON = { who: null, how: 'in-person', other: null, why: null } as const;

describe('an opt-in at a kiosk', () => {
  it('shows the wording in each language that is offered, and records the one that was read', async () => {
    kiosk = await startTestKiosk({}, { upstreams: training, folder, keychain });
    const text = selectionIn(await enter(), 'Text', 'off');
    expect(text.cannot).toBeNull();
    expect(await kiosk.code('ask', { choice: text.id, to: 'on' })).toBeNull();
    const { visit } = await kiosk.view();
    const english = {
      wording: 'May we text you?',
      language: 'en',
      version: expect.stringMatching(/^[0-9a-f]{12}$/),
    };
    expect(visit?.asked?.consent).toEqual([
      { chosen: 'en', ...english },
      {
        chosen: 'hi',
        wording: 'क्या हम लिख सकते हैं?',
        language: 'hi',
        version: expect.not.stringMatching(/^$/),
      },
      { chosen: 'es', ...english },
      { chosen: 'ar', ...english },
    ]);
    expect(visit?.asked?.findings.some(({ level }) => level === 'block')).toBe(false);
    const version = visit?.asked?.consent?.find(({ chosen }) => chosen === 'hi')?.version;
    expect(await kiosk.code('answer', { yes: true, language: 'hi' })).toBeNull();
    await kiosk.until((now) => now.visit?.results[0]?.state === 'confirmed');
    expect(await recorded()).toMatchObject({
      by: 'kiosk',
      asked: { ...IN_PERSON, consented: true, wording: 'क्या हम लिख सकते हैं?', language: 'hi', version },
    });
  }, 30_000);

  it('is not offered where nothing is written down to agree to; an opt-out is', async () => {
    kiosk = await startTestKiosk(
      {},
      { upstreams: training, folder, keychain, more: { consent: { wording: {}, systems: [] } } },
    );
    const view = await enter();
    const text = selectionIn(view, 'Text', 'off');
    expect(text.cannot).toMatchObject({ code: 'kiosk.no-wording' });
    expect(await kiosk.code('ask', { choice: text.id, to: 'on' })).toBe('kiosk.no-wording');
    expect(await kiosk.code('ask', { choice: selectionIn(view, 'Email', 'on').id, to: 'off' })).toBeNull();
    expect((await kiosk.view()).visit?.asked?.consent).toBeNull();
  }, 30_000);

  it('is not possible in a language that has no wording, where the branch’s first has none either', async () => {
    const consent = { wording: { Text: { hi: 'क्या?' } }, version: '2026-03', systems: [] };
    kiosk = await startTestKiosk(
      { languages: ['en', 'hi'] },
      { upstreams: training, folder, keychain, more: { consent } },
    );
    const text = selectionIn(await enter(), 'Text', 'off');
    await kiosk.code('ask', { choice: text.id, to: 'on' });
    expect((await kiosk.view()).visit?.asked?.consent).toEqual([
      { chosen: 'hi', wording: 'क्या?', language: 'hi', version: '2026-03' },
    ]);
    expect(await kiosk.code('answer', { yes: true, language: 'en' })).toBe('kiosk.no-wording');
    expect(training.ledger.entries({ call: 'put' })).toEqual([]);
    // The question still stands.
    expect(await kiosk.code('answer', { yes: true, language: 'hi' })).toBeNull();
    await kiosk.until((now) => now.visit?.results[0]?.state === 'confirmed');
    expect(await recorded()).toMatchObject({
      asked: { wording: 'क्या?', language: 'hi', version: '2026-03' },
    });
  }, 30_000);
});

describe('what a kiosk allows', () => {
  it('is the kinds of its settings alone', async () => {
    kiosk = await startTestKiosk({ kinds: ['card-usage.set'] }, { upstreams: training, folder, keychain });
    const view = await enter();
    expect(view.visit?.systems.map(({ upstream }) => upstream)).toEqual(['airpay']);
    expect(new Set(view.visit?.choices.map(({ kind }) => kind))).toEqual(new Set(['card-usage.set']));
  }, 30_000);

  it('is nothing that needs a second person: that is asked for at the desk', async () => {
    const roles = v.parse(SettingsSchema.entries.roles, { operator: { secondPerson: ['card-usage.set'] } });
    kiosk = await startTestKiosk({}, { upstreams: training, folder, keychain, more: { roles } });
    const atm = (await enter()).visit?.choices.find(({ channel }) => channel === 'ATM');
    expect(await kiosk.code('ask', { choice: atm?.id ?? '', to: atm?.to ?? 'off' })).toBe('kiosk.at-desk');
    const { visit } = await kiosk.view();
    expect(visit).toMatchObject({ asked: null, results: [] });
    expect(visit?.choices.find(({ id }) => id === atm?.id)?.cannot).toMatchObject({ code: 'kiosk.at-desk' });
    expect(await kiosk.code('answer', { yes: true, language: 'en' })).toBe('visit.gone');
    expect(training.ledger.entries({ call: 'set' })).toEqual([]);
  }, 30_000);
});
