import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

const SET_UP = join(import.meta.dirname, '../../../tools/setup');

/** What one of the set-up's own files exports: they run before anything is installed, and have no types. */
const exported = async (file: string, name: string): Promise<unknown> => {
  const all = v.parse(v.record(v.string(), v.unknown()), { ...(await import(join(SET_UP, file))) });
  return all[name];
};

describe('the set-up', () => {
  it('brings every program of the system that tests and benchmarks run', async () => {
    const packages = v.parse(
      v.array(v.tuple([v.string(), v.function()])),
      await exported('steps.mjs', 'DEBIAN_PACKAGES'),
    );
    expect(packages.map(([name]) => name)).toEqual(
      expect.arrayContaining(['chromium', 'libsecret-1-0', 'gnome-keyring', 'dbus', 'strace', 'sqlite3']),
    );
  });

  it('starts Electron without its sandbox for root, and for nobody else', async () => {
    const electronArguments = v.parse(
      v.function(),
      await exported('electron-binary.mjs', 'electronArguments'),
    );
    expect(electronArguments(true)).toEqual(['--no-sandbox']);
    expect(electronArguments(false)).toEqual([]);
  });
});
