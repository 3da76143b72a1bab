import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import { v4, v7 } from 'uuid';
import { createPipeline } from '../../src/main/changes/pipeline.ts';
import { systemClock } from '../../src/main/clock/system-clock.ts';
import { composeSystems } from '../../src/main/compose/systems.ts';
import { trainingSettings } from '../../src/main/config/training-settings.ts';
import { createCredentialSource } from '../../src/main/credentials/credential-source.ts';
import { storeCredentials } from '../../src/main/credentials/entries/store-credentials.ts';
import { createMemoryKeychain } from '../../src/main/credentials/keychain/memory-keychain.ts';
import { openJournal } from '../../src/main/journal/journal.ts';
import { loadJournalKeys } from '../../src/main/journal/keys/keys.ts';
import { epochMs } from '../../src/main/ports/clock.ts';
import { type BenchUpstreams, startUpstreams } from './upstreams.ts';

/** Signed calls a second, and how many were made. */
export interface Rate {
  readonly perSecond: number;
  readonly calls: number;
}

type Work = (entityId: string, status: 'ALLOWED' | 'NOTALLOWED') => Promise<void>;

/** Each customer's changes one after another, `concurrency` customers side by side. */
const run = async (customers: readonly string[], changes: number, work: Work): Promise<number> => {
  const begun = performance.now();
  await Promise.all(
    customers.map(async (entityId) => {
      for (let change = 0; change < changes; change += 1)
        await work(entityId, change % 2 === 0 ? 'NOTALLOWED' : 'ALLOWED');
    }),
  );
  return (performance.now() - begun) / 1000;
};

/** The three calls of a change (get, set, get), signed by hand and sent by undici alone. */
const bareWork = ({ baseUrls, credentials }: BenchUpstreams, dispatcher: Agent): Work => {
  const post = async (values: Readonly<Record<string, string>>): Promise<void> => {
    const checksum = createHash('sha256')
      .update(Object.values(values).join('') + credentials.airpay.secretKey)
      .digest('hex');
    const { body } = await request(`${baseUrls.airpay}/airpay/ms/cards/api/customer-preference`, {
      method: 'POST',
      headers: {
        token: credentials.airpay.token,
        checksum,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams(values).toString(),
      dispatcher,
    });
    const reply: unknown = await body.json();
    if (typeof reply !== 'object' || reply === null || !('status' in reply) || reply.status !== 200) {
      throw new Error('the upstream did not say yes');
    }
  };
  return async (entityId, status) => {
    await post({ entity_id: entityId });
    await post({ entity_id: entityId, status, type: 'ATM' });
    await post({ entity_id: entityId });
  };
};

/** Measures the whole pipeline with durable intents and outcomes, and bare undici doing the same calls, in turns. */
export const measurePipeline = async (
  concurrency: number,
  changes: number,
): Promise<{ readonly pipeline: Rate; readonly bare: Rate }> => {
  const upstreams = await startUpstreams(0);
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-bench-'));
  const clock = systemClock;
  const ids = { v7: () => v7(), v4: () => v4() };
  const keychain = createMemoryKeychain();
  const file = join(folder, 'journal.db');
  const journal = await openJournal({
    file,
    workerFile: new URL('../../src/main/journal/worker.ts', import.meta.url),
    clock,
    ids,
    keys: await loadJournalKeys({ keychain, file, journal: ids.v4 }),
  });
  await storeCredentials(keychain, upstreams.credentials);
  let calls = 0;
  const adapters = composeSystems({
    timeZone: 'Asia/Kolkata',
    settings: trainingSettings(upstreams.baseUrls),
    credentials: createCredentialSource(keychain),
    clock,
    ids,
    resolveProxy: async () => 'DIRECT',
    onCall: () => {
      calls += 1;
    },
  });
  const pipeline = createPipeline({ kinds: adapters.kinds, journal, clock, ids, deadlineMs: 15_000 });
  const throughPipeline: Work = async (entityId, status) => {
    const customer = {
      key: `airpay:${entityId}`,
      ids: { airpay: entityId },
    };
    const change = {
      id: ids.v7(),
      kind: 'card-usage.set',
      customer,
      payload: { channel: 'ATM', status },
      prior: null,
      operator: 'bench',
      draftedAt: epochMs(clock.now()),
    } as const;
    const summary = { kind: 'card-usage.set', channel: 'ATM', from: null, to: status } as const;
    let last = '';
    await pipeline.apply([{ change, summary }], ({ state, reason }) => {
      if (state !== undefined) last = `${state} ${reason?.code ?? ''}`;
    });
    if (!last.startsWith('confirmed')) throw new Error(`a change of ${entityId} to ${status} ended ${last}`);
  };
  const dispatcher = new Agent({ allowH2: false });
  const bare = bareWork(upstreams, dispatcher);

  const customers = upstreams.people
    .filter(({ tags }) => tags.includes('plain'))
    .slice(0, concurrency)
    .map(({ airpayEntityId }) => airpayEntityId);
  let pipelineSeconds = 0;
  let bareSeconds = 0;
  try {
    // Warm both, then take turns, so that a noisy moment hits both alike. An even number leaves the state as it was.
    await run(customers, 4, bare);
    await run(customers, 4, throughPipeline);
    calls = 0;
    for (let turn = 0; turn < 4; turn += 1) {
      bareSeconds += await run(customers, changes, bare);
      pipelineSeconds += await run(customers, changes, throughPipeline);
    }
  } finally {
    pipeline.close();
    await adapters.close();
    await dispatcher.close();
    await journal.close();
    upstreams.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const bareCalls = customers.length * changes * 3 * 4;
  return {
    pipeline: { perSecond: calls / pipelineSeconds, calls },
    bare: { perSecond: bareCalls / bareSeconds, calls: bareCalls },
  };
};
