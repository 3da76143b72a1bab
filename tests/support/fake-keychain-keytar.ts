import type { Keytar } from '../../src/main/credentials/keychain/serve-keychain.ts';
import { type FakeState, readState, writeState } from './fake-keychain-file.ts';

const file = process.env.FAKE_KEYCHAIN ?? '';

if (readState(file).mode === 'no-library') throw new Error('Failed to load keytar native addon, checked []');

const LIMIT_OF_WINDOWS = 2560;

/** Does what real keychains were seen to do in each mode; `instead` is what a locked gnome-keyring answers. */
const act = async <T>(
  value: string,
  instead: () => T,
  work: (entries: FakeState['entries']) => T,
): Promise<T> => {
  const state = readState(file);
  switch (state.mode) {
    case 'locked':
      return instead();
    case 'no-bus':
    case 'no-library':
      throw new Error('Cannot autolaunch D-Bus without X11 $DISPLAY');
    case 'silent':
      return new Promise<T>(() => {});
    case 'crash':
      return process.abort();
    case 'tells-the-secret':
      throw new Error(`Access is denied to ${value}.`);
    case 'works': {
      if (Buffer.byteLength(value) > LIMIT_OF_WINDOWS) throw new Error('The stub received bad data.');
      const result = work(state.entries);
      writeState(file, state);
      return result;
    }
  }
};

const key = (service: string, account: string): string => `${service}/${account}`;

const keytar: Keytar = {
  getPassword: (service, account) =>
    act<string | null>(
      '',
      () => null,
      (entries) => entries[key(service, account)] ?? null,
    ),
  setPassword: (service, account, password) =>
    act<void>(
      password,
      () => {
        throw new Error('Cannot create an item in a locked collection');
      },
      (entries) => {
        entries[key(service, account)] = password;
      },
    ),
  deletePassword: (service, account) =>
    act(
      '',
      () => false,
      (entries) => {
        const there = key(service, account) in entries;
        delete entries[key(service, account)];
        return there;
      },
    ),
};

export const { getPassword, setPassword, deletePassword } = keytar;
