import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { storeCredentials } from '../../../src/main/credentials/entries/store-credentials.ts';
import type { Entries } from '../../../src/main/credentials/keychain/entries.ts';
import { createGuardedKeychain } from '../../../src/main/credentials/keychain/guarded-keychain.ts';
import { createMemoryEntries } from '../../../src/main/credentials/keychain/memory-keychain.ts';
import { tillCredentials } from '../../../src/main/training/credentials.ts';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import { startTestApp } from '../../support/app.ts';
import { personTagged } from '../../support/people.ts';
import { until } from '../../support/until.ts';

let upstreams: Training;
let folder: string;
beforeAll(async () => {
  upstreams = await startTraining();
});
afterAll(() => upstreams.close());
beforeEach(async () => {
  await upstreams.reset();
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-late-keychain-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A keychain that holds the credentials, and waits for the gate where `waits` says. */
const gated = async (waits: (gate: Promise<void>, entries: Entries) => Partial<Entries>) => {
  const gate = Promise.withResolvers<void>();
  const entries = createMemoryEntries();
  const rules = { expected: async () => false, timeoutMs: 500 };
  await storeCredentials(
    createGuardedKeychain({ ...rules, entries }),
    tillCredentials(upstreams.credentials),
  );
  const slow = { ...entries, ...waits(gate.promise, entries) };
  return { keychain: createGuardedKeychain({ ...rules, entries: slow }), open: gate.resolve };
};

describe('a keychain that answers late', () => {
  it.each<[string, Parameters<typeof gated>[0]]>([
    [
      'since its process is launched slowly',
      (gate, entries) => ({
        ready: async (asked, timeoutMs) => {
          await gate;
          return entries.ready(Math.max(asked, performance.now()), timeoutMs);
        },
      }),
    ],
    [
      'since a person has to allow it first',
      (gate, entries) => ({
        read: async (account, by) => {
          if (account.startsWith('journal.')) await gate;
          return entries.read(account, by);
        },
      }),
    ],
  ])('%s: the window does not wait for it, and changes work as soon as it answers', async (_why, waits) => {
    const { keychain, open } = await gated(waits);
    const events: string[] = [];
    const app = await startTestApp({
      ...{ folder, upstreams, keychain, isFilled: true, isJournalLate: true },
      onEvent: (name) => events.push(name),
    });
    const journal = async () => (await app.must('app.info', {})).journal;
    expect(await journal()).toMatchObject({ code: 'journal.unavailable', data: { why: 'opening' } });
    open();
    await until(() => events.includes('info.changed'), 'the journal');
    expect(await journal()).toBeNull();
    await app.open(personTagged(upstreams, 'two-cards').mobile);
    await app.must('drafts.put', {
      request: { kind: 'card-usage.set', channel: 'ATM', status: 'NOTALLOWED' },
    });
    expect(await app.apply()).toMatchObject([{ state: 'confirmed' }]);
    await app.close();
  });
});
