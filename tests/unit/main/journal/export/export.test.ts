import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeOf } from '../../../../../src/main/compose/verify.ts';
import { createMemoryKeychain } from '../../../../../src/main/credentials/keychain/memory-keychain.ts';
import {
  type CommandDeps,
  type DeviceJudge,
  runExport,
  runVerify,
} from '../../../../../src/main/journal/commands.ts';
import { exportJournal } from '../../../../../src/main/journal/export/export.ts';
import { verifyExport } from '../../../../../src/main/journal/export/verify-export.ts';
import { openStore } from '../../../../../src/main/journal/store.ts';
import type { Keychain } from '../../../../../src/main/ports/keychain.ts';
import { configuredDevices } from '../../../../../src/main/receipts/known-devices.ts';
import { realClock } from '../../../../support/clock.ts';
import { realIds } from '../../../../support/ids.ts';
import { fixedJournalKeys, journalKeys } from '../../../../support/journal-keys.ts';
import { inFolder, makeJournal, oneOfEach, recordAll, stamp, verify } from '../a-journal.ts';
import { remembered } from '../an-event.ts';

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

/** Who judges keys where nobody is named but this machine's own device. */
const judge = async (
  keychain: Keychain,
  asked: { readonly deviceKey?: string; readonly anyDevice?: boolean; readonly named?: string } = {},
): Promise<DeviceJudge> => {
  const { deviceKey = null, anyDevice = false, named } = asked;
  const configured = configuredDevices(named === undefined ? [] : [named]);
  const made = await judgeOf({ deviceKey, anyDevice, configured, keychain });
  if (typeof made === 'string') throw new Error(made);
  return made;
};

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
    device: await judge(keychain),
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

describe('the switches', () => {
  it('export and verify, and say where what is wrong', () =>
    inFolder(async (folder) => {
      const { deps, said } = await command(folder);
      const to = join(folder, 'export.jsonl');
      expect(await runVerify(deps, null)).toEqual({ exitCode: 0 });
      expect(said()).toMatch(/journal\.db: no faults, device key [0-9a-f]{64}\n$/);
      expect(await runExport(deps, to, false)).toEqual({ exitCode: 0 });
      expect(said()).toMatch(/export\.jsonl: \d+ records, signed by device key [0-9a-f]{64}\n$/);
      expect(await runVerify(deps, to)).toEqual({ exitCode: 0 });
      expect(said()).toMatch(/export\.jsonl: no faults, signed by device key [0-9a-f]{64}\n$/);

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

describe('an export that was made with another key', () => {
  const forged = async (folder: string) => {
    mkdirSync(join(folder, 'own'));
    mkdirSync(join(folder, 'other'));
    const [own, other] = [await command(join(folder, 'own')), await command(join(folder, 'other'))];
    const to = join(folder, 'export.jsonl');
    await runExport(other.deps, to, true);
    const name = /device key ([0-9a-f]{64})/.exec(other.said())?.[1] ?? '';
    const key = String(JSON.parse(readFileSync(to, 'utf8').split('\n')[0] ?? '').publicKey);
    const run = async (asked: Parameters<typeof judge>[1]) => {
      const deps = { ...own.deps, device: await judge(own.deps.keychain, asked) };
      const { exitCode } = await runVerify(deps, to);
      return [exitCode, own.said()];
    };
    return { to, name, key, run };
  };

  it('verifies where somebody vouches for the key, or where nobody has to, and says which', () =>
    inFolder(async (folder) => {
      const { to, name, key, run } = await forged(folder);
      expect(await run({})).toEqual([
        1,
        expect.stringContaining(`signed by device key ${name}, which nobody`),
      ]);
      const good = [0, `${to}: no faults, signed by device key ${name}\n`];
      const pem = join(folder, 'device.pem');
      writeFileSync(pem, `-----BEGIN PUBLIC KEY-----\n${key}\n-----END PUBLIC KEY-----\n`);
      for (const asked of [{ deviceKey: name }, { deviceKey: pem }, { named: name }, { named: key }])
        expect(await run(asked), JSON.stringify(asked)).toEqual(good);
      expect(await run({ anyDevice: true })).toEqual([
        0,
        `${to}: no faults, signed by device key ${name}, which was compared with nothing\n`,
      ]);
      const stranger = '0'.repeat(64);
      for (const asked of [
        { deviceKey: stranger },
        { named: stranger },
        { deviceKey: stranger, named: name },
      ])
        expect((await run(asked))[0], JSON.stringify(asked)).toBe(1);
    }));

  it('is judged by a whole fingerprint or a key, and by nothing less', () =>
    inFolder(async (folder) => {
      const { name } = await forged(folder);
      const keychain = createMemoryKeychain();
      for (const deviceKey of [name.slice(0, 16), name.slice(0, 63), join(folder, 'nothing'), folder])
        expect(
          await judgeOf({ deviceKey, anyDevice: false, configured: configuredDevices([]), keychain }),
        ).toMatch(/: (no public key of a device|a fingerprint has 64 digits.*)$/);
    }));
});

describe('what is no export', () => {
  const first = async (file: string) => (await verifyExport(file)).faults.map(({ what }) => what);

  it('is one clear line: a folder, a pipe, an empty file, another key, lines that are too long or too deep', () =>
    inFolder(async (folder) => {
      const { deps } = await command(folder);
      const to = join(folder, 'export.jsonl');
      await runExport(deps, to, true);
      const text = readFileSync(to, 'utf8');
      const [header = '', ...lines] = text.split('\n');
      const file = join(folder, 'altered');
      const given = async (altered: string) => {
        writeFileSync(file, altered);
        return first(file);
      };
      await expect(first(folder)).rejects.toThrow('EISDIR');
      execFileSync('mkfifo', [join(folder, 'pipe')]);
      await expect(first(join(folder, 'pipe'))).rejects.toThrow('is not a plain file');
      expect(await given('')).toEqual(['the file is empty']);
      expect(await given('x'.repeat(9_000_000))).toEqual([
        'the line is longer than any of an export: nothing after it was read',
      ]);
      expect(await given('['.repeat(100_000))).toEqual(['it is no export of a journal']);
      expect(await given(`${header}\n${'['.repeat(100_000)}${']'.repeat(100_000)}\n`)).toEqual([
        'it is no record of an export',
      ]);
      const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
      const other = rsa.export({ format: 'der', type: 'spki' }).toString('base64');
      expect(await given(JSON.stringify({ ...JSON.parse(header), publicKey: other }))).toEqual([
        'it is no export of a journal',
      ]);
      expect(await given(`${header}\n${'{}\n'.repeat(5_000)}`)).toHaveLength(101);
      // Every line stands once, as it was written, and in its place.
      for (const [at, line] of lines.entries()) {
        if (line === '') continue;
        const replaced = (by: readonly string[]) => [header, ...lines.with(at, by.join('\n'))].join('\n');
        expect((await given(replaced([line, line]))).length, `line ${at} twice`).toBeGreaterThan(0);
        expect((await given(replaced(['', line]))).length, `a line before ${at}`).toBeGreaterThan(0);
        expect((await given(replaced([` ${line}`]))).length, `a space in ${at}`).toBeGreaterThan(0);
        expect(
          (await given(replaced([line.replace('{', '{"seq":1,')]))).length,
          `a member of ${at} twice`,
        ).toBeGreaterThan(0);
      }
      expect(await given(text.replaceAll('\n', '\r\n'))).toEqual([]);
    }));

  it('is said of a journal that is a folder or a pipe', () =>
    inFolder(async (folder) => {
      const { deps, said } = await command(folder);
      execFileSync('mkfifo', [join(folder, 'pipe')]);
      for (const journalFile of [folder, join(folder, 'pipe')]) {
        expect(await runVerify({ ...deps, journalFile }, null)).toEqual({ exitCode: 1 });
        expect(said()).toBe(`${journalFile}:0:0: unable to open the journal: it is no file\n`);
        expect(await runExport({ ...deps, journalFile }, join(folder, 'x'), false)).toEqual({ exitCode: 1 });
        expect(said()).toBe(`${journalFile}:0:0: unable to open the journal: it is no file\n`);
      }
    }));
});

describe('a record that somebody altered', () => {
  it('is not exported, however old it is', () =>
    inFolder(async (folder) => {
      for (const [nth, statement] of [
        "UPDATE events SET facts = replace(facts, 'asha', 'usha') WHERE seq = 2",
        'UPDATE events SET body = zeroblob(length(body)) WHERE seq = 3',
        'DELETE FROM events WHERE seq = 4',
      ].entries()) {
        const file = join(folder, `long-${nth}.db`);
        const { secrets } = fixedJournalKeys;
        const open = () => openStore({ file, secrets, known: fixedJournalKeys.known, stamp: stamp() });
        const store = open();
        recordAll(store, oneOfEach());
        store.checkpoint('hour', stamp());
        store.record(Array.from({ length: 2_100 }, () => ({ ...stamp(), event: remembered('airpay:A') })));
        const known = store.head();
        store.close();
        const db = new DatabaseSync(file);
        db.exec(statement);
        db.close();
        const to = join(folder, 'export.jsonl');
        const by = { operator: 'asha', clock: realClock, ids: realIds };
        const keys = { ...fixedJournalKeys, known };
        for (const values of [true, false])
          await expect(exportJournal({ ...by, file, to, values, keys }), statement).rejects.toThrow(
            /record \d/,
          );
        expect(existsSync(to)).toBe(false);
        expect(existsSync(`${to}.part`)).toBe(false);
        // At the desk it is found while older records are proved, and nothing is taken from then on.
        const later = openStore({ file, secrets, known, stamp: stamp() });
        expect(() => {
          while (later.settle(1_000));
        }).toThrow(/record \d/);
        expect(() => later.record([{ ...stamp(), event: remembered('airpay:A') }])).toThrow(/record \d/);
        later.close();
      }
    }));
});
