import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ENTRY_LIMIT_BYTES } from '../../src/main/credentials/keychain/entry-rules.ts';
import type { Keychain, KeychainFault, KeychainResult } from '../../src/main/ports/keychain.ts';
import { watchEventLoop } from './keychain-event-loop.ts';

/** What can befall a keychain while the app runs. */
export type Trouble = 'locked' | 'no-bus' | 'silent' | 'crash';

/** One keychain under test, with nothing in it. */
export interface KeychainHarness {
  /** A keychain over the same entries: the first one, or the one after a restart of the app. */
  open(timeoutMs: number): Keychain;
  cause(trouble: Trouble): Promise<void>;
  /** Takes the trouble away; resolves when the keychain is as before. */
  cure(): Promise<void>;
  end(): Promise<void>;
}

const PATIENCE_MS = 10_000;
const IMPATIENCE_MS = 1000;
/** A call that blocked the loop would hold it for the whole time-out; less is the machine's own noise. */
const RESPONSIVE_MS = 250;
const SECRET = 'canary-5f0e1c secret';

const FAULT: Readonly<Record<Trouble, KeychainFault>> = {
  locked: 'locked',
  'no-bus': 'unavailable',
  silent: 'unavailable',
  crash: 'unavailable',
};

const value = <T>(result: KeychainResult<T>): T => {
  if (!result.ok) throw new Error(`${result.fault}: ${result.detail}`);
  return result.value;
};

const faultIn = (result: KeychainResult<unknown>): KeychainFault | 'none' =>
  result.ok ? 'none' : result.fault;

/** What every `Keychain` must do, and what it must do in each of the troubles that its harness can cause. */
export const keychainSuite = (
  name: string,
  makeHarness: () => Promise<KeychainHarness>,
  { troubles = [], runs = 100 }: { readonly troubles?: readonly Trouble[]; readonly runs?: number } = {},
): void => {
  describe(name, () => {
    let harness: KeychainHarness;
    let opened: Keychain[];

    const open = (timeoutMs = PATIENCE_MS): Keychain => {
      const keychain = harness.open(timeoutMs);
      opened.push(keychain);
      return keychain;
    };

    /** One that waits briefly and is in use already, over an entry that was stored in all the time that it takes. */
    const inUse = async (): Promise<Keychain> => {
      value(await open().set('airpay', SECRET));
      const keychain = open(IMPATIENCE_MS);
      await keychain.list();
      return keychain;
    };

    beforeEach(async () => {
      opened = [];
      harness = await makeHarness();
    });

    afterEach(async () => {
      for (const keychain of opened) await keychain.close();
      await harness.end();
    });

    it('has nothing before anything was stored', async () => {
      const keychain = open();
      expect(faultIn(await keychain.get('airpay'))).toBe('absent');
      expect(value(await keychain.list())).toEqual([]);
      expect(faultIn(await keychain.delete('airpay'))).toBe('absent');
    });

    it('gives back what was stored, in the same session and after a restart', async () => {
      const keychain = open();
      value(await keychain.set('airpay', SECRET));
      expect(value(await keychain.get('airpay'))).toBe(SECRET);
      await keychain.close();
      expect(value(await open().get('airpay'))).toBe(SECRET);
    });

    it('replaces an entry', async () => {
      const keychain = open();
      value(await keychain.set('wm', 'old'));
      value(await keychain.set('wm', 'new'));
      expect(value(await keychain.get('wm'))).toBe('new');
      expect(value(await keychain.list())).toEqual(['wm']);
    });

    it('deletes an entry once and keeps the others', async () => {
      const keychain = open();
      value(await keychain.set('airpay', 'a'));
      value(await keychain.set('wm', 'w'));
      value(await keychain.delete('airpay'));
      expect(faultIn(await keychain.get('airpay'))).toBe('absent');
      expect(faultIn(await keychain.delete('airpay'))).toBe('absent');
      expect(value(await keychain.get('wm'))).toBe('w');
      expect(value(await keychain.list())).toEqual(['wm']);
    });

    it('lists the accounts sorted, without its own entries, and after a restart', async () => {
      const keychain = open();
      for (const account of ['wm', 'capillary', 'airpay', 'key/journal'])
        value(await keychain.set(account, 'x'));
      const accounts = ['airpay', 'capillary', 'key/journal', 'wm'];
      expect(value(await keychain.list())).toEqual(accounts);
      expect(value(await open().list())).toEqual(accounts);
    });

    it('gives back any text exactly', async () => {
      const keychain = open();
      const text = fc
        .string({ unit: 'binary', minLength: 1, maxLength: 600 })
        .filter((candidate) => !candidate.includes('\0') && candidate.isWellFormed());
      await fc.assert(
        fc.asyncProperty(text, async (candidate) => {
          value(await keychain.set('any', candidate));
          expect(value(await keychain.get('any'))).toBe(candidate);
        }),
        { numRuns: runs },
      );
    });

    it('takes 2,560 bytes, refuses one more, and keeps what it had', async () => {
      const keychain = open();
      const full = 'é'.repeat(ENTRY_LIMIT_BYTES / 2);
      value(await keychain.set('wm', full));
      expect(faultIn(await keychain.set('wm', `${full}x`))).toBe('too-large');
      expect(faultIn(await keychain.set('other', `${full}x`))).toBe('too-large');
      expect(value(await keychain.get('wm'))).toBe(full);
      expect(value(await keychain.list())).toEqual(['wm']);
    });

    it.each(['', 'a\0b', 'half \ud83d of a pair'])('refuses %j, which would not come back', async (text) => {
      const keychain = open();
      value(await keychain.set('wm', 'before'));
      expect(faultIn(await keychain.set('wm', text))).toBe('corrupt');
      expect(value(await keychain.get('wm'))).toBe('before');
    });

    it.each(['.index', '.sentinel', '', 'Airpay', 'a b', 'x'.repeat(129)])(
      'refuses the account name %j',
      async (account) => {
        const keychain = open();
        expect(faultIn(await keychain.get(account))).toBe('denied');
        expect(faultIn(await keychain.set(account, 'x'))).toBe('denied');
        expect(faultIn(await keychain.delete(account))).toBe('denied');
        expect(value(await keychain.list())).toEqual([]);
      },
    );

    it('answers calls that were made at once in their order', async () => {
      const keychain = open();
      const results = await Promise.all([
        keychain.set('airpay', 'first'),
        keychain.get('airpay'),
        keychain.set('airpay', 'second'),
        keychain.get('airpay'),
        keychain.delete('airpay'),
        keychain.get('airpay'),
      ]);
      expect(results.map((result) => (result.ok ? (result.value ?? 'done') : result.fault))).toEqual([
        'done',
        'first',
        'done',
        'second',
        'done',
        'absent',
      ]);
    });

    describe.each(troubles.map((trouble) => ({ trouble, fault: FAULT[trouble] })))(
      'when it is $trouble',
      ({ trouble, fault }) => {
        it(`answers ${fault} to everything, in time, without the secret, and loses nothing`, async () => {
          const keychain = await inUse();
          const loop = watchEventLoop();
          await harness.cause(trouble);
          const calls = [
            () => keychain.get('airpay'),
            () => keychain.set('airpay', `${SECRET} 2`),
            () => keychain.list(),
            () => keychain.delete('never-stored'),
          ];
          let slowestMs = 0;
          for (const call of calls) {
            const started = performance.now();
            const result = await call();
            slowestMs = Math.max(slowestMs, performance.now() - started);
            expect(faultIn(result)).toBe(fault);
            expect(JSON.stringify(result)).not.toContain('canary');
          }
          const { longestMs, elsewhereMs } = await loop.stop();
          expect(longestMs).toBeLessThan(RESPONSIVE_MS + elsewhereMs);
          expect(slowestMs).toBeLessThan(IMPATIENCE_MS + 500 + elsewhereMs);

          await harness.cure();
          await expect.poll(() => keychain.get('airpay')).toEqual({ ok: true, value: SECRET });
          expect(value(await keychain.list())).toEqual(['airpay']);
          expect(faultIn(await keychain.get('never-stored'))).toBe('absent');
          value(await keychain.set('airpay', 'after'));
          expect(value(await keychain.get('airpay'))).toBe('after');
        }, 60_000);

        it(`says ${fault} after a restart too, and never that the entry is absent`, async () => {
          const first = open();
          value(await first.set('airpay', SECRET));
          await first.close();
          await harness.cause(trouble);
          const keychain = open(IMPATIENCE_MS);
          expect(faultIn(await keychain.get('airpay'))).toBe(fault);
          expect(faultIn(await keychain.set('airpay', 'new key'))).toBe(fault);
          await harness.cure();
          expect(value(await keychain.get('airpay'))).toBe(SECRET);
        }, 60_000);

        it('ends calls that wait for one another together', async () => {
          const keychain = await inUse();
          await harness.cause(trouble);
          const loop = watchEventLoop();
          const started = performance.now();
          const results = await Promise.all(
            ['airpay', 'never-stored', 'airpay', 'never-stored'].map((account) => keychain.get(account)),
          );
          const tookMs = performance.now() - started;
          const { elsewhereMs } = await loop.stop();
          // One after another they would take four times as long.
          expect(tookMs).toBeLessThan(2 * IMPATIENCE_MS + elsewhereMs);
          expect(new Set(results.map(faultIn))).toEqual(new Set([fault]));
        }, 60_000);

        it(`stores nothing for the first time: ${fault}`, async () => {
          await harness.cause(trouble);
          const keychain = open(IMPATIENCE_MS);
          expect(faultIn(await keychain.set('airpay', SECRET))).toBe(fault);
          await harness.cure();
          expect(faultIn(await keychain.get('airpay'))).toBe('absent');
          value(await keychain.set('airpay', SECRET));
          expect(value(await keychain.get('airpay'))).toBe(SECRET);
        }, 60_000);
      },
    );
  });
};
