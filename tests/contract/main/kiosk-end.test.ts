import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryKeychain } from '../../../src/main/credentials/keychain/memory-keychain.ts';
import type { TrainingPerson } from '../../../src/main/training/population/person.ts';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import type { Settings } from '../../../src/shared/config/settings.ts';
import type { KioskView } from '../../../src/shared/ipc/kiosk.ts';
import { startTestApp } from '../../support/app.ts';
import { startTestKiosk, type TestKiosk, viewsIn } from '../../support/kiosk.ts';
import { personTagged } from '../../support/people.ts';
import { until } from '../../support/until.ts';

let training: Training;
let kiosk: TestKiosk | null = null;
let folder = '';
beforeEach(async () => {
  training = await startTraining();
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-kiosk-end-'));
});
afterEach(async () => {
  await training.faults.clear();
  await kiosk?.close();
  kiosk = null;
  await training.close();
  rmSync(folder, { recursive: true, force: true });
});

const two = (): TrainingPerson => personTagged(training, 'two-cards');
const other = (): TrainingPerson => personTagged(training, 'one-card');
const endOf = ({ cards }: TrainingPerson): string => cards[0]?.number.slice(-6) ?? '';

const atmOf = (view: KioskView) => {
  const found = view.visit?.choices.find((one) => one.channel === 'ATM');
  if (found === undefined) throw new Error('no ATM');
  return found;
};
const quick = (settings: Settings): Settings => ({
  ...settings,
  network: { ...settings.network, deadlineMs: 1_000 },
});

/** Says yes to another state of ATM. */
const sayYes = async (one: TestKiosk, view: KioskView): Promise<void> => {
  const atm = atmOf(view);
  expect(await one.code('ask', { choice: atm.id, to: atm.to })).toBeNull();
  expect(await one.code('answer', { yes: true, language: 'en' })).toBeNull();
};

describe('the end of a visit', () => {
  it('covers first: the next thing that the window is told holds nothing of anybody, then it is wiped', async () => {
    const steps: string[] = [];
    kiosk = await startTestKiosk(
      {},
      {
        upstreams: training,
        wipe: async () => void steps.push('wipe'),
        onEvent: (name, payload) =>
          steps.push(name === 'kiosk.changed' ? (payload as KioskView).phase : name),
      },
    );
    await kiosk.enter(two().mobile, endOf(two()));
    steps.length = 0;
    kiosk.forgetEvents();
    expect(await kiosk.code('end', {})).toBeNull();
    expect(steps.slice(0, 2)).toEqual(['waiting', 'wipe']);
    expect(viewsIn(kiosk.events)[0]).toMatchObject({
      phase: 'waiting',
      proof: null,
      visit: null,
      wait: null,
    });
    for (const name of ['ask', 'answer', 'prove'] as const)
      expect(await kiosk.app.routed(`kiosk.${name}`, CALLS[name])).toMatchObject({
        problem: { code: 'kiosk.over' },
      });
    // All that came until the next one stands there.
    expect(await kiosk.code('begin', { text: other().mobile })).toBeNull();
    expect(viewsIn(kiosk.events).every(({ visit }) => visit === null)).toBe(true);
  });

  it('comes with the scan of another card, wiped before the next one begins', async () => {
    const steps: string[] = [];
    let wiped: (() => void) | null = null;
    kiosk = await startTestKiosk(
      {},
      {
        upstreams: training,
        wipe: () => new Promise((resolve) => (wiped = resolve)),
        onEvent: (name, payload) => {
          if (name === 'kiosk.changed') steps.push((payload as KioskView).phase);
        },
      },
    );
    await kiosk.enter(two().mobile, endOf(two()));
    steps.length = 0;
    const begun = kiosk.code('begin', { text: other().mobile });
    await kiosk.until(({ phase }) => phase === 'waiting');
    expect(steps).toEqual(['waiting']);
    (wiped as (() => void) | null)?.();
    expect(await begun).toBeNull();
    expect(steps).toEqual(['waiting', 'proof']);
    expect(await kiosk.code('prove', { digits: endOf(two()) })).toBe('kiosk.not-recognized');
  });

  it('with the lock of the system', async () => {
    kiosk = await startTestKiosk({}, { upstreams: training });
    await kiosk.enter(two().mobile, endOf(two()));
    kiosk.app.lock();
    expect((await kiosk.view()).phase).toBe('waiting');
  });
});

const CALLS = {
  ask: { choice: 'x', to: 'on' },
  answer: { yes: true, language: 'en' },
  prove: { digits: '123456' },
} as const;

describe('what was sent', () => {
  it('goes on while the next customer is served, who sees nothing of it', async () => {
    kiosk = await startTestKiosk({}, { upstreams: training });
    await training.faults.set('airpay', { fault: 'delay', ms: 2_500, call: 'set' });
    await sayYes(kiosk, await kiosk.enter(two().mobile, endOf(two())));
    await kiosk.until(({ visit }) => visit?.sending !== null);
    const view = await kiosk.enter(other().mobile, endOf(other()));
    expect(view.visit).toMatchObject({ asked: null, sending: null, results: [] });
    kiosk.forgetEvents();
    const { ledger } = training;
    await until(() => ledger.entries({ call: 'set' }).some(({ applied }) => applied), 'the change');
    expect(ledger.entries({ call: 'set' })).toHaveLength(1);
    // What came of it is recorded before the app has closed.
    await kiosk.close();
    for (const { visit } of viewsIn(kiosk.events))
      expect(visit).toMatchObject({ sending: null, results: [] });
  }, 30_000);

  it('and is unknown is said with a number, and staff find it by that, here and at a desk', async () => {
    const keychain = createMemoryKeychain();
    const own = await startTestKiosk({}, { upstreams: training, folder, keychain, change: quick });
    await own.enter(two().mobile, endOf(two()));
    await training.faults.set('airpay', { fault: 'delay', ms: 60_000, call: 'set', when: 'after' });
    await sayYes(own, await own.view());
    await until(() => training.ledger.entries({ call: 'set' }).length > 0, 'the call');
    // Nothing can be read back either.
    await training.faults.set('airpay', { fault: 'refuse' });
    const after = await own.until(({ visit }) => visit?.results[0]?.state === 'unknown', 20_000);
    const number = after.visit?.results[0]?.number ?? '';
    expect(number).toMatch(/^[0-9A-F]{8}$/);
    // Meanwhile the customer goes on with something else.
    const text = after.visit?.choices.find((one) => one.group === 'wm' && one.now === 'on');
    expect(await own.code('ask', { choice: text?.id ?? '', to: 'off' })).toBeNull();
    expect(await own.code('answer', { yes: true, language: 'en' })).toBeNull();
    await own.until(({ visit }) => visit?.results[1]?.state === 'confirmed');
    await own.code('end', {});
    expect((await own.view()).visit).toBeNull();
    await own.close();
    const desk = await startTestApp({
      ...{ upstreams: training, folder, keychain, isFilled: true },
      change: quick,
    });
    const needsLook = await vi.waitFor(async () => {
      const found = await desk.must('changes.needsLook', {});
      expect(found).not.toEqual([]);
      return found;
    }, 20_000);
    expect(needsLook).toMatchObject([{ by: 'kiosk', customer: two().name, state: 'unknown' }]);
    expect(needsLook[0]?.requestId?.replaceAll('-', '').toUpperCase().endsWith(number)).toBe(true);
    await desk.close();
  }, 60_000);
});
