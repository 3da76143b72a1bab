import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryKeychain } from '../../../../src/main/credentials/memory-keychain.ts';
import { type CommandDeps, runExport, runVerify } from '../../../../src/main/journal/commands.ts';
import { exportJournal } from '../../../../src/main/journal/export.ts';
import { openStore } from '../../../../src/main/journal/store.ts';
import { verifyExport } from '../../../../src/main/journal/verify-export.ts';
import { realClock } from '../../../support/clock.ts';
import { realIds } from '../../../support/ids.ts';
import { fixedJournalKeys, journalKeys } from '../../../support/journal-keys.ts';
import { inFolder, makeJournal, oneOfEach, recordAll, stamp, verify } from './a-journal.ts';

const exported = async (file: string, to: string, values: boolean): Promise<number> =>
  exportJournal({
    ...{ file, to, values, keys: fixedJournalKeys },
    ...{ operator: 'asha', clock: realClock, ids: realIds },
  });

/** An export of a journal with some of everything, as lines. */
const inExport = (
  values: boolean,
  work: (
    lines: readonly string[],
    judge: (lines: readonly string[]) => ReturnType<typeof verifyExport>,
  ) => Promise<void>,
): Promise<void> =>
  inFolder(async (folder) => {
    const [file, to] = [join(folder, 'journal.db'), join(folder, 'export.jsonl')];
    makeJournal(file);
    await exported(file, to, values);
    const judge = (lines: readonly string[]) => {
      const altered = join(folder, 'altered.jsonl');
      writeFileSync(altered, lines.map((line) => `${line}\n`).join(''));
      return verifyExport(altered);
    };
    await work(readFileSync(to, 'utf8').trimEnd().split('\n'), judge);
  });

describe.each([false, true])('an export (with values: %s)', (values) => {
  it('verifies with nothing but the file, which only its owner can read', () =>
    inFolder(async (folder) => {
      const [file, to] = [join(folder, 'journal.db'), join(folder, 'export.jsonl')];
      makeJournal(file);
      const records = await exported(file, to, values);
      expect(await verifyExport(to)).toMatchObject({ faults: [], records });
      expect(statSync(to).mode & 0o777).toBe(0o600);
      expect(existsSync(`${to}.part`)).toBe(false);
      // The export is itself on record, and signed with it.
      expect(readFileSync(to, 'utf8').split('\n').slice(-4, -2).join()).toMatch(
        /journal\.exported.*journal\.checkpoint/,
      );
      expect(verify(file).faults).toEqual([]);
    }));

  it('shows every line that is altered, dropped, doubled or swapped', () =>
    inExport(values, async (lines, judge) => {
      expect((await judge(lines)).faults).toEqual([]);
      for (const [index, line] of lines.entries()) {
        const dropped = await judge(lines.toSpliced(index, 1));
        expect(dropped.faults.length, `line ${index + 1} dropped`).toBeGreaterThan(0);
        const doubled = await judge(lines.toSpliced(index, 0, line));
        expect(doubled.faults.length, `line ${index + 1} doubled`).toBeGreaterThan(0);
        const next = lines[index + 1];
        if (next === undefined) continue;
        const swapped = await judge(lines.toSpliced(index, 2, next, line));
        expect(swapped.faults[0]?.line, `line ${index + 1} swapped`).toBe(index + 1);
      }
    }));

  it('shows every member that is altered, with its line', () =>
    inExport(values, async (lines, judge) => {
      for (const [index, line] of lines.entries()) {
        const members: Record<string, unknown> = JSON.parse(line);
        for (const [name, value] of Object.entries(members)) {
          const other =
            typeof value === 'number'
              ? value + 1
              : typeof value === 'string'
                ? `${value.startsWith('a') ? 'b' : 'a'}${value.slice(1)}`
                : typeof value === 'boolean'
                  ? !value
                  : name === 'customer'
                    ? '00'.repeat(16)
                    : { ...(value as object), type: 'another' };
          const { faults } = await judge(
            lines.toSpliced(index, 1, JSON.stringify({ ...members, [name]: other })),
          );
          expect(faults.length, `${name} of line ${index + 1}`).toBeGreaterThan(0);
          const isHeader = index === 0 && (name === 'values' || name === 'at');
          if (!isHeader && index > 0) expect(faults[0]?.line, `${name} of line ${index + 1}`).toBe(index + 1);
        }
      }
    }));

  it('shows any byte that is altered', () =>
    inExport(values, async (lines, judge) => {
      const text = lines.join('\n');
      await fc.assert(
        fc.asyncProperty(fc.nat(text.length - 1), fc.constantFrom('0', 'x', '}', ' '), async (at, put) => {
          const other = `${text.slice(0, at)}${put}${text.slice(at + 1)}`;
          if (other === text) return;
          const parsed = (one: string): unknown => {
            try {
              return one.split('\n').map((line): unknown => JSON.parse(line));
            } catch {
              return null;
            }
          };
          // White space between members says nothing.
          if (JSON.stringify(parsed(other)) === JSON.stringify(parsed(text))) return;
          expect((await judge(other.split('\n'))).faults.length).toBeGreaterThan(0);
        }),
        { numRuns: 150 },
      );
    }));
});

it('a file that is no export is told so, and one that cannot be read', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'no.jsonl');
    for (const text of ['', '{}\n', 'no JSON', '[1]\n[2]\n']) {
      writeFileSync(file, text);
      expect((await verifyExport(file)).faults.length).toBe(1);
    }
    await expect(verifyExport(join(folder, 'nowhere'))).rejects.toThrow();
  }));

describe('the switches', () => {
  const command = async (
    folder: string,
  ): Promise<{ readonly deps: CommandDeps; readonly said: () => string }> => {
    const journalFile = join(folder, 'journal.db');
    const keychain = createMemoryKeychain();
    const keys = await journalKeys(journalFile, keychain);
    const store = openStore({ file: journalFile, secrets: keys.secrets, known: keys.known, stamp: stamp() });
    recordAll(store, oneOfEach('A'));
    await keys.saveHead(store.checkpoint('end', stamp()));
    store.close();
    let text = '';
    const deps: CommandDeps = {
      ...{ journalFile, keychain, operator: 'asha', clock: realClock, ids: realIds },
      write: (more) => {
        text += more;
      },
    };
    return {
      deps,
      said: () => {
        const now = text;
        text = '';
        return now;
      },
    };
  };

  it('export and verify, and say where what is wrong', () =>
    inFolder(async (folder) => {
      const { deps, said } = await command(folder);
      const to = join(folder, 'export.jsonl');
      expect(await runVerify(deps, null)).toEqual({ exitCode: 0 });
      expect(said()).toBe(`${deps.journalFile}: no faults\n`);
      expect(await runExport(deps, to, false)).toEqual({ exitCode: 0 });
      expect(said()).toMatch(/export\.jsonl: \d+ records\n$/);
      expect(await runVerify(deps, to)).toEqual({ exitCode: 0 });
      expect(said()).toBe(`${to}: no faults\n`);

      writeFileSync(to, readFileSync(to, 'utf8').replace('asha', 'usha'));
      expect(await runVerify(deps, to)).toEqual({ exitCode: 1 });
      expect(said()).toMatch(/export\.jsonl:2:1: record 1: the record is not the one that was written\n$/);

      const db = new DatabaseSync(deps.journalFile);
      db.exec("UPDATE changes SET outcome = 'confirmed' WHERE outcome = 'refused'");
      db.close();
      expect(await runVerify(deps, null)).toEqual({ exitCode: 1 });
      expect(said()).toBe(`${deps.journalFile}:1:0: its row in changes was altered\n`);
    }));

  it('say each fault once, where two looks find the same', () =>
    inFolder(async (folder) => {
      const { deps, said } = await command(folder);
      const db = new DatabaseSync(deps.journalFile);
      db.exec('UPDATE events SET body = zeroblob(length(body)) WHERE seq = 2');
      db.close();
      expect(await runVerify(deps, null)).toEqual({ exitCode: 1 });
      const lines = said().trimEnd().split('\n');
      expect(lines).toContain(`${deps.journalFile}:2:0: the record is not the one that was written`);
      expect(lines).toEqual([...new Set(lines)]);
    }));

  it('say so when the journal is older than an export of it', () =>
    inFolder(async (folder) => {
      const { deps, said } = await command(folder);
      const [to, older] = [join(folder, 'export.jsonl'), join(folder, 'older.db')];
      copyFileSync(deps.journalFile, older);
      await runExport(deps, to, true);
      copyFileSync(older, deps.journalFile);
      said();
      expect(await runVerify(deps, to)).toEqual({ exitCode: 1 });
      expect(said()).toMatch(/journal\.db:\d+:0: the record is missing; the export knows it\n$/);
      expect(await runVerify(deps, null)).toEqual({ exitCode: 1 });
      expect(said()).toMatch(/the record is missing; the keychain knows it\n$/);
      // An older journal is not exported either: that would make a record in the place of one that is lost.
      expect(await runExport(deps, to, true)).toEqual({ exitCode: 1 });
      expect(said()).toMatch(/:0:0: the journal lacks record \d+/);
    }));

  it('say so when there is no journal, no key, no file', () =>
    inFolder(async (folder) => {
      const { deps, said } = await command(folder);
      const nowhere = { ...deps, journalFile: join(folder, 'nowhere.db') };
      expect(await runVerify(nowhere, null)).toEqual({ exitCode: 1 });
      expect(await runExport(nowhere, join(folder, 'x'), false)).toEqual({ exitCode: 1 });
      expect(said()).toMatch(/^(.*nowhere\.db:0:0: there is no journal\n){2}$/);
      const keyless = { ...deps, keychain: createMemoryKeychain() };
      expect(await runVerify(keyless, null)).toEqual({ exitCode: 1 });
      expect(said()).toMatch(/:0:0: .*bodies and the head were not compared\n$/);
      expect(await keyless.keychain.list()).toEqual({ ok: true, value: [] });
      expect(await runVerify(deps, join(folder, 'nothing'))).toEqual({ exitCode: 1 });
      expect(await runExport(deps, join(folder, 'no', 'folder'), false)).toEqual({ exitCode: 1 });
    }));
});
