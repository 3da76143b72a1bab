import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { createKiosk } from '../../../../src/main/kiosk/kiosk.ts';
import type { KioskVisit } from '../../../../src/main/kiosk/visit.ts';
import type { CustomerDirectory } from '../../../../src/main/ports/customer-directory.ts';
import { KioskSchema } from '../../../../src/shared/config/kiosk.ts';
import type { LoyaltyCustomer } from '../../../../src/shared/domain/customer.ts';
import { fail, ok } from '../../../../src/shared/domain/problem.ts';
import type { KioskView } from '../../../../src/shared/ipc/kiosk.ts';
import { createFakeClock } from '../../../support/clock.ts';

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

/** A kiosk whose look-ups take so long, and fail once it goes down. */
const started = ({
  takesMs = 0,
  settings = {},
  wipe,
}: {
  readonly takesMs?: number;
  readonly settings?: object;
  readonly wipe?: () => Promise<void>;
} = {}) => {
  const clock = createFakeClock();
  const told: KioskView[] = [];
  const ended: string[] = [];
  let counted = 0;
  let closed: KioskView['closed'] = null;
  let isDown = false;
  const directory: CustomerDirectory = {
    told: async (type, value) => {
      await clock.sleep(takesMs);
      if (isDown) return fail('net.refused');
      const held = value === '919876512345' || value === '6011000000000019';
      return ok(held ? [{ customer: ASHA, unread: [], matchedOn: { type, value } }] : []);
    },
    completed: async ({ customer }) => ok(customer),
    byIdentifier: async () => fail('internal'),
    takesNoSuch: () => false,
    byId: async () => fail('internal'),
    byPrefix: async () => fail('internal'),
  };
  const visit: KioskVisit = {
    view: () => ({ systems: [], choices: [], asked: null, sending: null, results: [] }),
    ask: async () => ok(null),
    answer: async () => ok(null),
    changed: () => {},
    end: () => void ended.push('end'),
  };
  const kiosk = createKiosk({
    ...{ settings: v.parse(KioskSchema, settings), country: 'IN', directory, clock, wipe },
    lookupTypes: ['mobile', 'cardnumber'],
    unreachable: () => isDown,
    tries: async () => ({
      begin: () => {
        counted += 1;
        return { ok: true };
      },
      wasRight: () => {},
      waitMs: () => 0,
    }),
    closed: () => closed,
    staff: {
      isRight: async (pin) => pin === '975312',
      act: async () => fail('operators.wrong-pin'),
    },
    openVisit: async () => visit,
    dropAll: () => void ended.push('drop'),
    onChange: (view) => told.push(view),
    signal: new AbortController().signal,
  });
  /** How long an answer takes, in milliseconds, and its code. */
  const timed = async (digits: string): Promise<readonly [string | null, number]> => {
    const since = clock.passed();
    let at: number | null = null;
    const answer = kiosk.prove(digits).then((result) => {
      at = clock.passed();
      return result;
    });
    for (let nth = 0; nth < 400 && at === null; nth += 1) await clock.advance(50);
    const result = await answer;
    return [result.ok ? null : result.problem.code, (at ?? 0) - since];
  };
  return {
    ...{ kiosk, clock, told, ended, timed },
    counted: () => counted,
    shut: () => {
      closed = { why: 'schedule', until: null };
    },
    goDown: () => {
      isDown = true;
    },
  };
};

describe('the answer to a proof', () => {
  it.each([0, 300, 900, 1_900])(
    'comes alike where a look-up takes %i ms, whoever is looked up',
    async (takesMs) => {
      const seen = await Promise.all(
        [
          ['9876512345', '000000'],
          ['9876599999', '000019'],
          ['xyz', '000000'],
        ].map(async ([text = '', digits = '']) => {
          const { kiosk, timed } = started({ takesMs });
          await kiosk.begin(text, false);
          return [await timed(digits), await timed(digits)];
        }),
      );
      for (const one of seen) expect(one).toEqual(seen[0]);
      expect(seen[0]).toEqual([
        ['kiosk.not-recognized', 2_000],
        ['kiosk.not-recognized', 2_000],
      ]);
    },
  );

  it('comes at the next moment of the grid where a look-up takes very long, and the right one opens', async () => {
    const { kiosk, timed } = started({ takesMs: 4_300 });
    await kiosk.begin('9876512345', false);
    expect(await timed('000019')).toEqual([null, 6_000]);
    expect(kiosk.view().phase).toBe('visit');
  });

  it('says that nobody can be looked up now where the system cannot be reached, and counts no try', async () => {
    const { kiosk, timed, counted, goDown } = started();
    await kiosk.begin('9876512345', false);
    expect(kiosk.view()).toMatchObject({ phase: 'proof', connected: true });
    goDown();
    expect((await timed('000019'))[0]).toBe('kiosk.not-now');
    expect(await kiosk.begin('9876599999', false)).toMatchObject({ problem: { code: 'kiosk.not-now' } });
    expect(kiosk.view()).toMatchObject({ phase: 'waiting', connected: false });
    expect(counted()).toBe(0);
  });

  it('of several at once comes to each in turn', async () => {
    const { kiosk, clock, counted } = started();
    await kiosk.begin('9876512345', false);
    const all = ['1', '2', '3'].map((digits) => kiosk.prove(digits));
    await clock.advance(2_000);
    expect(counted()).toBeLessThan(3);
    await clock.advance(10_000);
    expect((await Promise.all(all)).every(({ ok: done }) => !done)).toBe(true);
    expect(counted()).toBe(3);
  });

  it('opens nothing for whoever left before it came', async () => {
    const { kiosk, clock, ended } = started({ takesMs: 500 });
    await kiosk.begin('9876512345', false);
    const answer = kiosk.prove('000019');
    await clock.advance(700);
    await kiosk.end();
    await clock.advance(5_000);
    expect(await answer).toMatchObject({ problem: { code: 'kiosk.over' } });
    expect(kiosk.view()).toMatchObject({ phase: 'waiting', visit: null });
    expect(ended).not.toContain('end');
  });
});

describe('a proof by others', () => {
  it('is the PIN of staff where the branch wants that', async () => {
    const staffPin = `scrypt:14:8:1:${'a'.repeat(22)}:${'b'.repeat(43)}`;
    const { kiosk, timed } = started({ settings: { staffPin, proof: { afterMobile: 'staff-badge' } } });
    await kiosk.begin('9876512345', false);
    expect(kiosk.view().proof).toEqual({ what: 'staff-badge', digits: 12 });
    expect((await timed('000019'))[0]).toBe('kiosk.not-recognized');
    expect((await timed('975312'))[0]).toBeNull();
    await kiosk.begin('9876599999', false);
    expect((await timed('975312'))[0]).toBe('kiosk.not-recognized');
  });

  it('or none: whoever holds it is let in at once, and nobody else', async () => {
    const { kiosk, clock } = started({ settings: { proof: { afterMobile: 'none' } } });
    const begun = kiosk.begin('9876512345', false);
    await clock.advance(2_000);
    expect(await begun).toEqual(ok(null));
    expect(kiosk.view().phase).toBe('visit');
    const nobody = kiosk.begin('9876599999', false);
    await clock.advance(2_000);
    expect(await nobody).toMatchObject({ problem: { code: 'kiosk.not-recognized' } });
    expect(kiosk.view().phase).toBe('waiting');
  });
});

describe('a visit that nobody touches', () => {
  const enter = async (parts: ReturnType<typeof started>): Promise<void> => {
    await parts.kiosk.begin('9876512345', false);
    expect((await parts.timed('000019'))[0]).toBeNull();
  };

  it('is ended by main ten seconds after the page should have, and by no step of the clock', async () => {
    const parts = started();
    await enter(parts);
    for (const step of [86_400_000, -2 * 86_400_000]) parts.clock.step(step);
    await parts.clock.advance(69_000);
    expect(parts.kiosk.view().phase).toBe('visit');
    await parts.clock.advance(2_000);
    expect(parts.kiosk.view().phase).toBe('waiting');
    expect(parts.ended).toEqual(['end', 'drop']);
    expect(parts.told.at(-1)).toMatchObject({ phase: 'waiting', visit: null });
  });

  it('goes on as long as it is touched, and longer where the page waits longer', async () => {
    const parts = started();
    await enter(parts);
    for (let nth = 0; nth < 12; nth += 1) {
      await parts.clock.advance(60_000);
      expect(parts.kiosk.touch()).toEqual(ok(null));
    }
    expect(parts.kiosk.touch(300)).toEqual(ok(null));
    await parts.clock.advance(300_000);
    expect(parts.kiosk.view().phase).toBe('visit');
    await parts.clock.advance(15_000);
    expect(parts.kiosk.view().phase).toBe('waiting');
    expect(parts.kiosk.touch()).toMatchObject({ problem: { code: 'kiosk.over' } });
  });

  it('is ended where nothing was proved, too', async () => {
    const { kiosk, clock } = started();
    await kiosk.begin('9876512345', false);
    await clock.advance(71_000);
    expect(kiosk.view()).toMatchObject({ phase: 'waiting', proof: null });
  });

  it('ends although the window is never wiped, and the next customer is served', async () => {
    const parts = started({ wipe: () => new Promise(() => {}) });
    await enter(parts);
    const begun = parts.kiosk.begin('9876599999', false);
    await parts.clock.advance(4_000);
    expect(parts.kiosk.view().phase).toBe('waiting');
    await parts.clock.advance(2_000);
    expect(await begun).toEqual(ok(null));
    expect(parts.kiosk.view().phase).toBe('proof');
  });
});

describe('hours out of service', () => {
  it('begin after the visit that is going on', async () => {
    const { kiosk, timed, shut, clock } = started();
    await kiosk.begin('9876512345', false);
    await timed('000019');
    shut();
    await clock.advance(20_000);
    expect(kiosk.view().phase).toBe('visit');
    await kiosk.end();
    expect(kiosk.view()).toMatchObject({ phase: 'closed', closed: { why: 'schedule' } });
    expect(await kiosk.begin('9876512345', false)).toMatchObject({ problem: { code: 'kiosk.closed' } });
  });

  it('are told by themselves', async () => {
    const { told, shut, clock } = started();
    await clock.advance(16_000);
    shut();
    await clock.advance(16_000);
    expect(told.at(-1)?.phase).toBe('closed');
  });
});
