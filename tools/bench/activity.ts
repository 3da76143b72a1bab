import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v4, v7 } from 'uuid';
import { systemClock } from '../../src/main/clock/system-clock.ts';
import { createMemoryKeychain } from '../../src/main/credentials/keychain/memory-keychain.ts';
import { activityHandlers } from '../../src/main/ipc/activity-handlers.ts';
import { openJournal } from '../../src/main/journal/journal.ts';
import { loadJournalKeys } from '../../src/main/journal/keys/keys.ts';
import type { BranchFilter } from '../../src/shared/ipc/branch-activity.ts';
import { FIRST_AT, fillJournal } from './activity-fill.ts';

const DAY_MS = 86_400_000;
const MIDDLE = FIRST_AT + 400 * DAY_MS;

/** What is asked for, from the commonest to what is hardest to find. */
const QUESTIONS: Readonly<Record<string, BranchFilter>> = {
  'everything, newest first': {},
  'one system': { upstream: 'wm' },
  'one operator': { operator: 'operator-7' },
  'an operator of few changes': { operator: 'operator-rare' },
  'an operator of none': { operator: 'nobody' },
  'a rare outcome': { outcome: 'contradicted' },
  'an outcome that there is none of': { outcome: 'open' },
  'one day, years back': { from: MIDDLE, to: MIDDLE + DAY_MS },
  'an operator’s rejected changes at one system': {
    outcome: 'rejected',
    operator: 'operator-rare',
    upstream: 'wm',
  },
};

/** How long one question took, each time, in milliseconds. */
export interface Asked {
  readonly question: string;
  readonly found: number;
  readonly times: readonly number[];
}

/** Fills a journal with so many events and asks for the branch's activity as the screen does, its record included. */
export const measureActivity = async (events: number, runs: number): Promise<readonly Asked[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-activity-'));
  const file = join(folder, 'journal.db');
  const keychain = createMemoryKeychain();
  const keys = () => loadJournalKeys({ keychain, file, journal: () => v4() });
  const first = await keys();
  await first.saveHead(fillJournal(file, first, events));
  const journal = await openJournal({
    file,
    workerFile: new URL('../../src/main/journal/worker.ts', import.meta.url),
    clock: systemClock,
    ids: { v4: () => v4(), v7: () => v7() },
    keys: await keys(),
  });
  const { 'activity.ofBranch': ask } = activityHandlers({
    journal,
    openVisit: () => null,
    operator: { id: 'operator-1' },
    waysBack: { noneOf: async () => new Map() },
    kinds: new Map(),
  });
  const timed = async (filter: BranchFilter): Promise<readonly [ms: number, found: number]> => {
    const begun = performance.now();
    const answer = await ask({ filter, before: null, limit: 60 });
    const ms = performance.now() - begun;
    if (!answer.ok) throw new Error(answer.problem.code);
    return [ms, answer.value.items.length];
  };
  try {
    const asked: Asked[] = [];
    for (const [question, filter] of Object.entries(QUESTIONS)) {
      const times: number[] = [];
      let found = 0;
      for (let run = 0; run < runs; run += 1) {
        const [ms, items] = await timed(filter);
        times.push(ms);
        found = items;
      }
      asked.push({ question, found, times });
    }
    return asked;
  } finally {
    await journal.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
