import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { type Clock, epochMs } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import { JournalError } from '../faults.ts';
import type { JournalKeys } from '../keys/keys.ts';
import type { Unlocked } from '../keys/unlock.ts';
import { signHead } from '../proof/checkpoint.ts';
import { createWalk } from '../proof/walk.ts';
import { sha256 } from '../records/chain.ts';
import { openBody, recordKeyOf } from '../records/read-body.ts';
import { recordsAfter, type StoredRecord } from '../records/rows.ts';
import { openStore, type Store } from '../store.ts';
import type { ExportEnd, ExportHeader, ExportLine } from './export-format.ts';

/** Bytes that are written at a time. */
const CHUNK = 1 << 20;

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const altered = (seq: number, what: string): JournalError =>
  new JournalError('unreadable', `record ${seq}: ${what}; nothing was exported`);

/** What a record says, and what proves it; `null` where it cannot be opened. */
const readable = (unlocked: Unlocked, record: StoredRecord): Partial<ExportLine> | null => {
  if (record.key === null) return {};
  try {
    const key = recordKeyOf(unlocked, record);
    const text = openBody(key, record, record.body);
    if (text === null) return null;
    const event: unknown = JSON.parse(text);
    return { event, body: base64(record.body), key: base64(key) };
  } catch (error) {
    if (error instanceof JournalError || error instanceof SyntaxError) return null;
    throw error;
  }
};

interface Asked {
  readonly values: boolean;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly onSealed: () => void;
}

function* linesOf(store: Store, { values, at, onSealed }: Asked): Generator<string> {
  const unlocked = store.unlocked();
  const header = JSON.stringify({
    ...{ export: 'branchdesk-journal', version: 1, journal: unlocked.journal },
    publicKey: base64(unlocked.device.publicKey),
    ...{ values, at },
  } satisfies ExportHeader);
  yield header;
  const walk = createWalk(unlocked.genesis, unlocked.device.publicKey);
  for (const record of recordsAfter(store.db, 0)) {
    // What is exported is signed: it is the chain as it was written, or it is not exported.
    const [fault] = walk.step(record);
    if (fault !== undefined) throw altered(fault.seq, fault.what);
    const opened = readable(unlocked, record);
    if (opened === null) onSealed();
    const { seq, id, at: when, type, customer, facts, bodyHash, hash } = record;
    const plain = { seq, id, at: when, type, customer, facts, bodyHash, hash };
    yield JSON.stringify({ ...plain, ...(values ? opened : {}) } satisfies ExportLine);
  }
  const head = walk.head();
  const signature = signHead(unlocked.device, 'export', head, sha256(header));
  yield JSON.stringify({ end: true, seq: head.seq, hash: head.hash, signature } satisfies ExportEnd);
}

const writeAll = (file: string, lines: Iterable<string>): void => {
  const part = `${file}.part`;
  const fd = openSync(part, 'w', 0o600);
  try {
    let chunk = '';
    for (const line of lines) {
      chunk += `${line}\n`;
      if (chunk.length >= CHUNK) {
        writeSync(fd, chunk);
        chunk = '';
      }
    }
    writeSync(fd, chunk);
    fsyncSync(fd);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  } finally {
    closeSync(fd);
  }
  renameSync(part, file);
};

/**
 * Writes the whole journal to a file as JSON lines, readable for its owner alone, once the export itself is recorded.
 * With `values` it holds what was recorded about customers in readable form; otherwise none of it is. The journal may
 * be in use. Gives how many records were written. Throws `JournalError` when the journal cannot be opened or does not
 * take the record, and what the file system throws.
 */
export const exportJournal = async (options: {
  /** The journal's database. */
  readonly file: string;
  readonly keys: JournalKeys;
  readonly to: string;
  readonly values: boolean;
  readonly operator: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly ids: Pick<Ids, 'v7'>;
  /** Told of each record that cannot be opened: only its plain part is exported. */
  readonly onSealed?: () => void;
}): Promise<number> => {
  const { file, keys, to, values, operator, clock, ids, onSealed = () => {} } = options;
  const stamp = () => ({ id: ids.v7(), at: epochMs(clock.now()) });
  const store = openStore({ file, secrets: keys.secrets, known: keys.known, stamp: stamp() });
  try {
    store.record([{ ...stamp(), event: { type: 'journal.exported', operator, values } }]);
    const head = store.checkpoint('export', stamp());
    store.db.exec('BEGIN');
    writeAll(to, linesOf(store, { values, at: epochMs(clock.now()), onSealed }));
    store.db.exec('COMMIT');
    await keys.saveHead(head).catch(() => {});
    return head.seq;
  } finally {
    store.close();
  }
};
