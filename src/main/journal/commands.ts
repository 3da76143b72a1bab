import { existsSync } from 'node:fs';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Keychain } from '../ports/keychain.ts';
import { exportJournal } from './export.ts';
import { journalErrorOf } from './faults.ts';
import { type JournalKeys, loadJournalKeys } from './keys.ts';
import { verifyDatabase, verifyHead } from './verify.ts';
import { verifyExport } from './verify-export.ts';

/** The journal of this machine, and where a command's lines go. */
export interface CommandDeps {
  /** The journal's database. */
  readonly journalFile: string;
  readonly keychain: Keychain;
  readonly operator: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly ids: Pick<Ids, 'v7'>;
  /** Standard output, exactly as given. */
  write(text: string): void;
}

const keysOf = ({ journalFile, keychain }: CommandDeps): Promise<JournalKeys> =>
  loadJournalKeys({ keychain, file: journalFile, journal: null });

/** `--export-journal FILE`: the exit status, 0 or 1. */
export const runExport = async (
  deps: CommandDeps,
  to: string,
  values: boolean,
): Promise<{ readonly exitCode: number }> => {
  const { journalFile, operator, clock, ids, write } = deps;
  if (!existsSync(journalFile)) {
    write(`${journalFile}:0:0: there is no journal\n`);
    return { exitCode: 1 };
  }
  try {
    const keys = await keysOf(deps);
    const records = await exportJournal({ file: journalFile, keys, to, values, operator, clock, ids });
    write(`${to}: ${records} records\n`);
    return { exitCode: 0 };
  } catch (error) {
    write(`${journalFile}:0:0: ${journalErrorOf(error).message}\n`);
    return { exitCode: 1 };
  }
};

const verifyLive = async (deps: CommandDeps): Promise<readonly string[]> => {
  const { journalFile } = deps;
  if (!existsSync(journalFile)) return [`${journalFile}:0:0: there is no journal`];
  const faults: { readonly seq: number; readonly what: string }[] = [];
  let keys: JournalKeys | null = null;
  try {
    keys = await keysOf(deps);
  } catch (error) {
    faults.push({ seq: 0, what: `${journalErrorOf(error).message}: bodies and the head were not compared` });
  }
  const heads = keys === null ? [] : [{ known: keys.known, who: 'the keychain' }];
  const verified = verifyDatabase({ file: journalFile, secrets: keys?.secrets ?? null, heads });
  return [...faults, ...verified.faults].map(({ seq, what }) => `${journalFile}:${seq}:0: ${what}`);
};

const verifyFile = async ({ journalFile }: CommandDeps, file: string): Promise<readonly string[]> => {
  const { faults, head } = await verifyExport(file);
  const lines = faults.map(({ line, column, what }) => `${file}:${line}:${column}: ${what}`);
  // Where the journal it was made from is at hand, that one has to hold what was exported.
  const live =
    head === null || !existsSync(journalFile)
      ? []
      : verifyHead({ file: journalFile, known: head, who: 'the export' });
  return [...lines, ...live.map(({ seq, what }) => `${journalFile}:${seq}:0: ${what}`)];
};

/** `--verify-journal [FILE]`: this machine's journal, or an export. The exit status, 0 or 1. */
export const runVerify = async (
  deps: CommandDeps,
  file: string | null,
): Promise<{ readonly exitCode: number }> => {
  const lines = await (file === null
    ? verifyLive(deps)
    : verifyFile(deps, file).catch(() => [`${file}:0:0: the file cannot be read`]));
  deps.write(lines.length === 0 ? `${file ?? deps.journalFile}: no faults\n` : `${lines.join('\n')}\n`);
  return { exitCode: lines.length === 0 ? 0 : 1 };
};
