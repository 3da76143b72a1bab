import { join } from 'node:path';
import type { Settings } from '../../shared/config/settings.ts';
import type { AppInfoView } from '../../shared/ipc/answer-views.ts';
import type { ConfigFault } from '../config/read-settings.ts';
import { trainingSettings } from '../config/training-settings.ts';
import { storeCredentials } from '../credentials/entries/store-credentials.ts';
import { createChildKeychain } from '../credentials/keychain/child-keychain.ts';
import { createMemoryKeychain } from '../credentials/keychain/memory-keychain.ts';
import { createUseMarker } from '../credentials/keychain/use-marker.ts';
import { discardJournal } from '../journal/file/database.ts';
import { machineOperator, type Operator, TRAINING_OPERATOR } from '../operators/signed-in.ts';
import type { Host } from '../ports/host.ts';
import type { Keychain } from '../ports/keychain.ts';
import { KEYCHAIN_SERVICE } from '../ports/keychain-child.ts';
import { tillCredentials } from '../training/credentials.ts';
import { trainingExamples } from '../training/examples.ts';
import { startTraining } from '../training/start.ts';

/** What the app works with: training, a configured branch, or no configuration yet. */
export interface Mode {
  readonly name: AppInfoView['mode'];
  readonly settings: Settings | null;
  readonly faults: readonly ConfigFault[];
  readonly operator: Operator;
  readonly keychain: Keychain;
  /** The journal's file: training never writes in the branch's own. */
  readonly journalFile: string;
  readonly examples: AppInfoView['examples'];
  close(): Promise<void>;
}

/** The three upstreams simulated on this machine, their credentials in memory. */
export const trainingMode = async (host: Host): Promise<Mode> => {
  const training = await startTraining();
  const keychain = createMemoryKeychain();
  const journalFile = join(host.userDataDir, 'training-journal.db');
  // Its keys went with the run before.
  discardJournal(journalFile);
  await storeCredentials(keychain, tillCredentials(training.credentials));
  return {
    name: 'training',
    settings: trainingSettings(training.baseUrls),
    faults: [],
    operator: TRAINING_OPERATOR,
    keychain,
    journalFile,
    examples: trainingExamples(training.people),
    close: () => training.close(),
  };
};

/** A branch's own settings, with the credentials of the OS keychain; or none yet, with what was wrong. */
export const liveMode = (host: Host, settings: Settings | null, faults: readonly ConfigFault[]): Mode => ({
  name: settings === null ? 'not-configured' : 'live',
  settings,
  faults,
  operator: machineOperator(),
  keychain: createChildKeychain({
    spawn: () => host.spawnKeychain(),
    service: KEYCHAIN_SERVICE,
    ...createUseMarker(join(host.userDataDir, 'keychain-used')),
  }),
  journalFile: join(host.userDataDir, 'journal.db'),
  examples: [],
  close: async () => {},
});
