import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { branchOf } from '../../../../tests/e2e/fixtures/branch.ts';
import { PROGRAM } from '../installed-app.ts';
import { atDesk, CONFIG, type Lane, versionOf } from '../lane.ts';
import { onDriveZ } from '../machine/prefix.ts';
import { filesBelow } from '../machine/snapshot.ts';
import { doMainJob } from '../main-job.ts';
import { offline } from './offline.ts';

const storeCredentials = async ({ machine, training, notes }: Lane): Promise<void> => {
  const file = join(machine.folder, 'credentials.json');
  const { credentials } = branchOf(training);
  writeFileSync(file, JSON.stringify({ config: `C:\\${CONFIG}`, credentials }), { mode: 0o600 });
  const { code, text } = await machine.run([PROGRAM, 'store-credentials', onDriveZ(file)]);
  notes.see(
    'credentials go into Windows’ store with the packaged keytar',
    { code, text },
    { code: 0, text: '' },
  );
};

const refusals = async ({ machine, notes }: Lane): Promise<void> => {
  notes.see('a second start ends by itself, with 0', (await machine.run([PROGRAM])).code, 0);
  const refused = await machine.run([PROGRAM, '--remote-debugging-port=9222']);
  notes.see('a switch that opens it is refused, with 2', refused.code, 2);
};

/** Starts, and makes all changes of the main job. Gives how many there were. */
export const used = async (lane: Lane): Promise<number> => {
  const { machine, notes, training, now } = lane;
  notes.step('Start and main job');
  await storeCredentials(lane);
  let changes = 0;
  await atDesk(lane, async (shown) => {
    changes = await doMainJob(shown, training);
    notes.see('each change arrived once', training.ledger.entries({ applied: true }).length, 4);
    await refusals(lane);
    await offline(lane, shown);
    // What was kept from being sent is on record too.
    changes += 1;
  });
  notes.see('it is the version that was installed', await versionOf(machine), now.version);
  const state = filesBelow(machine.path('users', 'root', 'AppData'), (path) => path.includes('Temp'));
  const own = [...state.keys()].filter((path) => path.startsWith('Local\\Branchdesk\\journal'));
  notes.see(
    'the journal lies in the user’s own folder that does not roam',
    own.includes('Local\\Branchdesk\\journal.db'),
    true,
  );
  notes.see(
    'nothing lies in the one that roams',
    [...state.keys()].filter((path) => /^Roaming\\Branchdesk/i.test(path)),
    [],
  );
  return changes;
};
