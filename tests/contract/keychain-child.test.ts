import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createChildKeychain } from '../../src/main/credentials/keychain/child-keychain.ts';
import { createUseMarker } from '../../src/main/credentials/keychain/use-marker.ts';
import type { Keychain } from '../../src/main/ports/keychain.ts';
import { createFakeKeychain, type FakeKeychain } from '../support/fake-keychain.ts';
import { forkKeychainChild } from './keychain-fork.ts';
import { keychainSuite } from './keychain-suite.ts';

const openOn = (fake: FakeKeychain, timeoutMs: number, limitBytes = 2560): Keychain =>
  createChildKeychain({
    service: 'Branchdesk',
    spawn: () => forkKeychainChild(fake),
    timeoutMs,
    limitBytes,
    ...createUseMarker(join(fake.folder, 'used')),
  });

keychainSuite(
  'The keychain in a child process with a fake keytar',
  async () => {
    const fake = await createFakeKeychain();
    return {
      open: (timeoutMs) => openOn(fake, timeoutMs),
      cause: async (trouble) => fake.become(trouble),
      cure: async () => fake.become('works'),
      end: fake.end,
    };
  },
  { troubles: ['locked', 'no-bus', 'silent', 'crash'], runs: 25 },
);

describe('The keychain in a child process, in particular', () => {
  let fake: FakeKeychain;
  let keychain: Keychain;

  beforeEach(async () => {
    fake = await createFakeKeychain();
    keychain = openOn(fake, 10_000);
  });

  afterEach(async () => {
    await keychain.close();
    await fake.end();
  });

  it('is unavailable where keytar cannot be loaded, and works once it can', async () => {
    fake.become('no-library');
    expect(await keychain.set('airpay', 'secret')).toMatchObject({ fault: 'unavailable' });
    fake.become('works');
    expect(await keychain.set('airpay', 'secret')).toEqual({ ok: true, value: undefined });
  });

  it('cuts the secret out of an error that repeats it', async () => {
    await keychain.set('airpay', 'canary-1');
    fake.become('tells-the-secret');
    const result = await keychain.set('airpay', 'canary-2');
    expect(result).toMatchObject({ ok: false, fault: 'denied' });
    expect(JSON.stringify(result)).not.toContain('canary');
  });

  it('tells the refusal of Windows from others when its limit is lower than ours', async () => {
    const generous = openOn(fake, 10_000, 10_000);
    expect(await generous.set('wm', 'x'.repeat(2561))).toMatchObject({ fault: 'too-large' });
    await generous.close();
  });

  it('files its own two entries beside the values, under the name of the app', async () => {
    await keychain.set('airpay', 'a');
    await keychain.set('wm', 'w');
    expect(fake.entries()).toEqual({
      'Branchdesk/.index': '["airpay","wm"]',
      'Branchdesk/.sentinel': 'branchdesk',
      'Branchdesk/airpay': 'a',
      'Branchdesk/wm': 'w',
    });
  });

  it('is locked, and writes no new entry, when the keychain was replaced by an empty one', async () => {
    await keychain.set('airpay', 'a');
    fake.replace({});
    expect(await keychain.get('airpay')).toMatchObject({ fault: 'locked' });
    expect(await keychain.set('airpay', 'new')).toMatchObject({ fault: 'locked' });
    expect(fake.entries()).toEqual({});
  });
});
