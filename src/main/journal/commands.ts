import { existsSync } from 'node:fs';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Keychain } from '../ports/keychain.ts';
import { exportJournal } from './export/export.ts';
import { verifyExport } from './export/verify-export.ts';
import { journalErrorOf } from './faults.ts';
import { assertFile } from './file/peek.ts';
import { type JournalKeys, loadJournalKeys } from './keys/keys.ts';
import { readDevice } from './proof/checkpoint.ts';
import { verifyDatabase, verifyHead } from './proof/verify.ts';

/** Tells devices apart, and which of them somebody vouched for. Keys are in their SPKI form (DER). */
export interface DeviceJudge {
  /** The whole fingerprint. */
  nameOf(publicKey: Uint8Array): string;
  /** `any`: nobody vouched for it, and nobody has to. */
  standingOf(publicKey: Uint8Array): 'known' | 'any' | 'unknown';
}

/** The journal of this machine, and where a command's lines go. */
export interface CommandDeps {
  /** The journal's database. */
  readonly journalFile: string;
  readonly keychain: Keychain;
  readonly operator: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly ids: Pick<Ids, 'v7'>;
  readonly device: DeviceJudge;
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
    let sealed = 0;
    const onSealed = (): void => {
      sealed += 1;
    };
    const records = await exportJournal({
      ...{ file: journalFile, keys, to, values, operator, clock, ids, onSealed },
    });
    const key = deps.device.nameOf(readDevice(keys.secrets.device).publicKey);
    const partly = sealed === 0 ? '' : `, ${sealed} of which cannot be opened and are there in plain alone`;
    write(`${to}: ${records} records${partly}, signed by device key ${key}\n`);
    return { exitCode: 0 };
  } catch (error) {
    write(`${journalFile}:0:0: ${journalErrorOf(error).message}\n`);
    return { exitCode: 1 };
  }
};

/** Records of other versions that are named. */
const MOST_NAMED = 20;

/** What is wrong, a line each; or, where nothing is, what there is to say of it. */
type Said = { readonly faults: readonly string[]; readonly about: string; readonly apart?: string };

/** What there is to say of records that another version made. */
const apartOf = (seqs: readonly number[]): string =>
  seqs.length === 0
    ? ''
    : `${seqs.length} ${seqs.length === 1 ? 'record' : 'records'} of another version that this one cannot read whole: ${seqs.slice(0, MOST_NAMED).join(', ')}${seqs.length > MOST_NAMED ? ', …' : ''}`;

const fault = (text: string): Said => ({ faults: [text], about: '' });

const verifyLive = async (deps: CommandDeps): Promise<Said> => {
  const { journalFile } = deps;
  if (!existsSync(journalFile)) return fault(`${journalFile}:0:0: there is no journal`);
  try {
    assertFile(journalFile);
  } catch (error) {
    return fault(`${journalFile}:0:0: ${journalErrorOf(error).message}`);
  }
  const faults: { readonly seq: number; readonly what: string }[] = [];
  let keys: JournalKeys | null = null;
  try {
    keys = await keysOf(deps);
  } catch (error) {
    faults.push({ seq: 0, what: `${journalErrorOf(error).message}: bodies and the head were not compared` });
  }
  const heads = keys === null ? [] : [{ known: keys.known, who: 'the keychain' }];
  const verified = verifyDatabase({ file: journalFile, secrets: keys?.secrets ?? null, heads });
  const last = verified.rebuilt.at(-1);
  const rebuilt =
    last === undefined
      ? ''
      : `, what follows from the records was made anew ${verified.rebuilt.length} times, last with record ${last}`;
  return {
    faults: [...faults, ...verified.faults].map(({ seq, what }) => `${journalFile}:${seq}:0: ${what}`),
    about: `, device key ${keys === null ? '' : deps.device.nameOf(readDevice(keys.secrets.device).publicKey)}${rebuilt}`,
    apart: apartOf(verified.apart),
  };
};

const verifyFile = async ({ journalFile, device: judge }: CommandDeps, file: string): Promise<Said> => {
  const { faults, apart, head, device } = await verifyExport(file);
  const lines = faults.map(({ line, column, what }) => `${file}:${line}:${column}: ${what}`);
  // Where the journal it was made from is at hand, that one has to hold what was exported.
  const live =
    head === null || !existsSync(journalFile)
      ? []
      : verifyHead({ file: journalFile, known: head, who: 'the export' });
  const all = [...lines, ...live.map(({ seq, what }) => `${journalFile}:${seq}:0: ${what}`)];
  if (all.length > 0 || device === null) return { faults: all, about: '', apart: apartOf(apart) };
  const name = judge.nameOf(device);
  const standing = judge.standingOf(device);
  return standing === 'unknown'
    ? fault(
        `${file}:1:1: signed by device key ${name}, which nobody here vouches for: compare it with the device, and give --device-key, or journal.deviceKeys in the configuration`,
      )
    : {
        faults: [],
        about: `, signed by device key ${name}${standing === 'any' ? ', which was compared with nothing' : ''}`,
        apart: apartOf(apart),
      };
};

/** `--verify-journal [FILE]`: this machine's journal, or an export. The exit status, 0 or 1. */
export const runVerify = async (
  deps: CommandDeps,
  file: string | null,
): Promise<{ readonly exitCode: number }> => {
  const {
    faults,
    about,
    apart = '',
  } = await (file === null
    ? verifyLive(deps)
    : verifyFile(deps, file).catch((error: unknown) =>
        fault(`${file}:0:0: the file cannot be read: ${journalErrorOf(error).message}`),
      ));
  const name = file ?? deps.journalFile;
  const lines = apart === '' ? faults : [...faults, `${name}:0:0: ${apart}`];
  deps.write(
    faults.length === 0
      ? `${name}: no faults${about}${apart === '' ? '' : `, ${apart}`}\n`
      : `${lines.join('\n')}\n`,
  );
  return { exitCode: faults.length === 0 ? 0 : 1 };
};
