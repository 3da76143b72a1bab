import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSettings } from '../../../../src/main/config/find-settings.ts';
import { readPlainFile } from '../../../../src/main/ports/plain-file.ts';
import { loadTrust } from '../../../../src/main/systems/http/trust.ts';
import { fillKeychain } from '../../../../tools/preview/keychain/fill.ts';
import { EXPIRED, makeAuthority } from '../systems/http/certificates.ts';

let folder: string;
const at = (name: string): string => join(folder, name);
const socket = createServer();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-plain-'));
  mkdirSync(at('folder'));
  execFileSync('sh', ['-c', 'mkfifo "$0"', at('pipe')]);
  symlinkSync(at('pipe'), at('link to a pipe'));
  writeFileSync(at('large'), '');
  // Of 100 MiB, none of which is on the disk.
  truncateSync(at('large'), 100 * 1_048_576);
  writeFileSync(at('just fits'), 'x'.repeat(1_048_576));
  writeFileSync(at('just too large'), 'x'.repeat(1_048_577));
  await new Promise<void>((resolve) => socket.listen(at('socket'), resolve));
});

afterAll(() => {
  socket.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What is no file to be read whole, and how that is said. */
const NONE: readonly (readonly [name: string, words: RegExp])[] = [
  ['pipe', /is not a plain file$/],
  ['link to a pipe', /is not a plain file$/],
  ['socket', /is not a plain file$/],
  ['/dev/zero', /is not a plain file$/],
  ['/dev/tty', /is not a plain file$|cannot be read/],
  ['folder', /cannot be read \(EISDIR\)$/],
  ['large', /is larger than \d MiB$/],
  ['none', /no such file$|is not there$/],
  ['just fits/none', /no such file$|is not there$/],
];

const placed = (name: string): string => (name.startsWith('/') ? name : at(name));

describe('a file that is read whole', () => {
  it.each(NONE)('is not %s', async (name, words) => {
    const began = performance.now();
    const read = await readPlainFile(placed(name));
    expect(read).toEqual({ ok: false, message: expect.stringMatching(words) });
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('is bounded to the byte, also while it grows', async () => {
    expect(await readPlainFile(at('just fits'))).toMatchObject({ ok: true });
    expect(await readPlainFile(at('just too large'))).toMatchObject({ ok: false });
    writeFileSync(at('grows'), 'x');
    const check = async (): Promise<null> => {
      appendFileSync(at('grows'), 'x'.repeat(2_000_000));
      return null;
    };
    expect(await readPlainFile(at('grows'), { check })).toMatchObject({ ok: false });
  });

  it('is what was checked, although another one has taken its name', async () => {
    writeFileSync(at('named'), 'checked');
    const check = async (file: string): Promise<null> => {
      rmSync(file);
      writeFileSync(file, 'another');
      return null;
    };
    expect(await readPlainFile(at('named'), { check })).toEqual({ ok: true, text: 'checked' });
  });
});

describe('every file that is asked for', () => {
  it.each(NONE)('a configuration that is %s', async (name, words) => {
    const file = placed(name);
    expect(await loadSettings(file)).toMatchObject({
      ok: false,
      faults: [{ file, line: 1, column: 1, message: expect.stringMatching(words) }],
    });
  });

  it.each(NONE.filter(([name]) => name !== 'none'))('credentials that are %s', async (name, words) => {
    const file = placed(name);
    await expect(fillKeychain(at('keychain.json'), file)).rejects.toThrow(words);
  });

  const ours = makeAuthority('ours');
  const bad: readonly (readonly [what: string, text: string, words: RegExp])[] = [
    ['empty', '', /is empty$/],
    ['of blanks', ' \n', /is empty$/],
    ['no certificate', 'hello', /no certificate in PEM/],
    ['bytes', '\u0000\u0001\u0002', /no certificate in PEM/],
    ['a private key', ours.key, /private key/],
    ['a private key beside its certificate', `${ours.cert}\n${ours.key}`, /private key/],
    ['a certificate that is damaged', ours.cert.replace(/\n[A-Za-z]{8}/, '\nAAAAAAAA'), /cannot be read$/],
    ['a certificate that is cut', ours.cert.slice(0, -40), /no certificate in PEM/],
    ['a certificate that has ended', ours.issue('localhost', EXPIRED).cert, /still valid$/],
  ];
  const configured = (files: readonly string[]): string => {
    const caFiles = JSON.stringify(files);
    writeFileSync(
      at('config.json'),
      `{ "version": 1, "branch": { "id": "B", "name": "B", "country": "IN" },\n "network": { "caFiles": ${caFiles} } }`,
    );
    return at('config.json');
  };

  it.each(NONE)('authorities in %s', async (name, words) => {
    const file = placed(name);
    const read = await loadSettings(configured([file]));
    expect(read).toMatchObject({
      faults: [{ line: 2, column: 27, message: expect.stringMatching(words) }],
    });
    expect(read.ok ? '' : read.faults[0]?.message).toContain(file);
    expect((await loadTrust({ caFiles: [file] })).ok).toBe(false);
  });

  it.each(bad)('authorities in a file that is %s', async (_what, text, words) => {
    writeFileSync(at('ca.pem'), text);
    expect(await loadSettings(configured([at('ca.pem')]))).toMatchObject({
      faults: [{ line: 2, column: 27, message: expect.stringMatching(words) }],
    });
  });

  it('authorities that can be used', async () => {
    writeFileSync(at('good.pem'), `# ours\n${ours.cert}\n`);
    expect(await loadSettings(configured([at('good.pem')]))).toMatchObject({ ok: true });
    expect(await loadSettings(configured([at('good.pem'), at('none')]))).toMatchObject({ ok: false });
  });
});
