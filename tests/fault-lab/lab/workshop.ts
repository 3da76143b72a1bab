import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from '../../../src/main/journal/journal.ts';
import { realClock } from '../../support/clock.ts';
import { realIds } from '../../support/ids.ts';
import { fixedJournalKeys } from '../../support/journal-keys.ts';
import { faultNamed } from '../faults/catalog.ts';
import type { RunDeps } from '../runs/write-run.ts';
import { makeCases } from '../stand/cases.ts';
import { startLagMeter } from '../stand/lag.ts';
import { openRecorded } from '../stand/recorded.ts';
import { LAB_HOST, type Stand, startStand } from '../stand/stand.ts';
import { createHostTable } from '../wire/host-table.ts';
import { makeIdentities } from '../wire/identities.ts';

/** What the runs of one thread share: a journal on disk, names, certificates. */
export interface Workshop {
  /** One more stand to make runs on, one run at a time. */
  prepare(): Promise<RunDeps>;
  close(): Promise<void>;
}

/** Opens a workshop in a folder of its own, which goes with it. */
export const openWorkshop = async (): Promise<Workshop> => {
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-fault-lab-'));
  const hosts = createHostTable();
  const identities = makeIdentities(`*.${LAB_HOST}`);
  const caFile = join(folder, 'authority.pem');
  writeFileSync(caFile, `${identities.authority}\n`);
  const file = join(folder, 'journal.db');
  const journal = await openJournal({
    file,
    workerFile: new URL('../../../src/main/journal/worker.ts', import.meta.url),
    clock: realClock,
    ids: realIds,
    keys: fixedJournalKeys,
  });
  const recorded = openRecorded(file);
  const lag = startLagMeter();
  const stands: Stand[] = [];
  return {
    prepare: async () => {
      const stand = await startStand({ hosts, identities, caFile, number: stands.length });
      stands.push(stand);
      // Any fault will do: none is in force while the cases are read, and they may take their time on a busy machine.
      const plain = stand.connect({
        clock: realClock,
        upstream: 'airpay',
        fault: faultNamed('silence'),
        onCall: () => {},
        deadlineMs: 30_000,
      });
      const cases = await makeCases(stand.training, plain);
      await plain.close();
      return { stand, cases, journal, recorded, lag };
    },
    close: async () => {
      lag.stop();
      recorded.close();
      await journal.close();
      await Promise.all(stands.map((stand) => stand.close()));
      hosts.restore();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
