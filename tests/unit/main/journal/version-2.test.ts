import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { verifyDatabase } from '../../../../src/main/journal/proof/verify.ts';
import { fixedJournalKeys } from '../../../support/journal-keys.ts';
import { inFolder, openStoreOf, verify } from './a-journal.ts';

/** What a journal of version 2 held: see the head of the file. */
const VERSION_2 = readFileSync(new URL('version-2.sql', import.meta.url), 'utf8');

const fromVersion2 = (work: (file: string) => void): Promise<void> =>
  inFolder((folder) => {
    const file = join(folder, 'journal.db');
    const old = new DatabaseSync(file);
    old.exec(VERSION_2);
    old.close();
    work(file);
  });

const stoodOnBy = (file: string, changeId: string): string | null | undefined => {
  const store = openStoreOf(file);
  try {
    const answer = store.answer({ ask: 'change', changeId });
    return typeof answer === 'object' && answer !== null && 'stoodOnBy' in answer
      ? answer.stoodOnBy
      : undefined;
  } finally {
    store.close();
  }
};

describe('a journal of version 2, which told in encrypted bodies alone what comes after what', () => {
  it('learns it when it is opened: a card that was linked then is known to be, one that was not is not', () =>
    fromVersion2((file) => {
      expect(stoodOnBy(file, 'made-A')).toBe('linked-A');
      expect(stoodOnBy(file, 'made-B')).toBeNull();
    }));

  it('keeps every record as it was, has one more that says so, and no faults', () =>
    fromVersion2((file) => {
      const hashes = (): readonly unknown[] => {
        const db = new DatabaseSync(file, { readOnly: true });
        try {
          return db.prepare('SELECT seq, lower(hex(hash)) AS hash, type, facts FROM events').all();
        } finally {
          db.close();
        }
      };
      const before = hashes();
      openStoreOf(file).close();
      expect(hashes().slice(0, before.length)).toEqual(before);
      // P was purged: what came after what there is gone with it.
      const steps = [{ id: 'linked-A', after: 'made-A' }];
      expect(hashes().slice(before.length)).toMatchObject([
        { type: 'journal.linked', facts: JSON.stringify({ steps }) },
      ]);
      openStoreOf(file).close();
      expect(hashes()).toHaveLength(before.length + 1);
      expect(verify(file).faults).toEqual([]);
      const { known } = fixedJournalKeys;
      const heads = [{ known, who: 'the keychain' }];
      expect(verifyDatabase({ file, secrets: null, heads }).faults).toEqual([]);
    }));

  it('is found at fault where somebody unties a step', () =>
    fromVersion2((file) => {
      openStoreOf(file).close();
      const db = new DatabaseSync(file);
      db.exec("UPDATE changes SET after_id = NULL WHERE id = 'linked-A'");
      db.close();
      expect(verify(file).faults).toMatchObject([{ what: 'its row in changes was altered' }]);
    }));
});
