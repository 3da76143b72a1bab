import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entries } from '../../../../../src/main/credentials/keychain/entries.ts';
import { createGuardedKeychain } from '../../../../../src/main/credentials/keychain/guarded-keychain.ts';
import { fault, given } from '../../../../../src/main/credentials/keychain/keychain-faults.ts';
import { createMemoryEntries } from '../../../../../src/main/credentials/keychain/memory-keychain.ts';

/** Entries that can be locked, as gnome-keyring is: reading finds nothing, writing fails. */
const lockable = () => {
  const values = new Map<string, string>();
  const open = createMemoryEntries(values);
  const state = { locked: false };
  const entries: Entries = {
    ...open,
    read: async (account, by) => (state.locked ? given(null) : open.read(account, by)),
    has: async (account, by) => (state.locked ? given(false) : open.has(account, by)),
    write: async (account, value, by) =>
      state.locked ? fault('locked', 'a locked collection') : open.write(account, value, by),
    remove: async (account, by) => (state.locked ? given(false) : open.remove(account, by)),
  };
  return { values, state, entries };
};

/** Remembers first use, as the app does outside of the keychain. */
const memory = (used = false) => {
  const state = { used };
  return {
    state,
    expected: async () => state.used,
    onFirstUse: async () => {
      state.used = true;
    },
  };
};

describe('The rules of the keychain', () => {
  it('hold through any order of calls, locking and unlocking', async () => {
    const account = fc.constantFrom('airpay', 'capillary', 'wm');
    const step = fc.oneof(
      fc.record({ op: fc.constant('set' as const), account, value: fc.string({ minLength: 1 }) }),
      fc.record({ op: fc.constantFrom('get' as const, 'delete' as const), account }),
      fc.record({ op: fc.constantFrom('list' as const, 'lock' as const, 'unlock' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { state, entries } = lockable();
        const keychain = createGuardedKeychain({ entries, ...memory() });
        const model = new Map<string, string>();
        let used = false;
        for (const next of steps) {
          const shut = state.locked && used;
          switch (next.op) {
            case 'lock':
            case 'unlock':
              state.locked = next.op === 'lock';
              break;
            case 'set': {
              const bad = next.value.includes('\0');
              const result = await keychain.set(next.account, next.value);
              expect(result.ok ? 'ok' : result.fault).toBe(bad ? 'corrupt' : state.locked ? 'locked' : 'ok');
              if (result.ok) {
                model.set(next.account, next.value);
                used = true;
              }
              break;
            }
            case 'get': {
              const result = await keychain.get(next.account);
              const wanted = shut ? 'locked' : 'absent';
              const value = shut ? undefined : model.get(next.account);
              expect(result).toMatchObject(value === undefined ? { fault: wanted } : { value });
              break;
            }
            case 'delete': {
              const result = await keychain.delete(next.account);
              const there = !shut && model.delete(next.account);
              expect(result.ok ? 'ok' : result.fault).toBe(there ? 'ok' : shut ? 'locked' : 'absent');
              break;
            }
            case 'list':
              expect(await keychain.list()).toMatchObject(
                shut ? { fault: 'locked' } : { value: [...model.keys()].sort() },
              );
              break;
          }
        }
      }),
    );
  });

  it('say locked when the sentinel is gone although the keychain was used, and write nothing', async () => {
    const { values, entries } = lockable();
    const keychain = createGuardedKeychain({ entries, ...memory(true) });
    expect(await keychain.get('airpay')).toMatchObject({ fault: 'locked' });
    expect(await keychain.set('airpay', 'new')).toMatchObject({ fault: 'locked' });
    expect(values.size).toBe(0);
  });

  it('say locked when nobody can tell whether the keychain was used', async () => {
    const { entries } = lockable();
    const keychain = createGuardedKeychain({
      entries,
      expected: () => Promise.reject(new Error('disk')),
    });
    expect(await keychain.get('airpay')).toMatchObject({ fault: 'locked' });
  });

  it('store no value before its first use can be remembered', async () => {
    const { values, entries } = lockable();
    const keychain = createGuardedKeychain({
      entries,
      expected: async () => false,
      onFirstUse: () => Promise.reject(new Error('disk full')),
    });
    expect(await keychain.set('airpay', 'secret')).toMatchObject({ fault: 'unavailable' });
    expect([...values.values()]).not.toContain('secret');
  });

  it('remember a keychain that was used by another installation', async () => {
    const { entries } = lockable();
    await createGuardedKeychain({ entries, ...memory() }).set('airpay', 'a');
    const remembered = memory();
    const keychain = createGuardedKeychain({ entries, ...remembered });
    expect(await keychain.get('airpay')).toEqual({ ok: true, value: 'a' });
    expect(await keychain.get('wm')).toMatchObject({ fault: 'absent' });
    await keychain.set('wm', 'w');
    expect(remembered.state.used).toBe(true);
  });

  it.each(['not JSON', '{}', '[1]', '[".sentinel"]'])(
    'say corrupt of an index that reads %j, and still give out values',
    async (text) => {
      const { values, entries } = lockable();
      const keychain = createGuardedKeychain({ entries, ...memory() });
      await keychain.set('airpay', 'a');
      values.set('.index', text);
      expect(await keychain.list()).toMatchObject({ fault: 'corrupt' });
      expect(await keychain.set('wm', 'w')).toMatchObject({ fault: 'corrupt' });
      expect(await keychain.get('airpay')).toEqual({ ok: true, value: 'a' });
      expect(values.get('.index')).toBe(text);
    },
  );

  it('refuse an account that the index has no room for, without storing its value', async () => {
    const { values, entries } = lockable();
    const keychain = createGuardedKeychain({ entries, ...memory(), limitBytes: 30 });
    await keychain.set('a'.repeat(20), 'x');
    expect(await keychain.set('b'.repeat(20), 'secret')).toMatchObject({ fault: 'too-large' });
    expect([...values.values()]).not.toContain('secret');
  });

  it('never hold a value outside the index, and never list one that was not stored', async () => {
    const { values, entries } = lockable();
    const failing: Entries = {
      ...entries,
      write: async (account, value, by) =>
        account === 'wm' ? fault('denied', 'no') : entries.write(account, value, by),
    };
    const keychain = createGuardedKeychain({ entries: failing, ...memory() });
    expect(await keychain.set('wm', 'w')).toMatchObject({ fault: 'denied' });
    expect(values.get('.index')).toBe('["wm"]');
    expect(await keychain.list()).toEqual({ ok: true, value: [] });
  });

  it('say corrupt when the keychain gives back another text than was written', async () => {
    const { entries } = lockable();
    const cutting: Entries = {
      ...entries,
      write: (account, value, by) =>
        entries.write(account, account === 'wm' ? value.slice(0, -1) : value, by),
    };
    const keychain = createGuardedKeychain({ entries: cutting, ...memory() });
    const result = await keychain.set('wm', 'canary');
    expect(result).toMatchObject({ fault: 'corrupt' });
    expect(JSON.stringify(result)).not.toContain('canar');
  });

  it('count the time of a call from when there is somebody to ask, and let who has patience wait', async () => {
    const { entries } = lockable();
    const launched = Promise.withResolvers<void>();
    const given: number[] = [];
    const slow: Entries = {
      ...entries,
      ready: async (_asked, timeoutMs) => {
        await launched.promise;
        return { ok: true, value: performance.now() + 20_000 + timeoutMs };
      },
      read: (account, by) => {
        given.push(by - performance.now());
        return entries.read(account, by);
      },
    };
    const keychain = createGuardedKeychain({
      ...{ entries: slow, timeoutMs: 5_000, patienceMs: 90_000 },
      ...memory(),
    });
    const calls = [keychain.get('airpay'), keychain.patient.get('airpay')];
    launched.resolve();
    for (const call of calls) expect(await call).toMatchObject({ fault: 'absent' });
    expect(given.map((ms) => Math.round(ms / 1_000))).toEqual([25, 110]);
  });

  it('ask nothing where nobody can be asked', async () => {
    const { values, entries } = lockable();
    const never: Entries = { ...entries, ready: async () => fault('unavailable', 'it did not start') };
    const keychain = createGuardedKeychain({ entries: never, ...memory() });
    expect(await keychain.set('wm', 'w')).toMatchObject({ fault: 'unavailable' });
    expect(values.size).toBe(0);
  });
});
