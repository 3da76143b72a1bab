import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { createMemoryKeychain } from '../../../../src/main/credentials/keychain/memory-keychain.ts';
import { openKeptJournal } from '../../../../src/main/journal/open-kept.ts';
import type { Keychain } from '../../../../src/main/ports/keychain.ts';
import { createFakeClock } from '../../../support/clock.ts';
import { realIds } from '../../../support/ids.ts';
import { JOURNAL_WORKER } from '../../../support/journal.ts';
import { until } from '../../../support/until.ts';
import { inFolder } from './a-journal.ts';
import { remembered } from './an-event.ts';

const HOUR_MS = 3_600_000;

describe('the journal that is kept', () => {
  it('is signed at its start, each hour and at its end, and the keychain is told each time', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'state', 'journal.db');
      const inner = createMemoryKeychain();
      let told = -1;
      const keychain: Keychain = {
        ...inner,
        set: async (account, value) => {
          if (account === 'journal.head') told = JSON.parse(value).seq;
          return inner.set(account, value);
        },
      };
      const clock = createFakeClock();
      const journal = await openKeptJournal({
        ...{ file, keychain, clock, ids: realIds },
        workerFile: JOURNAL_WORKER,
      });
      const second = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
      const checkpoints = (): readonly string[] =>
        second
          .prepare("SELECT facts FROM events WHERE type = 'journal.checkpoint' ORDER BY seq")
          .all()
          .map(({ facts }) => JSON.parse(String(facts)).why);
      expect(checkpoints()).toEqual(['start']);
      await journal.append(remembered('a'));
      await clock.advance(HOUR_MS - 1);
      expect(checkpoints()).toEqual(['start']);
      await clock.advance(1);
      await until(() => checkpoints().length === 2, 'the checkpoint of the first hour');
      await until(() => told === 3, 'the keychain’s head');
      await until(() => clock.sleeping() === 1, 'the next hour');
      await clock.advance(HOUR_MS);
      await until(() => checkpoints().length === 3, 'the checkpoint of the second hour');
      await journal.close();
      expect(checkpoints()).toEqual(['start', 'hour', 'hour', 'end']);
      expect(told).toBe(5);
      expect(clock.sleeping()).toBe(0);
      second.close();
    }));
});
