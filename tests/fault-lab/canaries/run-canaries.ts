import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryKeychain } from '../../../src/main/credentials/keychain/memory-keychain.ts';
import { runExport } from '../../../src/main/journal/commands.ts';
import { loadJournalKeys } from '../../../src/main/journal/keys/keys.ts';
import { openStore } from '../../../src/main/journal/store.ts';
import type { Keychain } from '../../../src/main/ports/keychain.ts';
import { customerOf, type SignIn, secretsOf, spendDay } from '../../support/a-day.ts';
import type { TestApp } from '../../support/app.ts';
import { realClock } from '../../support/clock.ts';
import { realIds } from '../../support/ids.ts';
import { createPlanter, eventsWith, type Planter } from '../../support/planted-events.ts';
import { recordAll } from '../../unit/main/journal/a-journal.ts';
import { type Canaries, filesIn, type Scanned, scan } from './scan.ts';

/** What a scan for canaries came to. */
export interface CanaryFigures {
  readonly secrets: number;
  readonly values: number;
  /** Of the values, those that are recorded: an export that is asked for values has to hold them. */
  readonly recorded: number;
  readonly scanned: readonly Scanned[];
}

/** Long enough that no other bytes are the same by chance. */
const TELLING = 10;

/** The values of the customer whom the day is about, and what was typed that day. */
const valuesOf = (app: Pick<TestApp, 'training'>, planter: Planter): readonly string[] => {
  const { mobile, email, airpayEntityId, wmCustomerId, cards } = customerOf(app);
  const own = [mobile, email, airpayEntityId, wmCustomerId, ...cards.map(({ number }) => number)];
  return [
    ...own.filter((value): value is string => value !== null && value.length >= TELLING),
    ...planter.planted,
  ];
};

const journalIn = (folder: string): string => join(folder, 'journal.db');
const walIn = (folder: string): readonly string[] =>
  ['-wal', '-shm'].map((suffix) => `${journalIn(folder)}${suffix}`);

/** The exports of a journal, without values and with them, beside its folder. */
const exportsOf = async (folder: string, keychain: Keychain): Promise<readonly [string, string]> => {
  const write = async (values: boolean): Promise<string> => {
    const to = `${folder}-${values ? 'with' : 'without'}-values.jsonl`;
    const { exitCode } = await runExport(
      {
        ...{ journalFile: journalIn(folder), keychain, operator: 'lab.op' },
        ...{ clock: realClock, ids: realIds, write: () => {} },
        device: { nameOf: () => '', standingOf: () => 'known' },
      },
      to,
      values,
    );
    if (exitCode !== 0) throw new Error('the journal was not exported');
    return to;
  };
  return [await write(false), await write(true)];
};

/** A day in the whole app. While it is open, most of the journal stands in its log. */
const scanDay = async (root: string, signIn: SignIn, seed: number): Promise<CanaryFigures> => {
  const folder = join(root, `day-${signIn}`);
  const planter = createPlanter(seed);
  const keychain = createMemoryKeychain();
  const scanned: Scanned[] = [];
  const canariesOf = (app: Pick<TestApp, 'training'>): Canaries => ({
    secrets: secretsOf(app, signIn),
    values: valuesOf(app, planter),
  });
  const { app } = await spendDay({
    ...{ folder, plant: planter.plant, signIn, keychain },
    atTheEnd: (open) =>
      scanned.push(scan('the database’s log (WAL), while open', walIn(folder), canariesOf(open))),
  });
  const canaries = canariesOf(app);
  const [without, withValues] = await exportsOf(folder, keychain);
  scanned.push(
    scan('the database', [journalIn(folder), ...walIn(folder)], canaries),
    scan('the logs', filesIn(join(folder, 'logs')), canaries),
    scan('any other file of the profile', otherFiles(folder), canaries),
    scan('an export', [without], canaries),
    scan('an export that was asked for values', [withValues], canaries, true),
  );
  return {
    secrets: canaries.secrets.length,
    values: canaries.values.length,
    // What is typed into the search box is not.
    recorded: canaries.values.length - 1,
    scanned,
  };
};

const otherFiles = (folder: string): readonly string[] => {
  const known = new Set([journalIn(folder), ...walIn(folder), ...filesIn(join(folder, 'logs'))]);
  return filesIn(folder).filter((file) => !known.has(file));
};

/** Every event that there is, with a canary in every place that holds something of a customer. */
export const scanEvents = async (root: string, seed: number): Promise<CanaryFigures> => {
  const folder = mkdtempSync(join(root, 'events-'));
  const file = journalIn(folder);
  const planter = createPlanter(seed);
  const keychain = createMemoryKeychain();
  const keys = await loadJournalKeys({ keychain, file, journal: realIds.v4 });
  const store = openStore({
    ...{ file, secrets: keys.secrets, known: keys.known },
    stamp: { id: realIds.v7(), at: 1 },
  });
  recordAll(store, eventsWith(planter.plant));
  const { master, device } = keys.secrets;
  const canaries: Canaries = {
    secrets: [master, device.subarray(-32)],
    values: planter.planted,
  };
  const open = scan('the database’s log (WAL), while open', walIn(folder), canaries);
  await keys.saveHead(store.head());
  store.close();
  const [without, withValues] = await exportsOf(folder, keychain);
  return {
    secrets: canaries.secrets.length,
    values: canaries.values.length,
    recorded: canaries.values.length,
    scanned: [
      open,
      scan('the database', [file, ...walIn(folder)], canaries),
      scan('an export', [without], canaries),
      scan('an export that was asked for values', [withValues], canaries, true),
    ],
  };
};

/** What every scan came to. */
export interface CanariesFigures {
  readonly till: CanaryFigures;
  readonly oauth: CanaryFigures;
  readonly events: CanaryFigures;
}

/** Plants and scans. The seed chooses the canaries. */
export const runCanaries = async (seed: number): Promise<CanariesFigures> => {
  const root = mkdtempSync(join(tmpdir(), 'branchdesk-canary-scan-'));
  try {
    return {
      till: await scanDay(root, 'till', seed),
      oauth: await scanDay(root, 'oauth', seed),
      events: await scanEvents(root, seed),
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};
