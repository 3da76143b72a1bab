import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { administratorsOf, adminsAlone } from '../../../../src/main/config/admin-file.ts';
import { loadAsked, loadSettings } from '../../../../src/main/config/find-settings.ts';

const uid = process.getuid?.() ?? 0;
const gid = process.getgid?.() ?? 0;
/** Whoever runs the test stands for root: what is asked is who else may write. */
const check = adminsAlone({ users: new Set([0, uid]), groups: new Set([0, gid]) });
/** Nobody has this id. */
const strangers = adminsAlone({ users: new Set([4_000_000]), groups: new Set() });

const TEXT = '{ "version": 1, "branch": { "id": "B", "name": "B", "country": "IN" } }';

let folder: string;
let deep: string;
let file: string;

beforeEach(() => {
  // Not below the folder for temporary files: everybody may write there.
  folder = mkdtempSync(join(homedir(), '.branchdesk-admin-'));
  deep = join(folder, 'a', 'b');
  mkdirSync(deep, { recursive: true });
  for (const place of [folder, join(folder, 'a'), deep]) chmodSync(place, 0o755);
  file = join(deep, 'branchdesk.config.json');
  writeFileSync(file, TEXT, { mode: 0o644 });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const judged = async (path: string, by = check): Promise<string | null> => {
  const handle = await open(path);
  try {
    return await by(path, handle);
  } finally {
    await handle.close();
  }
};

describe('a configuration that administrators alone can write', () => {
  it('is taken', async () => expect(await judged(file)).toBeNull());

  it('is taken through a link of theirs', async () => {
    symlinkSync(deep, join(folder, 'link'));
    expect(await judged(join(folder, 'link', 'branchdesk.config.json'))).toBeNull();
  });

  it('is not one of somebody else', async () => {
    expect(await judged(file, strangers)).toMatch(/others than administrators can write/);
  });

  it.each([0o666, 0o646, 0o602, 0o777])('is not a file of mode %o', async (mode) => {
    chmodSync(file, mode);
    expect(await judged(file)).toMatch(/can write .*branchdesk\.config\.json\. Tell IT/);
  });

  it.each(['', 'a', 'a/b'])('is not in a folder that everybody may write: "%s"', async (place) => {
    for (const mode of [0o777, 0o1777, 0o757]) {
      chmodSync(join(folder, place), mode);
      expect(await judged(file)).toMatch(/others than administrators can write/);
    }
  });

  it('is not a file or folder that a group may write which is not theirs', async () => {
    const nobodysGroup = adminsAlone({ users: new Set([0, uid]), groups: new Set() });
    chmodSync(file, 0o664);
    expect(await judged(file, nobodysGroup)).toMatch(/can write/);
  });

  it('is not behind a link that others can turn, however long the way', async () => {
    const loose = join(folder, 'loose');
    mkdirSync(loose);
    symlinkSync(file, join(loose, 'second'));
    symlinkSync(join(loose, 'second'), join(deep, 'first'));
    expect(await judged(join(deep, 'first'))).toBeNull();
    chmodSync(loose, 0o777);
    expect(await judged(join(deep, 'first'))).toMatch(/can write .*loose\. Tell IT/);
    expect(await judged(`${deep}/../../loose/second`)).toMatch(/can write .*loose\. Tell IT/);
  });

  it('is not one that took the name of another while it was judged', async () => {
    const handle = await open(file);
    rmSync(file);
    writeFileSync(file, TEXT, { mode: 0o644 });
    expect(await check(file, handle)).toBe('is not used: it was replaced');
    rmSync(file);
    expect(await check(file, handle)).toBe('is not used: who can write it cannot be told');
    await handle.close();
  });

  it('is asked for at --config where the app is installed, and in its place always', async () => {
    chmodSync(file, 0o666);
    const refused = {
      ok: false,
      faults: [{ line: 1, column: 1, message: expect.stringMatching(/is not used/) }],
    };
    expect(await loadAsked(file, { configCheck: check, packaged: true })).toMatchObject(refused);
    expect(await loadSettings(file, check)).toMatchObject(refused);
    expect(await loadAsked(file, { configCheck: check, packaged: false })).toMatchObject({ ok: true });
    chmodSync(file, 0o644);
    expect(await loadAsked(file, { configCheck: check, packaged: true })).toMatchObject({ ok: true });
  });
});

describe('administrators', () => {
  it('are root, and on macOS the group that can become root', () => {
    expect(administratorsOf('linux')).toEqual({ users: new Set([0]), groups: new Set([0]) });
    expect(administratorsOf('darwin')).toEqual({ users: new Set([0]), groups: new Set([0, 80]) });
  });
});
