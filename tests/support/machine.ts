import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose } from '../../src/main/compose/compose.ts';
import { liveMode } from '../../src/main/compose/mode.ts';
import {
  createMemoryEntries,
  createMemoryKeychain,
} from '../../src/main/credentials/keychain/memory-keychain.ts';
import { PEPPER_ENTRY } from '../../src/main/ports/credentials.ts';
import type { Host, RunningApp } from '../../src/main/ports/host.ts';
import { type AdministratorKey, newAdministratorKey } from '../../src/main/provisioning/administrator-key.ts';
import { deviceKeys } from '../../src/main/provisioning/device-keys.ts';
import { type BundleParts, makeBundle } from '../../src/main/provisioning/make-bundle.ts';
import { readState, stateFolder } from '../../src/main/provisioning/state.ts';
import type { Result } from '../../src/shared/domain/problem.ts';
import type { CallName } from '../../src/shared/ipc/names.ts';
import { inProcessKeychain } from './in-process-keychain.ts';
import { JOURNAL_WORKER } from './journal.ts';
import { WINDOWLESS } from './windowless.ts';

const DAY_MS = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();

/** The secret with which PINs are hashed, as bundles bring it. */
export const PEPPER = 'pepper-of-the-machine-0123456789abcdef0123456789';

/** A machine on which Branchdesk is installed for one user: its machine-wide folder, its keychain, its starts. */
export const createMachine = () => {
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-machine-'));
  const machine = join(folder, 'machine');
  mkdirSync(machine);
  const keychain = new Map<string, string>();
  const administrator = newAdministratorKey();
  const exits: number[] = [];
  let running: RunningApp | null = null;
  const stop = async (): Promise<void> => {
    await running?.close();
    running = null;
  };
  const hostWith = (more: Partial<Host>): Host => ({
    ...WINDOWLESS,
    argv: [],
    userDataDir: join(folder, 'user'),
    configPlaces: [join(machine, 'branchdesk.config.json')],
    packaged: true,
    version: '1.2.3',
    journalWorkerFile: JOURNAL_WORKER,
    spawnKeychain: inProcessKeychain(keychain),
    exit: (status) => exits.push(status),
    ...more,
  });
  return {
    keychain,
    exits,
    userData: join(folder, 'user'),
    /** A path in the machine-wide folder. */
    file: (name: string): string => join(machine, name),
    put: (name: string, text: string): void => writeFileSync(join(machine, name), text),
    hostWith,
    /** Starts the app anew, as its window would be. */
    start: async (more: Partial<Host> = {}) => {
      await stop();
      mkdirSync(join(folder, 'user'), { recursive: true });
      const composed = await compose(hostWith(more));
      if ('exitCode' in composed) throw new Error(`ended with ${composed.exitCode}`);
      running = composed;
      const call = (name: CallName, input: object = {}): Promise<Result<unknown>> =>
        (composed.handlers[name] as (input: object) => Promise<Result<unknown>>)(input);
      return {
        call,
        kiosk: composed.kiosk,
        must: async (name: CallName, input: object = {}): Promise<unknown> => {
          const answer = await call(name, input);
          if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.problem)}`);
          return answer.value;
        },
      };
    },
    stop,
    /** What was provisioned and is not on record yet. */
    unrecorded: async () => (await readState(stateFolder(join(folder, 'user')))).state.unrecorded,
    /** Puts the secret of PINs into the keychain, as an installation without a bundle does. */
    givePepper: async (): Promise<void> => {
      const { keychain: entries } = await liveMode(hostWith({}), null, []);
      await entries.set(PEPPER_ENTRY, PEPPER);
      await entries.close();
    },
    /** A bundle for this machine and user. */
    bundle: async (
      version: number,
      configuration: object,
      {
        signer = administrator,
        passphrase,
        about = {},
      }: {
        readonly signer?: AdministratorKey;
        readonly passphrase?: string;
        readonly about?: Partial<BundleParts['about']>;
      } = {},
    ): Promise<string> => {
      const keys = await deviceKeys(createMemoryKeychain({ entries: createMemoryEntries(keychain) }));
      if (!keys.ok) throw new Error(keys.problem.code);
      const cards = keys.value.map(({ id, name, key }) => ({ kind: 'device', id, name, x: key.x }) as const);
      const made = await makeBundle({
        signer,
        for: passphrase === undefined ? { cards } : { passphrase },
        contents: {
          configuration: JSON.stringify(configuration),
          credentials: {
            capillary: { till: 'till', password: `password-v${version}` },
            airpay: { token: `token-v${version}`, secretKey: `secret-v${version}` },
            operators: { pepper: PEPPER },
          },
          groups: [],
        },
        about: {
          ...{ id: `01890a5d-ac96-774b-bcce-${String(version).padStart(12, '0')}`, version },
          ...{ graceDays: 14, needs: '0.1.0', floor: 0, issuer: 'IT of the south' },
          ...{ issuedAt: inDays(-1), expiresAt: inDays(30), keys: [administrator.x] },
          ...about,
        },
      });
      if (!made.ok) throw new Error(made.problem.code);
      return made.value;
    },
    end: async (): Promise<void> => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
