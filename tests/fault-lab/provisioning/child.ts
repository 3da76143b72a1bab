import { readFileSync, writeSync } from 'node:fs';
import * as v from 'valibot';
import { importBundle, type ProvisioningDeps } from '../../../src/main/provisioning/import-bundle.ts';
import { rollBack } from '../../../src/main/provisioning/roll-back.ts';
import { stateFolder } from '../../../src/main/provisioning/state.ts';
import { realClock } from '../../support/clock.ts';
import { realIds } from '../../support/ids.ts';
import { fileKeychain } from './file-keychain.ts';
import { ChildTask } from './task.ts';

/* A Branchdesk of one user that imports a bundle, or goes back, in a program of its own; it stops at a step to be killed there. */

const task = v.parse(v.pipe(v.string(), v.parseJson(), ChildTask), process.argv[2]);
const tell = (line: string): void => void writeSync(1, `${line}\n`);

const keychain = fileKeychain(task.folder);
const onStep = async (step: string): Promise<void> => {
  tell(`step ${step}`);
  if (step !== task.stopAt) return;
  // Something has to keep the program alive.
  setInterval(() => {}, 1_000);
  await new Promise(() => {});
};
const deps: ProvisioningDeps = {
  ...{ folder: stateFolder(task.folder), keychain, clock: realClock, ids: realIds },
  ...{ version: '1.2.3', operator: 'rekha', onStep },
  machineKeys: async () => ({ ok: true, value: null }),
};
tell('begins');
const done =
  task.bundle === null
    ? await rollBack(deps)
    : await importBundle(
        {
          ...{ text: readFileSync(task.bundle, 'utf8'), file: task.bundle, from: 'file' },
          ...{ passphrase: null, trust: null },
        },
        deps,
      );
tell(done.ok ? 'done' : `refused ${done.problem.code}`);
await keychain.close();
