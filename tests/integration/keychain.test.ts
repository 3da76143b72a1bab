import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createChildKeychain } from '../../src/main/credentials/keychain/child-keychain.ts';
import { createUseMarker } from '../../src/main/credentials/keychain/use-marker.ts';
import { forkKeychainChild } from '../contract/keychain-fork.ts';
import { type KeychainHarness, keychainSuite, type Trouble } from '../contract/keychain-suite.ts';
import { noSecretService, type SecretService, startSecretService } from '../support/secret-service.ts';

const NAME = 'The keychain on a real gnome-keyring';
const missing = noSecretService();

const openOn = (service: SecretService, timeoutMs: number, env = service.env, started: ChildProcess[] = []) =>
  createChildKeychain({
    service: 'Branchdesk',
    spawn: () => forkKeychainChild({ env, onStart: (child) => started.push(child) }),
    timeoutMs,
    ...createUseMarker(join(service.folder, 'used')),
  });

const makeHarness = async (): Promise<KeychainHarness> => {
  const service = await startSecretService();
  let cure = async (): Promise<void> => {};
  const troubles: Readonly<Record<Exclude<Trouble, 'crash'>, () => Promise<void>>> = {
    locked: async () => {
      await service.lock();
      cure = () => service.restart('unlocked');
    },
    'no-bus': async () => {
      await service.endBus();
      cure = service.startBus;
    },
    silent: async () => {
      service.freeze();
      cure = async () => service.thaw();
    },
  };
  return {
    open: (timeoutMs) => openOn(service, timeoutMs),
    cause: async (trouble) => {
      if (trouble !== 'crash') await troubles[trouble]();
    },
    cure: () => cure(),
    end: service.end,
  };
};

if (missing !== null) {
  it.skip(`${NAME} (skipped: ${missing})`, () => {});
} else {
  keychainSuite(NAME, makeHarness, { troubles: ['locked', 'no-bus', 'silent'], runs: 25 });

  describe(`${NAME}, in particular`, () => {
    let service: SecretService;

    beforeEach(async () => {
      service = await startSecretService();
    });

    afterEach(() => service.end());

    it('is locked, not empty, after a start of the machine without a login', async () => {
      const keychain = openOn(service, 5000);
      expect((await keychain.set('airpay', 'secret')).ok).toBe(true);
      await service.restart('locked');
      expect(await keychain.get('airpay')).toMatchObject({ fault: 'locked' });
      expect(await keychain.set('airpay', 'another')).toMatchObject({ fault: 'locked' });
      await service.restart('unlocked');
      expect(await keychain.get('airpay')).toEqual({ ok: true, value: 'secret' });
      await keychain.close();
    });

    it.each([
      { what: 'no address of a bus', address: undefined },
      { what: 'an empty address of a bus', address: '' },
      { what: 'the address of a bus that is not there', address: 'unix:path=/nonexistent/bus' },
    ])('says unavailable at once in a session with $what', async ({ address }) => {
      const { DBUS_SESSION_BUS_ADDRESS: _, ...env } = service.env;
      const own = address === undefined ? env : { ...env, DBUS_SESSION_BUS_ADDRESS: address };
      const keychain = openOn(service, 10_000, own);
      const started = performance.now();
      expect(await keychain.set('airpay', 'secret')).toMatchObject({ fault: 'unavailable' });
      expect(await keychain.get('airpay')).toMatchObject({ fault: 'unavailable' });
      expect(performance.now() - started).toBeLessThan(5000);
      await keychain.close();
    });

    it('answers the call that a crash cut off, and the next one from a new process', async () => {
      const started: ChildProcess[] = [];
      const keychain = openOn(service, 10_000, service.env, started);
      expect((await keychain.set('airpay', 'secret')).ok).toBe(true);
      service.freeze();
      const cutOff = keychain.get('airpay');
      started[0]?.kill('SIGSEGV');
      expect(await cutOff).toMatchObject({ fault: 'unavailable' });
      service.thaw();
      expect(await keychain.get('airpay')).toEqual({ ok: true, value: 'secret' });
      expect(started).toHaveLength(2);
      await keychain.close();
    });

    it('leaves no process behind: not after a time-out, not after closing', async () => {
      const started: ChildProcess[] = [];
      const keychain = openOn(service, 1000, service.env, started);
      service.freeze();
      expect(await keychain.get('airpay')).toMatchObject({ fault: 'unavailable' });
      service.thaw();
      await keychain.list();
      await keychain.close();
      expect(started).toHaveLength(2);
      for (const child of started) {
        if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
        expect(child.signalCode).toBe('SIGKILL');
      }
    });

    it('ends with the app even while the keyring does not answer', async () => {
      const started: ChildProcess[] = [];
      const keychain = openOn(service, 60_000, service.env, started);
      expect((await keychain.set('airpay', 'secret')).ok).toBe(true);
      service.freeze();
      const waiting = keychain.get('airpay');
      const child = started[0];
      if (child === undefined) throw new Error('no child');
      const ended = once(child, 'exit');
      child.disconnect();
      expect((await ended)[1]).toBe('SIGKILL');
      expect(await waiting).toMatchObject({ fault: 'unavailable' });
      await keychain.close();
    });
  });
}
