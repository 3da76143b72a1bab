import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JournalEvent } from '../../../src/main/journal/events.ts';
import { exportJournal } from '../../../src/main/journal/export/export.ts';
import { verifyExport } from '../../../src/main/journal/export/verify-export.ts';
import { verifyHead } from '../../../src/main/journal/proof/verify.ts';
import type { Head } from '../../../src/main/journal/records/chain.ts';
import { realClock } from '../../support/clock.ts';
import { realIds } from '../../support/ids.ts';
import { fixedJournalKeys } from '../../support/journal-keys.ts';
import { oneOfEach, openStoreOf, recordAll, sent, stamp, verify } from '../../unit/main/journal/a-journal.ts';
import { on } from './rows.ts';
import { endOf } from './touch.ts';

/** What came of putting less than the whole journal in its place. */
export interface RolledBack {
  readonly tries: number;
  /** Found against the keychain's head, which names the record that is missing. */
  readonly byHead: number;
  /** Each against each later export. */
  readonly againstExports: number;
  /** Found so: the export names the record that is missing. */
  readonly byExport: number;
  readonly findings: readonly string[];
}

/** One journal as it grew: a copy behind each step, and exports on the way. */
interface Grown {
  readonly file: string;
  readonly copies: readonly string[];
  readonly exports: readonly Head[];
}

const EXPORT_EACH = 6;

/** Grows a journal record by record, with a copy of its file behind each. */
const grow = async (folder: string): Promise<Grown> => {
  const file = join(folder, 'growing.db');
  const copies: string[] = [];
  const exports: Head[] = [];
  const events: readonly JournalEvent[] = [
    ...oneOfEach('A'),
    ...sent('B', 'rejected'),
    ...sent('C', 'unknown'),
    ...oneOfEach('D'),
  ];
  for (const [index, event] of events.entries()) {
    const store = openStoreOf(file);
    if (index % 4 === 0) store.checkpoint('hour', stamp());
    recordAll(store, [event]);
    store.close();
    const copy = join(folder, `older-${copies.length}.db`);
    copyFileSync(file, copy);
    copies.push(copy);
    if (index % EXPORT_EACH !== EXPORT_EACH - 1) continue;
    const to = join(folder, `export-${exports.length}.jsonl`);
    const by = { operator: 'asha', clock: realClock, ids: realIds };
    await exportJournal({ ...by, file, to, values: false, keys: fixedJournalKeys });
    const { head, faults } = await verifyExport(to);
    if (head === null || faults.length > 0) throw new Error('an export that nobody touched has faults');
    exports.push(head);
  }
  return { file, copies, exports };
};

/** Cuts every record behind one off a journal. What followed from them is left where `rows` says so. */
const cut = (file: string, seq: number): void =>
  on(file, (db) =>
    db.exec(`DELETE FROM events WHERE seq > ${seq}; DELETE FROM record_keys WHERE seq > ${seq}`),
  );

/** Judges files that stand in the place of a journal that had come to its end. */
const judge = (
  shorter: readonly { readonly file: string; readonly seq: number; readonly what: string }[],
  { file, exports }: Pick<Grown, 'file' | 'exports'>,
): RolledBack => {
  const known = endOf(file);
  const findings: string[] = [];
  let [byHead, againstExports, byExport] = [0, 0, 0];
  const names = (
    faults: readonly { readonly seq: number; readonly what: string }[],
    head: Head,
    who: string,
  ) => faults.some(({ seq, what }) => seq === head.seq && what === `the record is missing; ${who} knows it`);
  for (const one of shorter) {
    if (names(verify(one.file, known).faults, known, 'the keychain')) byHead += 1;
    else findings.push(`${one.what}: not found against the keychain's head`);
    for (const head of exports.filter(({ seq }) => seq > one.seq)) {
      againstExports += 1;
      if (names(verifyHead({ file: one.file, known: head, who: 'the export' }), head, 'the export'))
        byExport += 1;
      else findings.push(`${one.what}: not found against the export that ends with record ${head.seq}`);
    }
  }
  return { tries: shorter.length, byHead, againstExports, byExport, findings };
};

/**
 * Truncation: the journal without its last records, at every length. Rollback: every older copy of the whole file, which
 * is also what the most careful truncation leaves, with everything that followed from the records gone.
 */
export const tryRollbacks = async (
  folder: string,
): Promise<{ readonly cut: RolledBack; readonly older: RolledBack }> => {
  const grown = await grow(folder);
  const end = endOf(grown.file);
  if (verify(grown.file, end).faults.length > 0 || grown.exports.length === 0)
    throw new Error('a journal that nobody touched has faults');
  for (const head of grown.exports)
    if (verifyHead({ file: grown.file, known: head, who: 'the export' }).length > 0)
      throw new Error('a journal that nobody touched lacks what was exported');
  const cuts = Array.from({ length: end.seq - 1 }, (_, index) => {
    const file = join(folder, `cut-${index}.db`);
    copyFileSync(grown.file, file);
    cut(file, index + 1);
    return { file, seq: index + 1, what: `cut behind record ${index + 1}` };
  });
  const older = grown.copies
    .map((file) => ({ file, seq: endOf(file).seq }))
    .filter(({ seq }) => seq < end.seq)
    .map((one) => ({ ...one, what: `the copy as of record ${one.seq}` }));
  return { cut: judge(cuts, grown), older: judge(older, grown) };
};
