import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSwitches } from '../../../../src/main/config/switches.ts';
import { createMemoryKeychain } from '../../../../src/main/credentials/keychain/memory-keychain.ts';
import { keychainSigner } from '../../../../src/main/receipts/device-key.ts';
import { configuredDevices } from '../../../../src/main/receipts/known-devices.ts';
import { codeOf } from '../../../../src/main/receipts/receipt-code.ts';
import { verifyReceipt } from '../../../../src/main/receipts/verify-switch.ts';
import { journalKeys } from '../../../support/journal-keys.ts';
import { facts } from './facts.ts';

let folder: string;
const keychain = createMemoryKeychain();
const stranger = createMemoryKeychain();
let code: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-receipt-'));
  for (const [name, of] of [
    ['own.db', keychain],
    ['other.db', stranger],
  ] as const)
    await journalKeys(join(folder, name), of);
  const signer = await keychainSigner(keychain);
  if (signer === null) throw new Error('no device key');
  code = await codeOf(facts(), signer);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the switch writes and ends with. */
const run = async (
  text: string,
  deviceKey: string | null = null,
  of = keychain,
  named: readonly string[] = [],
) => {
  let out = '';
  let err = '';
  const host = {
    write: (more: string) => {
      out += more;
    },
    warn: (more: string) => {
      err += more;
    },
  };
  const status = await verifyReceipt({ text, deviceKey, configured: configuredDevices(named) }, host, of);
  return { status, out, err };
};

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const publicKey = async (format: 'pem' | 'der') => {
  const entry = await keychain.get('journal.device');
  if (!entry.ok) throw new Error(entry.fault);
  const key = createPublicKey(
    createPrivateKey({ key: Buffer.from(entry.value, 'base64url'), format: 'der', type: 'pkcs8' }),
  );
  return format === 'pem'
    ? key.export({ format, type: 'spki' })
    : key.export({ format, type: 'spki' }).toString('base64');
};

describe('--verify-receipt', () => {
  it('ends with 0 and one line of what the code says, with the key of this device’s keychain', async () => {
    expect(await run(code)).toEqual({
      status: 0,
      out: expect.stringMatching(/^receipt 01961b1c-.*, branch BLR-014, 1 done and checked, .*\n$/),
      err: '',
    });
  });

  it('ends with 1 and one line of what is wrong', async () => {
    for (const wrong of [`${code}A`, code.slice(0, -8), code.replace(/^BD1/, 'BD2'), 'x'.repeat(10_000)]) {
      const { status, out, err } = await run(wrong);
      expect({ status, lines: out.split('\n').length - 1, err }).toEqual({ status: 1, lines: 1, err: '' });
    }
    expect(await run(code, null, stranger)).toMatchObject({
      status: 1,
      out: expect.stringContaining('signed by another key'),
    });
  });

  it('takes the public key of another device from PEM, or from the first line of its journal’s export', async () => {
    const pem = file('device.pem', String(await publicKey('pem')));
    const header = { export: 'branchdesk-journal', version: 1, publicKey: await publicKey('der') };
    const exported = file('export.jsonl', `${JSON.stringify(header)}\n${'{"seq":1}\n'.repeat(9_000)}`);
    for (const keyFile of [pem, exported])
      expect(await run(code, keyFile, stranger), keyFile).toMatchObject({ status: 0, err: '' });
  });

  it('ends with 2 where the argument names no device', async () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
    const files = [
      join(folder, 'absent.pem'),
      file('other.pem', String(rsa.export({ format: 'pem', type: 'spki' }))),
      file('text.pem', 'no key'),
      file('empty.pem', ''),
      file('head.jsonl', '{"publicKey":"AAAA"}\n'),
    ];
    for (const keyFile of files)
      expect(await run(code, keyFile), keyFile).toMatchObject({
        status: 2,
        out: '',
        err: `${keyFile}: no public key of a device\n`,
      });
  });

  it('ends with 1 where nobody vouches for a key, and takes one that the configuration names', async () => {
    const nobody = createMemoryKeychain();
    expect(await run(code, null, nobody)).toMatchObject({
      status: 1,
      out: expect.stringContaining('nothing is proved: there is no key'),
    });
    const spki = String(await publicKey('der'));
    const whole = createHash('sha256').update(Buffer.from(spki, 'base64').subarray(-32)).digest('hex');
    expect(await run(code, null, nobody, [spki])).toMatchObject({ status: 0 });
    expect(await run(code, null, stranger, [spki])).toMatchObject({ status: 0 });
    // A fingerprint picks a key that is at hand; it is none itself.
    expect(await run(code, whole, nobody, [spki])).toMatchObject({ status: 0 });
    expect(await run(code, whole)).toMatchObject({ status: 0 });
    expect(await run(code, whole, stranger)).toMatchObject({
      status: 1,
      out: expect.stringContaining('no key of this fingerprint is at hand'),
    });
    expect(await run(code, null, nobody, [whole])).toMatchObject({ status: 1 });
    expect(await run(code, whole.slice(0, 16))).toMatchObject({
      status: 2,
      err: expect.stringContaining('too few to go by'),
    });
  });

  it('is read from the command line with its text, and with the file of a key', () => {
    expect(readSwitches(['--verify-receipt', 'BD1-A'])).toEqual({
      run: 'verify-receipt',
      text: 'BD1-A',
      deviceKey: null,
      config: null,
    });
    expect(readSwitches(['--verify-receipt=BD1-A', '--device-key', 'k.pem'])).toMatchObject({
      deviceKey: 'k.pem',
    });
    for (const argv of [
      ['--verify-receipt'],
      ['--verify-receipt', 'BD1-A', '--device-key'],
      ['--verify-receipt', 'BD1-A', '--any-device-key'],
    ])
      expect(readSwitches(argv)).toMatchObject({ run: 'unusable' });
  });
});
