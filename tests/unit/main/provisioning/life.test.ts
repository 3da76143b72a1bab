import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createMemoryEntries,
  createMemoryKeychain,
} from '../../../../src/main/credentials/keychain/memory-keychain.ts';
import type { ChangeKind } from '../../../../src/main/ports/change-kind.ts';
import { createLatestTime } from '../../../../src/main/provisioning/latest-time.ts';
import { graceEndOf, underBundle } from '../../../../src/main/provisioning/life.ts';
import { createFakeClock } from '../../../support/clock.ts';
import { usageChange } from '../changes/a-change.ts';

const START = 1_800_000_000_000;
const DAY_MS = 86_400_000;

let ending: AbortController;
beforeEach(() => {
  ending = new AbortController();
});
afterEach(() => ending.abort());

const run = (entries: Map<string, string>, now = START) => {
  const clock = createFakeClock(now);
  const keychain = createMemoryKeychain({ entries: createMemoryEntries(entries) });
  return { clock, latest: createLatestTime(keychain, clock, 0, ending.signal), keychain };
};

describe('the latest time', () => {
  it('goes on where the clock is set back, and follows it where it is set forward', async () => {
    const { clock, latest } = run(new Map());
    clock.step(-10 * DAY_MS);
    await clock.advance(5_000);
    expect(await latest.now()).toBe(START + 5_000);
    clock.step(20 * DAY_MS);
    expect(await latest.now()).toBe(START + 5_000 + 10 * DAY_MS);
    clock.step(-20 * DAY_MS);
    expect(await latest.now()).toBe(START + 5_000 + 10 * DAY_MS);
  });

  it('counts the sleep of the machine, whatever its clock says afterwards', async () => {
    const { clock, latest } = run(new Map());
    clock.suspend(3 * DAY_MS);
    clock.step(-30 * DAY_MS);
    expect(await latest.now()).toBe(START + 3 * DAY_MS);
  });

  it('is known to the next run, which began with a clock that was set back', async () => {
    const entries = new Map<string, string>();
    const first = run(entries);
    await first.clock.advance(3 * 3_600_000);
    ending.abort();
    ending = new AbortController();
    const next = run(entries, START - 100 * DAY_MS);
    expect(await next.latest.now()).toBe(START + 3 * 3_600_000);
    await next.clock.advance(1_000);
    expect(await next.latest.now()).toBe(START + 3 * 3_600_000 + 1_000);
  });

  it('that a locked keychain did not tell is neither forgotten nor written over', async () => {
    const entries = new Map<string, string>();
    const first = run(entries);
    await first.clock.advance(1_000);
    ending.abort();
    ending = new AbortController();
    const kept = [...entries];
    let isLocked = true;
    const clock = createFakeClock(START - 100 * DAY_MS);
    const open = createMemoryKeychain({ entries: createMemoryEntries(entries) });
    const locked = { ok: false, fault: 'locked', detail: '' } as const;
    const latest = createLatestTime(
      {
        get: async (account) => (isLocked ? locked : open.get(account)),
        set: (account, value) => open.set(account, value),
      },
      clock,
      0,
      ending.signal,
    );
    expect(await latest.now()).toBe(START - 100 * DAY_MS);
    expect([...entries]).toEqual(kept);
    isLocked = false;
    expect(await latest.now()).toBeGreaterThanOrEqual(START);
  });

  it('is at least what was signed', async () => {
    const clock = createFakeClock(START);
    const latest = createLatestTime(createMemoryKeychain(), clock, START + DAY_MS, ending.signal);
    expect(await latest.now()).toBe(START + DAY_MS);
  });
});

describe('the end of a bundle', () => {
  const manifest = { expiresAt: new Date(START + DAY_MS).toISOString(), graceDays: 2, version: 7 };
  const change = usageChange('airpay:A').change;
  const kind = {
    check: async () => ({
      findings: new Map([[change.id, []]]),
      expectation: { seen: true },
      send: async () => ({ outcome: 'accepted' }),
    }),
  } as unknown as ChangeKind;
  const found = async (at: number) => {
    const kinds = underBundle(new Map([['card-usage.set', kind]]), manifest, { now: async () => at });
    const checked = await kinds.get('card-usage.set')?.check([change], {} as never);
    return { findings: checked?.findings.get(change.id), expectation: checked?.expectation };
  };

  it('blocks every change once its grace is over, and not before', async () => {
    expect(graceEndOf(manifest)).toBe(START + 3 * DAY_MS);
    for (const at of [START, START + DAY_MS, START + 3 * DAY_MS - 1])
      expect(await found(at)).toEqual({ findings: [], expectation: { seen: true } });
    expect(await found(START + 3 * DAY_MS)).toMatchObject({
      findings: [{ level: 'block', problem: { code: 'bundle.ended', data: { version: 7 } } }],
      expectation: { seen: true },
    });
  });
});
