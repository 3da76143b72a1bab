import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JournalEvent } from '../../../../src/main/journal/events.ts';
import { createFakeClock } from '../../../support/clock.ts';
import { openTestJournal, type TestJournal } from '../../../support/journal.ts';
import { usageChange } from '../changes/a-change.ts';
import { finding, reply } from '../changes/fake-kind.ts';
import { intent, remembered } from './an-event.ts';

const clock = createFakeClock(1_000);
let test: TestJournal;
beforeEach(async () => {
  test = await openTestJournal(clock);
});
afterEach(() => test.close());

const changeOf = (event: ReturnType<typeof intent>) => {
  const [recorded] = event.recorded;
  if (recorded === undefined) throw new Error('nothing recorded');
  return recorded.change;
};

const concluded = (changeId: string, outcome: 'accepted' | 'confirmed'): JournalEvent => ({
  type: 'change.concluded',
  changeId,
  outcome,
  reason: null,
  notes: [],
});

/** Commits in the write-ahead log: frames that carry the size of the database after a commit. */
const commits = (file: string): number => {
  const wal = readFileSync(`${file}-wal`);
  const frame = 24 + wal.readUInt32BE(8);
  let count = 0;
  for (let at = 32; at + frame <= wal.length; at += frame) {
    const isCurrent = wal.subarray(at + 8, at + 16).equals(wal.subarray(16, 24));
    if (isCurrent && wal.readUInt32BE(at + 4) > 0) count += 1;
  }
  return count;
};

describe('the journal', () => {
  it('records all events of one call, or none of them', async () => {
    // No two attempts have the same id.
    const twice = intent('b');
    await expect(test.journal.append(remembered('a'), twice, twice)).rejects.toThrow('UNIQUE');
    expect(test.events()).toEqual([]);
    expect(await test.journal.identities('a')).toEqual([]);
    await test.journal.append(remembered('a'), remembered('b'));
    expect(test.events().length).toBe(2);
  });

  it('does not let one bad call take its neighbors with it', async () => {
    const twice = intent('b');
    const results = await Promise.allSettled(
      ['1', 'bad', '2', 'bad', '3'].map((id, at) =>
        id === 'bad' ? test.journal.append(twice, twice) : test.journal.append(remembered(`c${at}`, id)),
      ),
    );
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(test.events().map(({ id }) => id)).toEqual(['1', '2', '3']);
  });

  it('takes what waits for the disk together, in one commit, and leaves the main thread free meanwhile', async () => {
    const before = commits(test.file);
    // Another connection holds the file: the journal's thread stands still, as it does while a disk is slow.
    test.sql('BEGIN IMMEDIATE');
    let done = 0;
    const appended = Array.from({ length: 300 }, (_, at) =>
      test.journal.append(remembered(`c${at}`)).then(() => {
        done += 1;
      }),
    );
    const begun = performance.now();
    let turns = 0;
    while (turns < 200) {
      await nextTurn();
      turns += 1;
    }
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect(done).toBe(0);
    test.sql('COMMIT');
    await Promise.all(appended);
    expect(test.events().length).toBe(300);
    // The first may have gone alone; the rest waited together.
    expect(commits(test.file) - before).toBeLessThanOrEqual(2);
  });

  it('keeps the order in which it was asked', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, at) => test.journal.append(remembered(`c${at}`))));
    expect(test.events().map(({ customer }) => customer)).toEqual(
      Array.from({ length: 50 }, (_, at) => `c${at}`),
    );
  });

  it('rejects what comes after it was closed, and whoever still waits', async () => {
    const other = await openTestJournal();
    await other.close();
    await expect(other.journal.append(remembered('a'))).rejects.toThrow('closed');
    await expect(other.journal.identities('a')).rejects.toThrow('closed');
  });

  it('answers whoever asked just before it was closed', async () => {
    const other = await openTestJournal();
    const appended = other.journal.append(remembered('a'));
    await Promise.all([other.close(), expect(appended).resolves.toBeNull()]);
  });
});

describe('activity', () => {
  it('shows the last outcome of a change with the ids of its request', async () => {
    const event = intent();
    const { id, customer } = changeOf(event);
    await test.journal.append(event);
    expect(await test.journal.activity(customer.key, 10)).toMatchObject([{ id, outcome: null }]);
    await test.journal.append(
      { type: 'attempt.replied', attemptId: event.attemptId, reply: reply('accepted') },
      concluded(id, 'accepted'),
    );
    await test.journal.append(concluded(id, 'confirmed'));
    expect(await test.journal.activity(customer.key, 10)).toMatchObject([
      { id, outcome: 'confirmed', operator: 'asha', requestId: event.requestId, upstreamRequestId: 'up-1' },
    ]);
  });

  it('is newest first, of this customer alone, and no longer than asked for', async () => {
    for (const entity of ['A', 'B', 'A', 'A']) {
      await test.journal.append(intent(entity));
      await clock.advance(10);
    }
    const items = await test.journal.activity('airpay:A', 2);
    expect(items.length).toBe(2);
    expect((items[0]?.at ?? 0) - (items[1]?.at ?? 0)).toBe(10);
  });

  it('tells when a change was sent, not when it was refused before', async () => {
    const recorded = usageChange('airpay:A');
    await test.journal.append({ type: 'change.refused', recorded, findings: [finding('block')] });
    const refusedAt = clock.now();
    expect(await test.journal.activity('airpay:A', 1)).toMatchObject([
      { outcome: 'refused', at: refusedAt, reason: { code: 'change.stale' }, requestId: null },
    ]);
    await clock.advance(60_000);
    const event = { ...intent(), recorded: [recorded] };
    await test.journal.append(event);
    expect(await test.journal.activity('airpay:A', 9)).toMatchObject([
      { outcome: null, reason: null, at: refusedAt + 60_000, requestId: event.requestId },
    ]);
  });
});

describe('remembered ids', () => {
  it('are those of the customer, the last one of each system, until they are forgotten', async () => {
    await test.journal.append(remembered('a', '1'), remembered('b', '2'));
    await test.journal.append(remembered('a', '3'));
    expect(await test.journal.identities('a')).toEqual([{ upstream: 'wm', id: '3' }]);
    await test.journal.append({
      type: 'identity.forgotten',
      customer: 'a',
      upstream: 'wm',
      operator: 'asha',
    });
    expect(await test.journal.identities('a')).toEqual([]);
    expect(await test.journal.identities('b')).toEqual([{ upstream: 'wm', id: '2' }]);
    expect(test.events().map(({ type }) => type)).toEqual([
      'identity.remembered',
      'identity.remembered',
      'identity.remembered',
      'identity.forgotten',
    ]);
  });
});

describe('two requests whose airpay checksums are the same', () => {
  it('stay two in the journal', async () => {
    const checksum = (...values: readonly string[]) =>
      createHash('sha256')
        .update(`${values.join('')}k-TEST-0001`)
        .digest('hex');
    expect(checksum('CUST0001NOT', 'ALLOWED', 'ATM')).toBe(checksum('CUST0001', 'NOTALLOWED', 'ATM'));
    const allow = intent('CUST0001NOT', 'ALLOWED', 'ATM');
    const forbid = intent('CUST0001', 'NOTALLOWED', 'ATM');
    await test.journal.append(allow, forbid);
    await test.journal.append(concluded(changeOf(allow).id, 'confirmed'));

    expect(await test.journal.activity('airpay:CUST0001NOT', 10)).toMatchObject([
      {
        id: changeOf(allow).id,
        requestId: allow.requestId,
        outcome: 'confirmed',
        summary: { to: 'ALLOWED' },
      },
    ]);
    expect(await test.journal.activity('airpay:CUST0001', 10)).toMatchObject([
      { id: changeOf(forbid).id, requestId: forbid.requestId, outcome: null, summary: { to: 'NOTALLOWED' } },
    ]);
    expect(new Set(test.events().map((event) => JSON.stringify(event))).size).toBe(3);
    expect(readFileSync(`${test.file}-wal`).includes(checksum('CUST0001', 'NOTALLOWED', 'ATM'))).toBe(false);
  });
});
