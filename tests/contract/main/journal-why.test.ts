import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryKeychain } from '../../../src/main/credentials/keychain/memory-keychain.ts';
import type { Keychain } from '../../../src/main/ports/keychain.ts';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { personTagged } from '../../support/people.ts';

let upstreams: Training;
let folder: string;
beforeAll(async () => {
  upstreams = await startTraining();
});
afterAll(() => upstreams.close());
beforeEach(async () => {
  await upstreams.reset();
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-journal-why-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (): string => join(folder, 'journal.db');

const drafted = async (app: TestApp): Promise<void> => {
  await app.open(personTagged(upstreams, 'two-cards').mobile);
  await app.must('drafts.put', {
    request: { kind: 'card-usage.set', channel: 'ATM', status: 'NOTALLOWED' },
  });
};

/** Starts the app over the folder, makes a change, and ends. */
const used = async (keychain: Keychain): Promise<void> => {
  const app = await startTestApp({ folder, upstreams, keychain });
  await drafted(app);
  await app.apply();
  await app.close();
};

const lockedFor = (keychain: Keychain): Keychain => {
  const get: Keychain['get'] = async (account) =>
    account.startsWith('journal.')
      ? { ok: false, fault: 'locked', detail: 'the keychain is locked' }
      : keychain.get(account);
  return { ...keychain, get, patient: { ...keychain.patient, get } };
};

/** Makes the journal of the folder one that cannot be used; gives the keychain of the next start. */
const WAYS: readonly (readonly [why: string, make: () => Promise<Keychain>])[] = [
  [
    'unreadable',
    async () => {
      const keychain = createMemoryKeychain();
      await used(keychain);
      for (const part of ['', '-wal', '-shm']) rmSync(file() + part, { force: true });
      mkdirSync(file());
      return keychain;
    },
  ],
  ['locked', async () => lockedFor(createMemoryKeychain())],
  [
    'no-key',
    async () => {
      await used(createMemoryKeychain());
      return createMemoryKeychain();
    },
  ],
  [
    'rolled-back',
    async () => {
      const keychain = createMemoryKeychain();
      await used(keychain);
      const older = join(folder, 'older.db');
      copyFileSync(file(), older);
      await used(keychain);
      copyFileSync(older, file());
      return keychain;
    },
  ],
];

describe.each(WAYS)('a journal that is %s', (why, make) => {
  it('is told at the start and on what is applied, is logged, and lets nothing be sent', async () => {
    const keychain = await make();
    await upstreams.reset();
    const app = await startTestApp({ folder, upstreams, keychain });
    const told = { code: 'journal.unavailable', data: { why } };
    expect((await app.must('app.info', {})).journal).toEqual(told);
    await drafted(app);
    const [line] = await app.apply();
    expect(line).toMatchObject({ state: 'refused', reason: told });
    expect(await app.call('activity.ofCustomer', { limit: 10 })).toEqual({ ok: false, problem: told });
    expect(upstreams.ledger.entries({ upstream: 'airpay', call: 'set' })).toEqual([]);
    await app.close();
    expect(readFileSync(join(folder, 'logs', 'branchdesk.log'), 'utf8')).toContain(
      `"why":"${why}","msg":"journal unavailable"`,
    );
  });
});

it('a journal that can be used is not spoken of, and what it refuses later is logged with its reason', async () => {
  const app = await startTestApp({ folder, upstreams });
  expect((await app.must('app.info', {})).journal).toBeNull();
  await drafted(app);
  await app.breakJournal();
  const [line] = await app.apply();
  expect(line).toMatchObject({
    state: 'refused',
    reason: { code: 'journal.unavailable', data: { why: 'refused' } },
  });
  await app.close();
  expect(readFileSync(join(folder, 'logs', 'branchdesk.log'), 'utf8')).toContain('"why":"refused"');
});
