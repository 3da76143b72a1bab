import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeLock } from '../../../tools/preview/electron/single-lock.ts';
import { fillKeychain } from '../../../tools/preview/keychain/fill.ts';
import { createKeychainFile } from '../../../tools/preview/keychain/keychain-file.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-keychain-'));
  file = join(folder, 'profile', 'keychain.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the development keychain', () => {
  it('gives back what was set, until it is deleted', async () => {
    const keychain = createKeychainFile(file);
    expect(await keychain.getPassword('s', 'a')).toBeNull();
    await keychain.setPassword('s', 'a', 'one');
    await keychain.setPassword('s', 'b', 'two');
    await createKeychainFile(file).setPassword('s', 'a', 'three');
    expect(await keychain.getPassword('s', 'a')).toBe('three');
    expect(await keychain.deletePassword('s', 'a')).toBe(true);
    expect(await keychain.deletePassword('s', 'a')).toBe(false);
    expect(await keychain.getPassword('s', 'a')).toBeNull();
    expect(await keychain.getPassword('s', 'b')).toBe('two');
  });

  it('is one file that only its owner may read', async () => {
    await createKeychainFile(file).setPassword('s', 'a', 'one');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'profile'))).toEqual(['keychain.json']);
  });

  it('loses nothing when many are set at once', async () => {
    const keychain = createKeychainFile(file);
    const accounts = Array.from({ length: 30 }, (_, at) => `a${at}`);
    await Promise.all(accounts.map((account) => keychain.setPassword('s', account, account)));
    expect(await Promise.all(accounts.map((account) => keychain.getPassword('s', account)))).toEqual(
      accounts,
    );
  });

  it('says that it cannot be read without quoting what it holds', async () => {
    await createKeychainFile(file).setPassword('s', 'a', 'canary');
    writeFileSync(file, '{"s": canary');
    const error: unknown = await createKeychainFile(file).getPassword('s', 'a').catch(String);
    expect(error).toBe('Error: The development keychain cannot be read');
  });
});

describe('credentials from a file', () => {
  const credentials = { airpay: { token: 'canary-token', secretKey: 'canary-key' } };
  const write = (text: string): string => {
    const path = join(folder, 'credentials.json');
    writeFileSync(path, text);
    return path;
  };

  it('are where the app looks for them', async () => {
    await fillKeychain(file, write(JSON.stringify(credentials)));
    const held = await createKeychainFile(file).getPassword('Branchdesk', 'airpay');
    expect(JSON.parse(held ?? '')).toEqual(credentials.airpay);
  });

  it.each([
    ['no JSON', '{"airpay": canary', /does not hold credentials/],
    ['a wrong name', '{"airpay": {"token": "canary", "key": "canary"}}', /see airpay/],
    ['an unknown system', '{"other": {"token": "canary"}}', /see other/],
  ])('with %s are refused without quoting them', async (_what, text, words) => {
    const error: unknown = await fillKeychain(file, write(text)).catch(String);
    expect(error).toMatch(words);
    expect(error).not.toContain('canary');
    expect(readdirSync(folder)).toEqual(['credentials.json']);
  });

  it('that are not there are named', async () => {
    await expect(fillKeychain(file, join(folder, 'nowhere.json'))).rejects.toThrow(
      'nowhere.json: there is no such file',
    );
  });
});

describe('a profile', () => {
  const HOLDER = `
    import { takeLock } from ${JSON.stringify(resolve('tools/preview/electron/single-lock.ts'))};
    process.stdout.write(String(takeLock(process.argv[1]) !== null));
    setInterval(() => {}, 1_000);
  `;

  it('has one preview at a time, until that one ends in whatever way', async () => {
    const lock = join(folder, 'preview.lock');
    const holder = spawn(process.execPath, ['--input-type=module', '--eval', HOLDER, lock]);
    const [said] = await once(holder.stdout, 'data');
    expect(String(said)).toBe('true');
    expect(takeLock(lock)).toBeNull();
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const taken = takeLock(lock);
    expect(taken).not.toBeNull();
    expect(takeLock(lock)).toBeNull();
    taken?.release();
    takeLock(lock)?.release();
  });

  it('whose lock cannot be taken says why, and not that another preview has it', () => {
    const lock = join(folder, 'preview.lock');
    writeFileSync(lock, 'no database'.repeat(100));
    expect(() => takeLock(lock)).toThrow(/preview\.lock: file is not a database/);
    expect(() => takeLock(join(folder, 'nowhere', 'preview.lock'))).toThrow(/unable to open database file/);
  });

  it('on a disk without room is not said to be another preview’s', async () => {
    const trying = `
      import { takeLock } from ${JSON.stringify(resolve('tools/preview/electron/single-lock.ts'))};
      try { process.stdout.write(String(takeLock(process.argv[1]))); } catch (error) { process.stdout.write(error.message); }
    `;
    const lock = join(folder, 'preview.lock');
    const node = [process.execPath, '--input-type=module', '--eval', trying, lock];
    const { stdout } = await promisify(execFile)('sh', ['-c', 'ulimit -f 0; exec "$0" "$@"', ...node]);
    expect(stdout).toMatch(
      /^The profile cannot be locked with .*: (database or disk is full|disk I\/O error)$/,
    );
  });
});
