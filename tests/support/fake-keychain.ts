import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Mode, readState, writeState } from './fake-keychain-file.ts';

/** A keychain that does as it is told, for a child process in which keytar is replaced by a fake. */
export interface FakeKeychain {
  /** A folder of this keychain alone, gone after `end`. */
  readonly folder: string;
  /** For the child: what Node preloads, and its environment. */
  readonly execArgv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  become(mode: Mode): void;
  entries(): Record<string, string>;
  replace(entries: Record<string, string>): void;
  end(): Promise<void>;
}

/** Makes a fake keychain that is empty and works. */
export const createFakeKeychain = async (): Promise<FakeKeychain> => {
  const folder = await mkdtemp(join(tmpdir(), 'fake-keychain-'));
  const file = join(folder, 'entries.json');
  writeState(file, { mode: 'works', entries: {} });
  return {
    folder,
    execArgv: ['--import', new URL('./fake-keychain-hooks.ts', import.meta.url).href],
    env: { FAKE_KEYCHAIN: file },
    become: (mode) => writeState(file, { ...readState(file), mode }),
    entries: () => readState(file).entries,
    replace: (entries) => writeState(file, { ...readState(file), entries }),
    end: () => rm(folder, { recursive: true, force: true }),
  };
};
