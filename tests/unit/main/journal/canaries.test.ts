import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { JournalEvent, RecordedChange } from '../../../../src/main/journal/events.ts';
import { exportJournal } from '../../../../src/main/journal/export.ts';
import { VERSION_1 } from '../../../../src/main/journal/schema.ts';
import { openStore } from '../../../../src/main/journal/store.ts';
import { verifyExport } from '../../../../src/main/journal/verify-export.ts';
import type { ChangeAsk } from '../../../../src/shared/domain/change.ts';
import type { ChangeSummary } from '../../../../src/shared/ipc/views.ts';
import { realClock } from '../../../support/clock.ts';
import { realIds } from '../../../support/ids.ts';
import { fixedJournalKeys } from '../../../support/journal-keys.ts';
import { inFolder, openStoreOf, recordAll, stamp, verify } from './a-journal.ts';

/** A text that is nowhere but where it was put, one for each place. */
const createPlanter = () => {
  const planted: string[] = [];
  return {
    planted,
    plant: (where: string): string => {
      const text = `ZQ${createHash('sha256').update(where).digest('hex').slice(0, 14).toUpperCase()}`;
      planted.push(text);
      return text;
    },
  };
};

/** Every kind of change and every event, a canary in every place that holds something of a customer. */
const eventsWith = (plant: (where: string) => string): readonly JournalEvent[] => {
  const customer = {
    key: `capillary:${plant('key')}`,
    capillaryId: plant('capillaryId'),
    airpayEntityId: plant('airpayEntityId'),
    wmCustomerId: plant('wmCustomerId'),
  };
  const asked: readonly (readonly [ChangeAsk, ChangeSummary])[] = [
    [
      { kind: 'card-usage.set', payload: { channel: 'ATM', status: 'NOTALLOWED' } },
      { kind: 'card-usage.set', channel: 'ATM', from: null, to: 'NOTALLOWED' },
    ],
    [
      { kind: 'card.link', payload: { cardNumber: plant('link'), statusLabel: plant('label') } },
      { kind: 'card.link', card: plant('link card'), series: plant('series') },
    ],
    [
      {
        kind: 'card.delink',
        payload: { cardNumber: plant('delink'), statusLabel: plant('delink label'), reason: plant('reason') },
      },
      {
        kind: 'card.delink',
        card: plant('delink card'),
        series: null,
        label: plant('shown label'),
        reason: plant('shown reason'),
      },
    ],
    [
      { kind: 'identifier.add', payload: { type: 'email', value: plant('add') } },
      { kind: 'identifier.add', type: 'email', masked: plant('add masked') },
    ],
    [
      { kind: 'identifier.remove', payload: { type: 'email', value: plant('remove') } },
      { kind: 'identifier.remove', type: 'email', masked: plant('remove masked') },
    ],
    [
      {
        kind: 'communication.set',
        payload: {
          category: plant('category'),
          channel: plant('channel'),
          type: plant('type'),
          value: plant('value'),
          optIn: 'N',
        },
      },
      {
        kind: 'communication.set',
        category: plant('shown category'),
        channel: 'Text',
        type: 'Phone',
        masked: plant('communication masked'),
        from: 'Y',
        to: 'N',
      },
    ],
  ];
  const recorded: readonly RecordedChange[] = asked.map(([ask, summary]) => ({
    change: {
      ...ask,
      ...{ id: realIds.v7(), customer, prior: plant('prior'), operator: 'asha', draftedAt: 1 },
    },
    summary,
    customerName: plant('name'),
  }));
  const told = (where: string) =>
    ({
      code: 'upstream.rejected',
      data: { message: plant(`message ${where}`), who: plant(`who ${where}`) },
    }) as const;
  const [first] = recorded;
  if (first === undefined) throw new Error('nothing recorded');
  const attemptId = realIds.v7();
  return [
    {
      type: 'change.refused',
      recorded: first,
      findings: [
        {
          level: 'block',
          problem: told('finding'),
          owners: [
            {
              name: plant('owner'),
              maskedIdentifiers: [plant('owner masked')],
              cards: 1,
              sources: [plant('source')],
              here: false,
            },
          ],
        },
      ],
    },
    {
      type: 'attempt.intended',
      ...{ attemptId, upstream: 'capillary', requestId: realIds.v7(), operator: 'asha', recorded },
      expectation: { anything: plant('expectation') },
    },
    {
      type: 'attempt.replied',
      attemptId,
      reply: {
        outcome: 'rejected',
        reason: told('reply'),
        notes: [told('note')],
        upstreamRequestId: plant('upstream request'),
        httpStatus: 400,
        mergedInto: plant('merged'),
      },
    },
    {
      type: 'change.concluded',
      ...{ changeId: first.change.id, outcome: 'rejected', reason: told('end'), notes: [told('end note')] },
    },
    {
      type: 'identity.remembered',
      ...{ customer: customer.key, upstream: 'wm', id: plant('remembered'), operator: 'asha' },
    },
    { type: 'identity.forgotten', customer: customer.key, upstream: 'wm', operator: 'asha' },
    {
      type: 'receipt.issued',
      ...{ number: 'R-1', customer: customer.key, operator: 'asha', training: false, changeIds: [] },
      ...{ digest: plant('digest'), key: 'abcd' },
    },
    {
      type: 'journal.searched',
      ...{ operator: 'asha', about: 'branch', filter: { text: plant('searched') } },
    },
  ];
};

/** The texts in which a value may stand in a file: as it is, in UTF-16, in hexadecimal, and in base64 at any offset. */
const disguises = (text: string): readonly Buffer[] => {
  const plain = Buffer.from(text);
  const base64 = [0, 1, 2].map((offset) => {
    const whole = Buffer.concat([Buffer.alloc(offset), plain]).toString('base64');
    // What the bytes before and behind have a part in is left out.
    return whole.slice(offset === 0 ? 0 : 4, -4);
  });
  return [
    plain,
    Buffer.from(text, 'utf16le'),
    Buffer.from(text, 'utf16le').swap16(),
    Buffer.from(plain.toString('hex')),
    Buffer.from(plain.toString('hex').toUpperCase()),
    ...base64.map((part) => Buffer.from(part)),
  ];
};

const hits = (file: string, planted: readonly string[]): readonly string[] => {
  const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  return planted.filter((text) => disguises(text).some((disguise) => bytes.includes(disguise)));
};

describe('what is recorded of a customer', () => {
  it('is not in the database, its log or an export; it is in an export that was asked for it', () =>
    inFolder(async (folder) => {
      const { planted, plant } = createPlanter();
      const file = join(folder, 'journal.db');
      const store = openStoreOf(file);
      recordAll(store, eventsWith(plant));
      expect(planted.length).toBeGreaterThan(45);
      // While it is open, most stands in the log.
      expect(readFileSync(`${file}-wal`).length).toBeGreaterThan(10_000);
      for (const suffix of ['', '-wal', '-shm'])
        expect(hits(`${file}${suffix}`, planted), suffix).toEqual([]);
      store.close();
      expect(hits(file, planted)).toEqual([]);

      const exported = async (values: boolean): Promise<string> => {
        const to = join(folder, `${values}.jsonl`);
        await exportJournal({
          ...{ file, to, values, keys: fixedJournalKeys },
          ...{ operator: 'asha', clock: realClock, ids: realIds },
        });
        return to;
      };
      expect(hits(await exported(false), planted)).toEqual([]);
      const withValues = await exported(true);
      expect(hits(withValues, planted)).toEqual(planted);
      expect((await verifyExport(withValues)).faults).toEqual([]);
      // Nor are the keys themselves in any of them.
      const { master, device } = fixedJournalKeys.secrets;
      for (const at of [file, withValues]) {
        const bytes = readFileSync(at);
        for (const secret of [master, device.subarray(-32)]) {
          const base64 = Buffer.from(secret).toString('base64url').slice(0, -2);
          for (const as of [secret, Buffer.from(base64), Buffer.from(Buffer.from(secret).toString('hex'))]) {
            expect(bytes.includes(Buffer.from(as))).toBe(false);
          }
        }
      }
    }));

  it('cannot be opened once it is purged, by nobody who has the master key', () =>
    inFolder(async (folder) => {
      const { planted, plant } = createPlanter();
      const file = join(folder, 'journal.db');
      const store = openStoreOf(file);
      const events = eventsWith(plant);
      recordAll(store, events);
      const [, intended] = events;
      if (intended?.type !== 'attempt.intended') throw new Error('no intent');
      for (const { change } of intended.recorded) {
        const event = {
          type: 'change.concluded',
          changeId: change.id,
          outcome: 'rejected',
          reason: null,
          notes: [],
        };
        recordAll(store, [event as JournalEvent]);
      }
      const keys = store.db
        .prepare(
          'SELECT hex(wrapped) AS wrapped FROM record_keys k JOIN events e ON e.seq = k.seq WHERE e.customer IS NOT NULL',
        )
        .all()
        .map(({ wrapped }) => Buffer.from(String(wrapped), 'hex'));
      store.purge({
        customer: intended.recorded[0]?.change.customer.key ?? '',
        operator: 'asha',
        stamp: stamp(),
      });
      store.close();
      // Not a wrapped key of them is left, neither in the file's free space nor in its log.
      expect(keys.length).toBeGreaterThan(10);
      for (const suffix of ['', '-wal']) {
        const bytes = existsSync(`${file}${suffix}`) ? readFileSync(`${file}${suffix}`) : Buffer.alloc(0);
        expect(keys.filter((key) => bytes.includes(key))).toEqual([]);
      }
      expect(verify(file).faults).toEqual([]);
      const to = join(folder, 'export.jsonl');
      await exportJournal({
        ...{ file, to, values: true, keys: fixedJournalKeys },
        ...{ operator: 'asha', clock: realClock, ids: realIds },
      });
      // What was asked for in a search across customers is nobody's.
      const [searched = ''] = planted.slice(-1);
      expect(hits(to, planted)).toEqual([searched]);
      expect((await verifyExport(to)).faults).toEqual([]);
    }));
});

describe('a journal of version 1, which was in plain', () => {
  it('becomes a chain of encrypted records with the same ids and times, and nothing of it stays in plain', () =>
    inFolder((folder) => {
      const { planted, plant } = createPlanter();
      const file = join(folder, 'journal.db');
      const old = new DatabaseSync(file);
      old.exec('PRAGMA journal_mode = wal; PRAGMA secure_delete = 1');
      old.exec(`${VERSION_1}; PRAGMA user_version = 1`);
      const insert = old.prepare('INSERT INTO events (id, at, type, body) VALUES (?, ?, ?, ?)');
      const rows = eventsWith(plant).map((event) => ({ ...stamp(), event }));
      for (const { id, at, event } of rows) insert.run(id, at, event.type, JSON.stringify(event));
      old.exec(
        `INSERT INTO identities (customer, upstream, id) VALUES ('${planted[0]}', 'wm', '${planted[1]}')`,
      );
      old.close();
      expect(hits(file, planted)).toEqual(planted);

      const { secrets, known } = fixedJournalKeys;
      const store = openStore({ file, secrets, known });
      const [, intended] = rows;
      if (intended?.event.type !== 'attempt.intended') throw new Error('no intent');
      const { recorded } = intended.event;
      expect(store.answer({ ask: 'change', changeId: recorded[0]?.change.id ?? '' })).toMatchObject({
        ...{ recorded: recorded[0], outcome: 'rejected', at: intended.at },
      });
      expect(store.db.prepare('SELECT id, at FROM events ORDER BY seq').all()).toEqual(
        rows.map(({ id, at }) => ({ id, at })),
      );
      for (const suffix of ['', '-wal']) expect(hits(`${file}${suffix}`, planted), suffix).toEqual([]);
      store.close();
      expect(hits(file, planted)).toEqual([]);
      expect(verify(file).faults).toEqual([]);
    }));

  it('stays as it is when one event of it cannot be read', () =>
    inFolder((folder) => {
      const file = join(folder, 'journal.db');
      const old = new DatabaseSync(file);
      old.exec(`${VERSION_1}; PRAGMA user_version = 1`);
      old.exec("INSERT INTO events (id, at, type, body) VALUES ('a', 1, 'x', '{}')");
      old.close();
      const { secrets, known } = fixedJournalKeys;
      expect(() => openStore({ file, secrets, known })).toThrow();
      const after = new DatabaseSync(file);
      expect(after.prepare('SELECT id, body FROM events').all()).toEqual([{ id: 'a', body: '{}' }]);
      expect(after.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 });
      after.close();
    }));
});
