import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryKeychain } from '../../../src/main/credentials/keychain/memory-keychain.ts';
import { hashPin } from '../../../src/main/operators/pin.ts';
import { PEPPER_ENTRY } from '../../../src/main/ports/credentials.ts';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import { KioskHealthSchema, type KioskView } from '../../../src/shared/ipc/kiosk.ts';
import { startTestKiosk, type TestKiosk } from '../../support/kiosk.ts';
import { personTagged } from '../../support/people.ts';
import { until } from '../../support/until.ts';

type Choice = NonNullable<KioskView['visit']>['choices'][number];

const PIN = '975312';
const PEPPER = 'pepper-of-the-tests-0123456789abcdef';

let training: Training;
let kiosk: TestKiosk | null = null;
let folder = '';
let keychain = createMemoryKeychain();
let ended: number[] = [];
beforeEach(async () => {
  training = await startTraining();
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-kiosk-staff-'));
  keychain = createMemoryKeychain();
  await keychain.set(PEPPER_ENTRY, PEPPER);
  ended = [];
});
afterEach(async () => {
  await kiosk?.close();
  kiosk = null;
  await training.close();
  rmSync(folder, { recursive: true, force: true });
});

const start = async (settings: object = {}): Promise<TestKiosk> => {
  const staffPin = await hashPin(PIN, PEPPER, 10);
  kiosk = await startTestKiosk(
    { staffPin, ...settings },
    { upstreams: training, folder, keychain, exit: (status) => ended.push(status) },
  );
  return kiosk;
};
const staff = (one: TestKiosk, act: string, pin = PIN) => one.app.routed('kiosk.staff', { pin, do: act });

describe('staff at a kiosk', () => {
  it('see how it is, with their PIN', async () => {
    const one = await start();
    await one.until(({ closed }) => closed === null);
    expect(await staff(one, 'look')).toMatchObject({
      ok: true,
      value: {
        version: '0.0.0',
        systems: [{ upstream: 'airpay' }, { upstream: 'capillary' }, { upstream: 'wm' }],
        ...{ journal: null, provisionedUntil: null, needsLook: 0, closed: null },
      },
    });
  });

  it('are nobody with another PIN, wait after several, and nobody where there is none', async () => {
    const one = await start();
    for (let nth = 0; nth < 4; nth += 1)
      expect(await staff(one, 'exit', '123123')).toMatchObject({ problem: { code: 'operators.wrong-pin' } });
    expect(await staff(one, 'exit', '123123')).toMatchObject({
      problem: { code: 'operators.wait', data: { seconds: 5 } },
    });
    // The right one waits too, over a restart.
    expect(await staff(one, 'exit')).toMatchObject({ problem: { code: 'operators.wait' } });
    await one.close();
    const again = await start();
    expect(await staff(again, 'exit')).toMatchObject({ problem: { code: 'operators.wait' } });
    await again.close();
    const without = await start({ staffPin: undefined });
    for (const pin of ['', PIN].filter((text) => text !== ''))
      expect((await staff(without, 'look', pin)).ok).toBe(false);
    expect(ended).toEqual([]);
  });

  it('find what was sent by the number that the customer was shown, and see nobody in it', async () => {
    const person = personTagged(training, 'two-cards');
    const one = await start();
    await one.enter(person.mobile, person.cards[0]?.number.slice(-6) ?? '');
    const numbers: (string | null)[] = [];
    for (const fits of [
      ({ kind, channel }: Choice) => kind === 'card-usage.set' && channel === 'ATM',
      ({ kind, now }: Choice) => kind === 'communication.set' && now === 'on',
    ]) {
      const choice = (await one.view()).visit?.choices.find(fits);
      expect(await one.code('ask', { choice: choice?.id ?? '', to: 'off' })).toBeNull();
      expect(await one.code('answer', { yes: true, language: 'en' })).toBeNull();
      const { visit } = await one.until((now) => now.visit?.results.length === numbers.length + 1);
      numbers.push(visit?.results.at(-1)?.number ?? null);
    }
    await one.code('end', {});
    const { value } = v.parse(v.object({ value: KioskHealthSchema }), await staff(one, 'look'));
    expect(value.lately).toMatchObject([
      { number: numbers[1], summary: { kind: 'communication.set', to: 'N' }, outcome: 'confirmed' },
      { number: numbers[0], summary: { channel: 'ATM', to: 'NOTALLOWED' }, outcome: 'confirmed' },
    ]);
    const said = JSON.stringify(value);
    for (const theirs of [person.name, person.mobile, person.email ?? 'no e-mail'])
      expect(said).not.toContain(theirs);
  });

  it('close it, which ends the visit and lasts over restarts, and open it again', async () => {
    const person = personTagged(training, 'two-cards');
    const one = await start();
    await one.enter(person.mobile, person.cards[0]?.number.slice(-6) ?? '');
    expect(await staff(one, 'close')).toMatchObject({
      ok: true,
      value: { closed: { why: 'staff', until: null } },
    });
    expect(await one.view()).toMatchObject({ phase: 'closed', closed: { why: 'staff' }, visit: null });
    expect(await one.code('begin', { text: person.mobile })).toBe('kiosk.closed');
    await one.close();
    const again = await start();
    expect(await again.view()).toMatchObject({ phase: 'closed', closed: { why: 'staff' } });
    expect(await staff(again, 'open')).toMatchObject({ ok: true });
    await again.until(({ phase }) => phase === 'waiting');
  });

  it.each([
    ['exit', 0],
    ['restart', 86],
  ])('%s it with status %i, after the answer', async (act, status) => {
    const one = await start();
    expect(await staff(one, act)).toMatchObject({ ok: true });
    expect(ended).toEqual([]);
    await until(() => ended.length > 0, 'the end');
    expect(ended).toEqual([status]);
  });
});

describe('a kiosk serves nobody', () => {
  it('in the hours of its settings, and says until when', async () => {
    const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
    const one = await start({
      outOfService: [
        { days, from: '00:00', until: '23:59' },
        { days, from: '23:59', until: '00:00' },
      ],
    });
    expect(await one.view()).toMatchObject({ phase: 'closed', closed: { why: 'schedule', until: null } });
    expect(await one.code('begin', { text: '9876543210' })).toBe('kiosk.closed');
  });

  it('where Capillary is not among its systems', async () => {
    kiosk = await startTestKiosk(
      {},
      {
        upstreams: training,
        change: ({ upstreams: { capillary: _, ...rest }, ...settings }) => ({ ...settings, upstreams: rest }),
      },
    );
    expect(await kiosk.view()).toMatchObject({ phase: 'closed', closed: { why: 'unusable', until: null } });
  });

  it('without the credentials with which customers are looked up, and says so to staff', async () => {
    const staffPin = await hashPin(PIN, PEPPER, 10);
    kiosk = await startTestKiosk({ staffPin }, { upstreams: training, folder, keychain, isFilled: true });
    await kiosk.until(({ closed }) => closed?.why === 'unusable');
    const lacks = { code: 'credentials.absent', data: { upstream: 'capillary' } };
    const { value } = v.parse(v.object({ value: KioskHealthSchema }), await staff(kiosk, 'look'));
    expect(value).toMatchObject({ journal: null, credentials: lacks, closed: { why: 'unusable' } });
  });

  it('after three starts that did not live, until staff open it', async () => {
    const one = await start();
    const file = join(folder, 'kiosk.json');
    const { starts } = JSON.parse(readFileSync(file, 'utf8')) as { starts: number[] };
    await one.close();
    writeFileSync(file, JSON.stringify({ closed: false, starts: [...starts, ...starts, ...starts] }));
    const again = await start();
    expect(await again.view()).toMatchObject({ phase: 'closed', closed: { why: 'starts', until: null } });
    await staff(again, 'open');
    await again.until(({ phase }) => phase === 'waiting');
  });
});
