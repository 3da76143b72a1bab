import { join } from 'node:path';
import type { Settings } from '../../shared/config/settings.ts';
import type { AppInfoView } from '../../shared/ipc/answer-views.ts';
import { TRAINING_PIN } from '../../shared/operators/training-pin.ts';
import type { ConfigFault } from '../config/read-settings.ts';
import { TRAINING_PEOPLE, trainingSettings } from '../config/training-settings.ts';
import { storeCredentials } from '../credentials/entries/store-credentials.ts';
import { createChildKeychain } from '../credentials/keychain/child-keychain.ts';
import { createMemoryKeychain } from '../credentials/keychain/memory-keychain.ts';
import { createUseMarker } from '../credentials/keychain/use-marker.ts';
import { discardJournal } from '../journal/file/database.ts';
import { type OsAccount, osAccount } from '../operators/os-account.ts';
import { createPins } from '../operators/pins.ts';
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
  /** Who is signed in at the operating system. */
  readonly account: OsAccount;
  /** Id of whoever is signed in from the start, without a PIN; null: nobody. */
  readonly first: string | null;
  readonly keychain: Keychain;
  /** The journal's file: training never writes in the branch's own. */
  readonly journalFile: string;
  readonly examples: AppInfoView['examples'];
  close(): Promise<void>;
}

/** Guessing a PIN that everybody is told need not take long. */
const TRAINING_COST = 10;

const givePins = async (keychain: Keychain): Promise<void> => {
  const pins = createPins({ keychain, configured: () => null, cost: TRAINING_COST });
  for (const { id } of TRAINING_PEOPLE) await pins.set(id, TRAINING_PIN);
};

/** The three upstreams simulated on this machine, their credentials in memory. */
export const trainingMode = async (host: Host): Promise<Mode> => {
  const training = await startTraining();
  const keychain = createMemoryKeychain();
  const journalFile = join(host.userDataDir, 'training-journal.db');
  // Its keys went with the run before.
  discardJournal(journalFile);
  await storeCredentials(keychain, tillCredentials(training.credentials));
  await givePins(keychain);
  return {
    name: 'training',
    settings: trainingSettings(training.baseUrls),
    faults: [],
    account: await osAccount(host.platform),
    first: TRAINING_PEOPLE[0].id,
    keychain,
    journalFile,
    examples: trainingExamples(training.people),
    close: () => training.close(),
  };
};

/** A branch's own settings, with the credentials of the OS keychain; or none yet, with what was wrong. */
export const liveMode = async (
  host: Host,
  settings: Settings | null,
  faults: readonly ConfigFault[],
): Promise<Mode> => ({
  name: settings === null ? 'not-configured' : 'live',
  settings,
  faults,
  account: await osAccount(host.platform),
  first: null,
  keychain: createChildKeychain({
    spawn: () => host.spawnKeychain(),
    service: KEYCHAIN_SERVICE,
    ...createUseMarker(join(host.userDataDir, 'keychain-used')),
  }),
  journalFile: join(host.userDataDir, 'journal.db'),
  examples: [],
  close: async () => {},
});
