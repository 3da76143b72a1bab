import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import {
  createMemoryEntries,
  createMemoryKeychain,
} from '../../../../../src/main/credentials/keychain/memory-keychain.ts';
import { type Journal, type JournalCare, openJournal } from '../../../../../src/main/journal/journal.ts';
import { loadJournalKeys } from '../../../../../src/main/journal/keys/keys.ts';
import { verifyDatabase } from '../../../../../src/main/journal/proof/verify.ts';
import type { Keychain, KeychainFault } from '../../../../../src/main/ports/keychain.ts';
import { realClock } from '../../../../support/clock.ts';
import { realIds } from '../../../../support/ids.ts';
import { JOURNAL_WORKER } from '../../../../support/journal.ts';
import { journalKeys } from '../../../../support/journal-keys.ts';
import { inFolder, sent } from '../a-journal.ts';
import { intent, remembered } from '../an-event.ts';

const open = async (file: string, keychain: Keychain): Promise<Journal & JournalCare> =>
  openJournal({
    file,
    workerFile: JOURNAL_WORKER,
    clock: realClock,
    ids: realIds,
    keys: await journalKeys(file, keychain),
  });

const entry = async (keychain: Keychain, account: string): Promise<string> => {
  const result = await keychain.get(account);
  if (!result.ok) throw new Error(result.fault);
  return result.value;
};

/** A keychain that fails at one call of one account. */
const failing = (inner: Keychain, call: 'get' | 'set', account: string, fault: KeychainFault): Keychain => ({
  ...inner,
  [call]: async (asked: string, value: string) =>
    asked === account
      ? { ok: false, fault, detail: 'as the test asks' }
      : call === 'get'
        ? inner.get(asked)
        : inner.set(asked, value),
});

const used = async (file: string, keychain: Keychain): Promise<void> => {
  const journal = await open(file, keychain);
  await journal.append(remembered('airpay:A'));
  await journal.close();
};

const verified = async (file: string, keychain: Keychain) => {
  const { secrets, known } = await journalKeys(file, keychain);
  return verifyDatabase({ file, secrets, heads: [{ known, who: 'the keychain' }] }).faults;
};

describe('the keys of a journal', () => {
  it('are made once, before the first record, and found again', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'journal.db');
      const keychain = createMemoryKeychain();
      await used(file, keychain);
      const master = await entry(keychain, 'journal.master');
      expect(Buffer.from(master, 'base64url').length).toBe(32);
      const again = await open(file, keychain);
      expect(await again.identities('airpay:A')).toEqual([{ upstream: 'wm', id: '77' }]);
      await again.close();
      expect(await entry(keychain, 'journal.master')).toBe(master);
      expect(await verified(file, keychain)).toEqual([]);
    }));

  it.each(['journal.master', 'journal.device'])('are never replaced where %s is gone', (account) =>
    inFolder(async (folder) => {
      const file = join(folder, 'journal.db');
      const keychain = createMemoryKeychain();
      await used(file, keychain);
      await keychain.delete(account);
      await expect(open(file, keychain)).rejects.toMatchObject({ why: 'no-key' });
      expect(await keychain.get(account)).toMatchObject({ ok: false, fault: 'absent' });
      // Not even where the journal is gone as well: the head tells that there was one.
      rmSync(file);
      await expect(open(file, keychain)).rejects.toMatchObject({ why: 'no-key' });
    }),
  );

  it('are never made beside records when the whole keychain is a new one', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'journal.db');
      await used(file, createMemoryKeychain());
      const other = createMemoryKeychain();
      await expect(open(file, other)).rejects.toMatchObject({ why: 'no-key' });
      expect(await other.list()).toEqual({ ok: true, value: [] });
    }));

  it('do not open the journal without its head', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'journal.db');
      const keychain = createMemoryKeychain();
      await used(file, keychain);
      await keychain.delete('journal.head');
      await expect(open(file, keychain)).rejects.toMatchObject({ why: 'no-head' });
    }));

  it('of another journal do not open this one, and leave it as it is', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'journal.db');
      const keychain = createMemoryKeychain();
      await used(file, keychain);
      const master = await entry(keychain, 'journal.master');
      await keychain.set('journal.master', Buffer.alloc(32, 9).toString('base64url'));
      await expect(open(file, keychain)).rejects.toMatchObject({ why: 'wrong-key' });
      await keychain.set('journal.master', master);
      expect(await verified(file, keychain)).toEqual([]);
    }));

  it.each<KeychainFault>(['locked', 'denied', 'unavailable', 'corrupt'])(
    'that the keychain does not give (%s) are not made anew',
    (fault) =>
      inFolder(async (folder) => {
        const file = join(folder, 'journal.db');
        const keychain = createMemoryKeychain();
        await used(file, keychain);
        const master = await entry(keychain, 'journal.master');
        for (const account of ['journal.master', 'journal.device', 'journal.head']) {
          await expect(open(file, failing(keychain, 'get', account, fault))).rejects.toMatchObject({
            why: fault,
          });
        }
        expect(await entry(keychain, 'journal.master')).toBe(master);
      }),
  );

  it('that cannot be kept are not used: no journal is begun', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'journal.db');
      for (const account of ['journal.master', 'journal.device', 'journal.head']) {
        await expect(
          open(file, failing(createMemoryKeychain(), 'set', account, 'denied')),
        ).rejects.toMatchObject({ why: 'denied' });
      }
      const keychain = createMemoryKeychain();
      await used(file, keychain);
    }));

  it('are only looked for where none may be made', () =>
    inFolder(async (folder) => {
      const keychain = createMemoryKeychain();
      await expect(
        loadJournalKeys({ keychain, file: join(folder, 'journal.db'), journal: null }),
      ).rejects.toMatchObject({ why: 'no-key' });
      expect(await keychain.list()).toEqual({ ok: true, value: [] });
    }));
});

describe('the keychain’s head', () => {
  it('tells that the journal was taken back to an older copy', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'journal.db');
      const copy = join(folder, 'older.db');
      const keychain = createMemoryKeychain();
      await used(file, keychain);
      copyFileSync(file, copy);
      await used(file, keychain);
      copyFileSync(copy, file);
      await expect(open(file, keychain)).rejects.toMatchObject({ why: 'rolled-back' });
      expect((await verified(file, keychain))[0]?.what).toBe('the record is missing; the keychain knows it');
    }));

  it('tells that the journal was deleted', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'journal.db');
      const keychain = createMemoryKeychain();
      await used(file, keychain);
      rmSync(file);
      await expect(open(file, keychain)).rejects.toMatchObject({ why: 'rolled-back' });
    }));

  it('tells that last records were cut off, with all that follows from them', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'journal.db');
      const keychain = createMemoryKeychain();
      await used(file, keychain);
      const db = new DatabaseSync(file);
      // The start's checkpoint, the id, the end's checkpoint.
      db.exec(
        'DELETE FROM events WHERE seq > 1; DELETE FROM record_keys WHERE seq > 1; DELETE FROM identities',
      );
      db.close();
      await expect(open(file, keychain)).rejects.toMatchObject({ why: 'rolled-back' });
      expect(await verified(file, keychain)).toEqual([
        { seq: 3, what: 'the record is missing; the keychain knows it' },
      ]);
    }));

  it('may be behind the journal after a crash, which is no fault; a broken record behind it is', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'journal.db');
      const keychain = createMemoryKeychain();
      await used(file, keychain);
      const head = await entry(keychain, 'journal.head');
      await used(file, keychain);
      await keychain.set('journal.head', head);
      await used(file, keychain);
      await keychain.set('journal.head', head);
      const db = new DatabaseSync(file);
      db.exec("UPDATE events SET at = at + 1 WHERE type = 'identity.remembered' AND seq > 3");
      db.close();
      await expect(open(file, keychain)).rejects.toMatchObject({ why: 'unreadable' });
    }));

  it('is kept now and then, and at the end, without anybody waiting for it', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'journal.db');
      const inner = createMemoryKeychain();
      let release = (): void => {};
      let saves = 0;
      const slow: Keychain = {
        ...inner,
        set: async (account, value) => {
          if (account === 'journal.head' && (await inner.get(account)).ok) {
            saves += 1;
            await new Promise<void>((resolve) => {
              release = resolve;
            });
          }
          return inner.set(account, value);
        },
      };
      const journal = await open(file, slow);
      // The keychain hangs at the start's head; nothing that is recorded waits for that.
      for (let at = 0; at < 120; at += 1) await journal.append(remembered(`c${at}`));
      expect(saves).toBe(1);
      const closed = journal.close();
      let done = false;
      void closed.then(() => {
        done = true;
      });
      while (!done) {
        release();
        await new Promise((resolve) => setImmediate(resolve));
      }
      expect(JSON.parse(await entry(inner, 'journal.head'))).toMatchObject({ seq: 122 });
    }));
});

describe('a new master key', () => {
  it('wraps every key anew and alters no record; the old one opens nothing any more', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'journal.db');
      const keychain = createMemoryKeychain();
      const journal = await open(file, keychain);
      await journal.append(...sent('A').filter(({ type }) => type === 'attempt.intended'));
      const old = await entry(keychain, 'journal.master');
      const bodies = (): unknown => {
        const db = new DatabaseSync(file);
        const rows = db.prepare('SELECT seq, hash, body FROM events WHERE seq < 3').all();
        db.close();
        return rows;
      };
      const before = bodies();
      await journal.rotate('asha');
      await journal.append(remembered('airpay:A'));
      expect(await journal.activity('airpay:A', 9)).toHaveLength(1);
      await journal.close();
      expect(bodies()).toEqual(before);
      expect(await entry(keychain, 'journal.master')).not.toBe(old);
      expect(await keychain.get('journal.master.next')).toMatchObject({ ok: false });
      expect(await verified(file, keychain)).toEqual([]);
      const again = await open(file, keychain);
      expect(await again.activity('airpay:A', 9)).toHaveLength(1);
      await again.rotate('asha');
      await again.close();
      await keychain.set('journal.master', old);
      await expect(open(file, keychain)).rejects.toMatchObject({ why: 'wrong-key' });
    }));

  it.each([
    ['before the journal took it', 'journal.master.next'],
    ['after the journal took it', 'journal.master'],
  ])('that was interrupted %s does not lock anybody out', (_, account) =>
    inFolder(async (folder) => {
      const file = join(folder, 'journal.db');
      const entries = createMemoryEntries();
      const keychain = createMemoryKeychain({ entries });
      await used(file, keychain);
      const journal = await open(file, failing(keychain, 'set', account, 'unavailable'));
      await expect(journal.rotate('asha')).rejects.toMatchObject({ why: 'unavailable' });
      await journal.append(remembered('airpay:B'));
      await journal.close();
      const again = await open(file, keychain);
      expect(await again.identities('airpay:A')).toHaveLength(1);
      expect(await again.identities('airpay:B')).toHaveLength(1);
      await again.close();
      expect(await verified(file, keychain)).toEqual([]);
      expect(await keychain.get('journal.master.next')).toMatchObject({ ok: false });
    }),
  );
});

describe('a purge', () => {
  it('makes one customer’s records unreadable and leaves the chain and everybody else whole', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'journal.db');
      const keychain = createMemoryKeychain();
      const journal = await open(file, keychain);
      for (const event of [...sent('A'), ...sent('B')]) {
        await journal.append(event);
      }
      await journal.append(remembered('airpay:A'), remembered('airpay:B'));
      const [change] = await journal.activity('airpay:A', 9);
      await journal.purge('airpay:A', 'asha');
      expect(await journal.activity('airpay:A', 9)).toEqual([]);
      expect(await journal.identities('airpay:A')).toEqual([]);
      expect(await journal.change(change?.id ?? '')).toBeNull();
      expect(await journal.activity('airpay:B', 9)).toHaveLength(1);
      expect(await journal.identities('airpay:B')).toHaveLength(1);
      await journal.append(remembered('airpay:A', '99'));
      expect(await journal.identities('airpay:A')).toEqual([{ upstream: 'wm', id: '99' }]);
      await journal.close();
      expect(await verified(file, keychain)).toEqual([]);
    }));

  it('has to wait for what is not settled', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'journal.db');
      const keychain = createMemoryKeychain();
      const journal = await open(file, keychain);
      await journal.append(intent('A'));
      await expect(journal.purge('airpay:A', 'asha')).rejects.toMatchObject({ why: 'open-attempts' });
      expect(await journal.openAttempts()).toHaveLength(1);
      await journal.close();
    }));
});
