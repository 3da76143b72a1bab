import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import * as v from 'valibot';
import { afterEach, expect, it } from 'vitest';
import { createKiosk, type Kiosk } from '../../../../src/main/kiosk/kiosk.ts';
import { openTries, type Tries } from '../../../../src/main/operators/tries.ts';
import type { CustomerDirectory } from '../../../../src/main/ports/customer-directory.ts';
import { KioskSchema } from '../../../../src/shared/config/kiosk.ts';
import type { LoyaltyCustomer } from '../../../../src/shared/domain/customer.ts';
import { fail, ok } from '../../../../src/shared/domain/problem.ts';
import { createFakeClock } from '../../../support/clock.ts';

/*
 * Guessing at a kiosk, for as long as anybody likes: over restarts of the app and of the machine, under another time of day,
 * and however what is guessed for is spelled.
 */

const SETTINGS = v.parse(KioskSchema, {});
const { identifier: WAITS, device: DEVICE_WAITS, forgetIdentifierMinutes, forgetMinutes } = SETTINGS.tries;

const ASHA: LoyaltyCustomer = {
  ...{ id: '41', name: 'Asha Verma', tier: null, profiles: [], extendedFields: {} },
  identifiers: [{ type: 'mobile', value: '919876512345', source: 'INSTORE', accountId: null, primary: true }],
  cards: [
    {
      ...{ number: '6011000000000019', seriesId: 1, seriesCode: null, seriesName: null, statusLabel: null },
      ...{ status: 'ACTIVE', active: true, issuedOn: null, expiresOn: null, maxActive: null },
    },
  ],
};

/** From the start of the machine to the start of the kiosk. */
const BOOT_MS = 20_000;

/** A mobile that somebody holds, a card of theirs, and a mobile that nobody holds, each in several spellings. */
const TARGETS = [
  ['9876512345', '+91 98765 12345', '098765-12345', '00919876512345', '٩٨٧٦٥١٢٣٤٥'],
  ['6011000000000019', '6011 0000 0000 0019', ']C16011000000000019'],
  ['9876599999', '+919876599999', '098765 99999'],
] as const;

const directory: CustomerDirectory = {
  told: async (type, value) =>
    ok(
      value === '919876512345' || value === '6011000000000019'
        ? [{ customer: ASHA, unread: [], matchedOn: { type, value } }]
        : [],
    ),
  completed: async ({ customer }) => ok(customer),
  byIdentifier: async () => fail('internal'),
  takesNoSuch: () => false,
  byId: async () => fail('internal'),
  byPrefix: async () => fail('internal'),
};

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/**
 * The most tries that waits allow in so many milliseconds, however they are spread, where one is forgotten each so often: as
 * many as can stand as wrong at once, and one more for each that is forgotten.
 */
const most = (ms: number, waits: readonly number[], forgetMs: number): number => {
  let [standing, time] = [0, 0];
  for (;;) {
    const wait = standing === 0 ? 0 : (waits[Math.min(standing, waits.length) - 1] ?? 0) * 1_000;
    time += wait;
    // Whoever waits as long as that has one forgotten meanwhile: no more can stand.
    if (time > ms || wait >= forgetMs) return standing + Math.floor(ms / forgetMs);
    standing += 1;
  }
};

/** A machine with a kiosk on it. */
const machine = () => {
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-guessing-'));
  folders.push(folder);
  const time = createFakeClock();
  let booted = 0;
  const clock = { ...time, mark: () => ({ ...time.mark(), whole: time.mark().whole - booted }) };
  const looked = new Map<string, number>();
  let all = 0;
  let ending = new AbortController();
  let counts: Tries | null = null;
  const start = (): Kiosk => {
    ending = new AbortController();
    const opened = openTries(
      join(folder, 'tries.db'),
      {
        ...{ person: WAITS, device: DEVICE_WAITS, forgetMinutes },
        forgetPersonMinutes: forgetIdentifierMinutes,
      },
      clock,
    );
    counts = opened;
    return createKiosk({
      ...{ settings: SETTINGS, country: 'IN', lookupTypes: ['mobile', 'cardnumber'], directory, clock },
      unreachable: () => false,
      tries: async () => ({
        ...opened,
        begin: (key) => {
          const may = opened.begin(key);
          if (may.ok) {
            looked.set(key, (looked.get(key) ?? 0) + 1);
            all += 1;
          }
          return may;
        },
      }),
      closed: () => null,
      staff: { isRight: async () => false, act: async () => fail('operators.wrong-pin') },
      openVisit: async () => {
        throw new Error('a wrong proof was right');
      },
      dropAll: () => {},
      wipe: undefined,
      onChange: () => {},
      signal: ending.signal,
    });
  };
  let kiosk = start();
  const stop = (): void => {
    ending.abort();
    counts?.close();
  };
  return {
    time,
    looked: () => ({ ofEach: [...looked.values()], all }),
    kiosk: () => kiosk,
    stop,
    restart: (boots: boolean): void => {
      stop();
      if (boots) booted = time.mark().whole - BOOT_MS;
      kiosk = start();
    },
  };
};

const step = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('try' as const),
      at: fc.nat(TARGETS.length - 1),
      spelled: fc.nat(4),
      digits: fc.integer({ min: 0, max: 999_999 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.nat(400_000) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('restart' as const, 'boot' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('clock' as const),
      ms: fc.integer({ min: -40 * 86_400_000, max: 40 * 86_400_000 }),
    }),
  },
);

/** Guesses at random, so many times in all, and holds how many of the guesses were looked at. */
export const guessingSuite = ({ runs, steps }: { readonly runs: number; readonly steps: number }): void =>
  it(`never are more looked at than the waits allow, in ${runs} runs`, async () => {
    const done = { tries: 0, looked: 0, right: 0, restarts: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: steps, maxLength: steps }), async (all) => {
        const { time, looked, kiosk, restart, stop } = machine();
        for (const one of all) {
          if (one.do === 'pass') await time.advance(one.ms);
          else if (one.do === 'clock') time.step(one.ms);
          else if (one.do !== 'try') {
            if (one.do === 'boot') await time.advance(BOOT_MS);
            restart(one.do === 'boot');
            done.restarts += 1;
          } else {
            const spellings = TARGETS[one.at] ?? TARGETS[0];
            await kiosk().begin(spellings[one.spelled % spellings.length] ?? '', false);
            // While there is a wait even the right ones open nothing.
            const right = one.at === 1 ? '512345' : '000019';
            const waits = kiosk().view().wait !== null;
            const guess = String(one.digits).padStart(6, '0');
            const digits = waits ? right : guess === right ? '000000' : guess;
            if (waits) done.right += 1;
            const answer = kiosk().prove(digits);
            await time.advance(4_000);
            expect(await answer).toMatchObject({ problem: { code: 'kiosk.not-recognized' } });
            expect(kiosk().view()).toMatchObject({ phase: 'proof', visit: null });
            done.tries += 1;
          }
        }
        stop();
        const passed = time.passed();
        const { ofEach, all: ofAll } = looked();
        done.looked += ofAll;
        // However they are spelled, they are three.
        expect(ofEach.length).toBeLessThanOrEqual(TARGETS.length);
        for (const count of ofEach)
          expect(count).toBeLessThanOrEqual(most(passed, WAITS, forgetIdentifierMinutes * 60_000));
        expect(ofAll).toBeLessThanOrEqual(most(passed, DEVICE_WAITS, forgetMinutes * 60_000));
      }),
      { numRuns: runs, endOnFailure: true },
    );
    const { tries, restarts, right } = done;
    console.log(
      `${tries} tries over ${restarts} restarts: ${done.looked} were looked at, ${right} right ones came too early`,
    );
    expect(right).toBeGreaterThan(0);
    expect(done.tries).toBeGreaterThan((runs * steps) / 2);
    expect(done.looked).toBeLessThan(done.tries / 2);
  }, 900_000);
