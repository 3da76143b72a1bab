import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryKeychain } from '../../../src/main/credentials/keychain/memory-keychain.ts';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import type { NeedsLookView } from '../../../src/shared/ipc/answer-views.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { ONE_OF_EACH, type OneOfAKind, SUSPEND_CARD, stageOne } from '../../support/one-of-each.ts';
import { personTagged } from '../../support/people.ts';

let training: Training;
let apps: TestApp[] = [];
let folders: string[] = [];
let keychain = createMemoryKeychain();

beforeEach(async () => {
  training = await startTraining();
  keychain = createMemoryKeychain();
});
afterEach(async () => {
  await training.reset();
  await Promise.all(apps.map((app) => app.close()));
  await training.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  [apps, folders] = [[], []];
});

const start = async (
  earlier: Pick<Parameters<typeof startTestApp>[0] & object, 'folder' | 'keychain'> = {},
): Promise<TestApp> => {
  const app = await startTestApp({
    ...{ upstreams: training, keychain, ...earlier },
    isFilled: earlier.keychain !== undefined,
  });
  apps.push(app);
  return app;
};

/** What the keychain holds now. */
const keychainNow = async (): Promise<typeof keychain> => {
  const copy = createMemoryKeychain();
  const accounts = await keychain.list();
  for (const account of accounts.ok ? accounts.value : []) {
    const held = await keychain.get(account);
    if (held.ok) await copy.set(account, held.value);
  }
  return copy;
};

/**
 * Starts over what is on the disk and in the keychain now, as after a loss of power: the run before may write what it
 * wants. The keychain is looked at first: it is told how far the journal has come once that is on the disk.
 */
const startAfterPowerLoss = async (before: TestApp, then?: () => Promise<void>): Promise<TestApp> => {
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-power-'));
  folders.push(folder);
  const held = await keychainNow();
  cpSync(before.folder, folder, { recursive: true });
  await then?.();
  return start({ folder, keychain: held });
};

/** Asks until what needs a look fits. */
const looksUntil = async (
  app: TestApp,
  fits: (looks: NeedsLookView) => boolean,
  withinMs = 20_000,
): Promise<NeedsLookView> => {
  const end = performance.now() + withinMs;
  for (;;) {
    const looks = await app.must('changes.needsLook', {});
    if (fits(looks)) return looks;
    if (performance.now() > end) throw new Error(`not reached: ${JSON.stringify(looks, null, 1)}`);
    await nextTurn();
  }
};

const untilSent = async (upstream: 'airpay' | 'capillary' | 'wm', call: string): Promise<void> => {
  const end = performance.now() + 20_000;
  while (training.ledger.entries({ upstream, call }).length === 0) {
    if (performance.now() > end) throw new Error('nothing was sent');
    await nextTurn();
  }
};

const asha = () => personTagged(training, 'two-cards');

describe.each(ONE_OF_EACH)('power is lost while $kind waits for its reply', (one) => {
  const { upstream, call } = one;

  const losePower = async (when: 'before' | 'after'): Promise<TestApp> => {
    const app = await start();
    await stageOne(app, await app.open(asha().mobile), one);
    await training.faults.set(upstream, { fault: 'delay', ms: 60_000, call, when });
    await app.must('drafts.apply', {});
    await untilSent(upstream, call);
    return startAfterPowerLoss(app);
  };

  it('the change was made: the next start finds it, reads it back and confirms it, and sends nothing', async () => {
    const again = await losePower('after');
    const [look] = await looksUntil(again, (looks) => looks[0]?.state === 'confirmed');
    expect(look).toMatchObject({ upstream, customer: asha().name, here: false, by: 'test.op', busy: null });
    expect(look?.requestId).not.toBeNull();
    expect(training.ledger.entries({ upstream, call }).length).toBe(1);
    await again.open(asha().mobile);
    const { items } = await again.must('activity.ofCustomer', { limit: 10 });
    expect(items).toMatchObject([{ outcome: 'confirmed', changeId: look?.changeId }]);
    await again.must('changes.dismiss', { changeId: look?.changeId ?? '' });
    expect(await again.must('changes.needsLook', {})).toEqual([]);
  });

  it('the change was not made: it is unknown, says why, and stays until more is known', async () => {
    const again = await losePower('before');
    const [look] = await looksUntil(
      again,
      (looks) => looks[0]?.state === 'unknown' && looks[0].busy === null,
    );
    expect(look).toMatchObject({ reason: { code: 'attempt.interrupted' }, can: { tryAgain: false } });
    const { changeId } = look ?? { changeId: '' };
    expect(await again.call('changes.dismiss', { changeId })).toMatchObject({ ok: false });
    expect(await again.call('changes.tryAgain', { changeId })).toMatchObject({
      problem: { code: 'retry.not-possible' },
    });
    await again.must('changes.readBack', { changeId });
    expect((await again.must('changes.needsLook', {}))[0]?.state).toBe('unknown');
    expect(training.ledger.entries({ upstream, call }).length).toBe(1);
    await again.must('changes.openCustomer', { changeId });
    await again.until((visit) => visit.customer.name === asha().name);
    expect((await again.must('changes.needsLook', {}))[0]?.here).toBe(true);
    const { items } = await again.must('activity.ofCustomer', { limit: 10 });
    expect(items).toMatchObject([{ outcome: 'unknown', changeId }]);
  });
});

describe('power is lost while a yes is read back', () => {
  /** Ends the run between the yes and its read-back; `effect`: whether the yes was true. */
  const losePower = async (one: OneOfAKind, effect: boolean): Promise<TestApp> => {
    const { upstream, call, reads } = one;
    const app = await start();
    await stageOne(app, await app.open(asha().mobile), one);
    if (!effect) await training.faults.set(upstream, { fault: 'yes-without-effect', call });
    await training.faults.set(upstream, { fault: 'delay', ms: 200, call });
    await app.must('drafts.apply', {});
    await untilSent(upstream, call);
    for (const read of reads) await training.faults.set(upstream, { fault: 'delay', ms: 60_000, call: read });
    await app.until(({ basket }) => basket[0]?.state === 'accepted' && basket[0].busy === 'reading-back');
    const again = await startAfterPowerLoss(app, () => training.faults.clear());
    await again.open(asha().mobile);
    return again;
  };

  const outcomeIs = async (app: TestApp, wanted: string): Promise<void> => {
    const end = performance.now() + 20_000;
    for (;;) {
      const { items } = await app.must('activity.ofCustomer', { limit: 10 });
      if (items[0]?.outcome === wanted) return;
      if (performance.now() > end) throw new Error(`not ${wanted}: ${JSON.stringify(items)}`);
      await nextTurn();
    }
  };

  it.each([...ONE_OF_EACH, SUSPEND_CARD])(
    '$kind: the next start reads it back and confirms it, sends nothing, and bothers nobody',
    async (one) => {
      const again = await losePower(one, true);
      const { upstream, call } = one;
      await outcomeIs(again, 'confirmed');
      expect(training.ledger.entries({ upstream, call }).length).toBe(1);
      expect(await again.must('changes.needsLook', {})).toEqual([]);
    },
  );

  it('a yes that was none is contradicted, and an operator is told', async () => {
    const [one] = ONE_OF_EACH;
    if (one === undefined) throw new Error('no kind');
    const again = await losePower(one, false);
    await outcomeIs(again, 'contradicted');
    const [look, ...others] = await again.must('changes.needsLook', {});
    expect(look).toMatchObject({ upstream: one.upstream, state: 'contradicted', busy: null });
    expect(others).toEqual([]);
    await again.must('changes.dismiss', { changeId: look?.changeId ?? '' });
    expect(await again.must('changes.needsLook', {})).toEqual([]);
  });
});

describe('at the next start', () => {
  it('what cannot be read back is read back by itself when its system can be reached again', async () => {
    const app = await start();
    const [one] = ONE_OF_EACH;
    if (one === undefined) throw new Error('no kind');
    await stageOne(app, await app.open(asha().mobile), one);
    await training.faults.set('airpay', { fault: 'delay', ms: 60_000, call: 'set', when: 'after' });
    await app.must('drafts.apply', {});
    await untilSent('airpay', 'set');
    await training.faults.set('airpay', { fault: 'refuse' });
    const again = await startAfterPowerLoss(app);
    const isUnread = ([look]: NeedsLookView) =>
      look?.busy === null && look.notes.some(({ code }) => code === 'read-back.unavailable');
    expect((await looksUntil(again, isUnread))[0]?.state).toBe('unknown');
    const down = await again.must('app.reachability', {});
    expect(down.upstreams.find(({ upstream }) => upstream === 'airpay')?.reachable).toBe(false);

    await training.faults.clear();
    const returned = performance.now();
    await looksUntil(again, (looks) => looks[0]?.state === 'confirmed');
    expect(performance.now() - returned).toBeLessThan(3_000);
    expect(training.ledger.entries({ upstream: 'airpay', call: 'set' }).length).toBe(1);
  });

  it('what had its outcome is not looked at again', async () => {
    const app = await start();
    const [one] = ONE_OF_EACH;
    if (one === undefined) throw new Error('no kind');
    await stageOne(app, await app.open(asha().mobile), one);
    await app.apply();
    const asked = training.ledger.entries().length;
    const again = await startAfterPowerLoss(app);
    expect(await again.must('changes.needsLook', {})).toEqual([]);
    expect(training.ledger.entries().length).toBe(asked);
  });
});
