import { join } from 'node:path';
import type { Settings } from '../../shared/config/settings.ts';
import type { AppInfoView } from '../../shared/ipc/answer-views.ts';
import { TRAINING_PIN } from '../../shared/operators/training-pin.ts';
import type { ConfigFault } from '../config/read-settings.ts';
import { TRAINING_PEOPLE, trainingSettings } from '../config/training-settings.ts';
import { storeCredentials } from '../credentials/entries/store-credentials.ts';
import { createMemoryKeychain } from '../credentials/keychain/memory-keychain.ts';
import { discardJournal } from '../journal/file/database.ts';
import type { LastKiosk } from '../kiosk/last-kiosk.ts';
import { STAFF } from '../kiosk/staff.ts';
import { type OsAccount, osAccount } from '../operators/os-account.ts';
import { createPins } from '../operators/pins.ts';
import type { Host } from '../ports/host.ts';
import type { Keychain } from '../ports/keychain.ts';
import { bundleKeychain } from '../provisioning/bundle-keychain.ts';
import type { KeptState } from '../provisioning/state.ts';
import { tillCredentials } from '../training/credentials.ts';
import { trainingExamples } from '../training/examples.ts';
import { startTraining } from '../training/start.ts';
import { hostKeychain } from './host-keychain.ts';

/** What the app works with: training, a configured branch, or no configuration yet. */
export interface Mode {
  readonly name: AppInfoView['mode'];
  readonly settings: Settings | null;
  /** Not configured, and yet a kiosk: what is known of it. Left out: it is a desk, or configured. */
  readonly kiosk?: LastKiosk;
  readonly faults: readonly ConfigFault[];
  /** Who is signed in at the operating system. */
  readonly account: OsAccount;
  /** Id of whoever is signed in from the start, without a PIN; null: nobody. */
  readonly first: string | null;
  readonly keychain: Keychain;
  /** What was imported, where the settings came in a bundle; left out: they did not. */
  readonly kept?: KeptState | null;
  /** The journal's file: training never writes in the branch's own. */
  readonly journalFile: string;
  readonly examples: AppInfoView['examples'];
  close(): Promise<void>;
}

/** Guessing a PIN that everybody is told need not take long. */
const TRAINING_COST = 10;

const givePins = async (keychain: Keychain): Promise<void> => {
  const pins = createPins({ keychain, configured: () => null, cost: TRAINING_COST });
  for (const { id } of [...TRAINING_PEOPLE, { id: STAFF }]) await pins.set(id, TRAINING_PIN);
};

/**
 * The three upstreams simulated on this machine, their credentials in memory.
 * @param asked what a configuration says that was named: whether it is a kiosk, and how that is set up
 */
export const trainingMode = async (host: Host, asked: Settings | null = null): Promise<Mode> => {
  const training = await startTraining();
  const keychain = createMemoryKeychain();
  const journalFile = join(host.userDataDir, 'training-journal.db');
  // Its keys went with the run before.
  discardJournal(journalFile);
  await storeCredentials(keychain, tillCredentials(training.credentials));
  await givePins(keychain);
  return {
    name: 'training',
    settings: trainingSettings(training.baseUrls, asked),
    faults: [],
    account: await osAccount(host.platform),
    first: TRAINING_PEOPLE[0].id,
    keychain,
    journalFile,
    examples: trainingExamples(training.people),
    close: () => training.close(),
  };
};

/** The keychain of this user, with the entries of the bundle where the settings came in one. */
const keychainOf = (host: Host, kept: KeptState | null): Keychain => {
  const keychain = hostKeychain(host);
  return kept === null || kept.current === null ? keychain : bundleKeychain(keychain, kept.current);
};

/** A branch's own settings, with the credentials of the OS keychain; or none yet, with what was wrong. */
export const liveMode = async (
  host: Host,
  settings: Settings | null,
  faults: readonly ConfigFault[],
  kept: KeptState | null = null,
): Promise<Mode> => ({
  name: settings === null ? 'not-configured' : 'live',
  settings,
  faults,
  account: await osAccount(host.platform),
  first: null,
  kept,
  keychain: keychainOf(host, kept),
  journalFile: join(host.userDataDir, 'journal.db'),
  examples: [],
  close: async () => {},
});
