import { writeSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { createPipeline } from '../../../src/main/changes/pipeline.ts';
import type { Report } from '../../../src/main/changes/progress.ts';
import { composeSystems } from '../../../src/main/compose/systems.ts';
import { trainingSettings } from '../../../src/main/config/training-settings.ts';
import { journalErrorOf } from '../../../src/main/journal/faults.ts';
import { openJournal } from '../../../src/main/journal/journal.ts';
import { makeCredentials, tillCredentials } from '../../../src/main/training/credentials.ts';
import { buildPopulation } from '../../../src/main/training/population/build.ts';
import type { Change } from '../../../src/shared/domain/change.ts';
import { realClock } from '../../support/clock.ts';
import { realIds } from '../../support/ids.ts';
import { lastingKeys } from '../../support/lasting-keys.ts';
import { giving } from '../../support/sources.ts';
import { createRandom } from '../plan/random.ts';
import { createLabClock } from '../stand/lab-clock.ts';
import { createMix } from './mix.ts';
import { GENERATING } from './mix-cards.ts';
import { ChildStartSchema, type Telling } from './protocol.ts';
import { keyOfChange } from './write-key.ts';

/*
 * Branchdesk's pipeline and journal in a program of their own, which makes a mix of changes until it is killed. It
 * tells what an operator is told, at that moment and no sooner.
 */

const start = v.parse(v.pipe(v.string(), v.parseJson(), ChildStartSchema), process.argv[2]);
const { folder, baseUrls, seed, changes, lanes } = start;
const tell = (telling: Telling): void => {
  writeSync(1, `${JSON.stringify(telling)}\n`);
};

const begun = performance.now();
const journal = await openJournal({
  file: join(folder, 'journal.db'),
  workerFile: new URL('../../../src/main/journal/worker.ts', import.meta.url),
  clock: realClock,
  ids: realIds,
  keys: lastingKeys(folder),
}).catch((error: unknown) => {
  tell({ tells: 'refused', why: journalErrorOf(error).why });
  process.exit(3);
});
tell({ tells: 'opened', ms: performance.now() - begun });

const settings = trainingSettings(baseUrls);
const held = tillCredentials(makeCredentials(1));
const clock = createLabClock();
const { capillary } = settings.upstreams;
const upstreams = composeSystems({
  timeZone: 'Asia/Kolkata',
  settings: {
    ...settings,
    upstreams: {
      ...settings.upstreams,
      ...(capillary && { capillary: { ...capillary, perMinute: 100_000 } }),
    },
  },
  credentials: giving(held),
  clock,
  ids: realIds,
  onCall: () => {},
  resolveProxy: async () => 'DIRECT',
});

const UNRECORDED = 'journal.unavailable';
/** Changes of unknown outcome that a look can resolve: what becomes of a lost generation, nobody can see. */
const open = new Set<string>();
let settled = Promise.withResolvers<void>();
const report: Report = ({ changeId, became, state, reason, notes = [] }) => {
  if (became !== undefined) tell({ tells: 'became', id: changeId, key: keyOfChange(became.change) });
  if (state === undefined) return;
  const failed = [...(reason ? [reason] : []), ...notes].find(({ code }) => code === UNRECORDED);
  if (failed === undefined) tell({ tells: 'said', id: changeId, state });
  else {
    const { why } = failed.data;
    tell({ tells: 'unrecorded', id: changeId, state, why: typeof why === 'string' ? why : null });
  }
  if (state === 'sending' || state === 'unknown') return;
  open.delete(changeId);
  settled.resolve();
  settled = Promise.withResolvers();
};

const pipeline = createPipeline({
  kinds: upstreams.kinds,
  journal,
  clock,
  ids: realIds,
  deadlineMs: settings.network.deadlineMs,
  lookout: { open: () => {}, note: report },
});

const found = (await journal.openAttempts()).flatMap((attempt) =>
  attempt.changes.filter(({ outcome }) => outcome === null || outcome === 'unknown'),
);
tell({ tells: 'found', ids: found.map(({ recorded }) => recorded.change.id) });
const awaited = (changes: readonly Change[]): readonly string[] =>
  changes.filter(({ kind }) => kind !== 'card.generate').map(({ id }) => id);
for (const id of awaited(found.map(({ recorded }) => recorded.change))) open.add(id);
await pipeline.recover();
tell({ tells: 'recovered', ms: performance.now() - begun });

/** Lets the second looks come, until what became of each of these is known. */
const resolved = async (ids: readonly string[]): Promise<void> => {
  while (ids.some((id) => open.has(id))) {
    clock.wake();
    await settled.promise;
  }
};
await resolved([...open]);

const random = createRandom(seed);
const next = createMix(upstreams, journal, random);
const people = buildPopulation(1)
  .people.filter(({ tags, cards }) => tags.includes('plain') && cards.length > 0)
  .slice(0, lanes)
  .map((person, at) => ({ person, seriesId: GENERATING[at % GENERATING.length] ?? 0 }));
let left = changes ?? Number.POSITIVE_INFINITY;
await Promise.all(
  people.map(async (customer) => {
    while (left > 0) {
      const entry = await next(customer);
      left -= Math.max(1, entry.length);
      for (const { change, after = null, retryOf = null } of entry)
        tell({
          tells: 'drafted',
          id: change.id,
          kind: change.kind,
          key: keyOfChange(change),
          after,
          retryOf,
        });
      for (const id of awaited(entry.map(({ change }) => change))) open.add(id);
      await pipeline.apply(entry, report);
      await resolved(awaited(entry.map(({ change }) => change)));
    }
  }),
);
await pipeline.close();
await upstreams.close();
await journal.close();
tell({ tells: 'done' });
