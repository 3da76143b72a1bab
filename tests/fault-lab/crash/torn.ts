import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from '../../../src/main/journal/journal.ts';
import { realClock } from '../../support/clock.ts';
import { realIds } from '../../support/ids.ts';
import { JOURNAL_WORKER } from '../../support/journal.ts';
import { lastingKeys } from '../../support/lasting-keys.ts';
import { createRandom } from '../plan/random.ts';

/** Figures of torn files. */
export interface TornFigures {
  readonly runs: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly reopened: number;
  readonly findings: readonly string[];
}

const open = (folder: string) =>
  openJournal({
    file: join(folder, 'journal.db'),
    workerFile: JOURNAL_WORKER,
    clock: realClock,
    ids: realIds,
    keys: lastingKeys(folder),
  });

const WAL = 'journal.db-wal';

/** The log's bytes as far as they are, then some of those that were being added, the last of them spoiled. */
const tear = (before: Buffer, after: Buffer, random: () => number): Buffer => {
  const added = after.subarray(before.length);
  const kept = Buffer.from(added.subarray(0, Math.floor(random() * added.length)));
  const spoiled = random() < 0.5 ? Math.min(kept.length, Math.floor(random() * 600)) : 0;
  for (let at = kept.length - spoiled; at < kept.length; at += 1) kept[at] = Math.floor(random() * 256);
  return Buffer.concat([before, kept]);
};

/**
 * What a power failure leaves: everything that was synced, and any part of what was being written. Each tear is one
 * commit of a living journal, cut at a random byte; each copy is then opened as a start would.
 */
export const runTorn = async (runs: number, seed: number): Promise<TornFigures> => {
  const random = createRandom(seed);
  const root = mkdtempSync(join(tmpdir(), 'branchdesk-torn-'));
  const living = join(root, 'living');
  mkdirSync(living);
  const journal = await open(living);
  const acknowledgedIds: string[] = [];
  const findings: string[] = [];
  let [acknowledged, lost, reopened] = [0, 0, 0];
  const append = async (): Promise<void> => {
    const id = `${acknowledgedIds.length}`;
    const customer = `customer ${id}`;
    await journal.append({ type: 'identity.remembered', customer, upstream: 'wm', id, operator: 'lab.op' });
    acknowledgedIds.push(id);
  };
  const snapshot = (folder: string): Buffer => {
    for (const name of ['journal.db', 'head.json'])
      if (existsSync(join(living, name))) copyFileSync(join(living, name), join(folder, name));
    return readFileSync(join(living, WAL));
  };
  try {
    for (let at = 0; at < runs; at += 1) {
      const folder = join(root, `${at}`);
      mkdirSync(folder);
      for (let more = Math.floor(random() * 4); more >= 0; more -= 1) await append();
      const known = [...acknowledgedIds];
      const before = snapshot(folder);
      await append();
      const after = readFileSync(join(living, WAL));
      writeFileSync(join(folder, WAL), after.length > before.length ? tear(before, after, random) : before);
      acknowledged += known.length;
      try {
        const copy = await open(folder);
        reopened += 1;
        for (const id of known) {
          const found = await copy.identities(`customer ${id}`);
          if (found[0]?.id !== id) lost += 1;
        }
        await copy.close();
      } catch (error) {
        findings.push(`tear ${at} was not opened: ${error instanceof Error ? error.message : 'unknown'}`);
      }
      rmSync(folder, { recursive: true, force: true });
    }
    return { runs, acknowledged, lost, reopened, findings };
  } finally {
    await journal.close();
    rmSync(root, { recursive: true, force: true });
  }
};
