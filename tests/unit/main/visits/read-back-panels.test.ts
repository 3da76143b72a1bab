import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCardUsageSet } from '../../../../src/main/systems/airpay/card-usage-set.ts';
import type { CardUsage } from '../../../../src/shared/domain/card-usage.ts';
import { fail, ok, type Result } from '../../../../src/shared/domain/problem.ts';
import { realIds } from '../../../support/ids.ts';
import { until } from '../../../support/until.ts';
import { reply } from '../changes/fake-kind.ts';
import { gate, openDesk, USAGE } from './a-desk.ts';

const atm = (status: 'ALLOWED' | 'NOTALLOWED'): CardUsage => ({ ...USAGE, ATM: status });

/** A desk with airpay's own kind; `gets` are the reads of checks and read-backs, apart from those of the panel. */
const open = async () => {
  const airpay = {
    state: atm('ALLOWED'),
    gets: 0,
    get: async (): Promise<Result<CardUsage>> => ok(airpay.state),
    set: () => reply('accepted'),
  };
  const kind = createCardUsageSet({
    client: {
      get: () => {
        airpay.gets += 1;
        return airpay.get();
      },
      set: async (_id, channel, status) => {
        airpay.state = { ...airpay.state, [channel]: status };
        return airpay.set();
      },
    },
    ids: realIds,
  });
  const desk = await openDesk({}, {}, [], [kind]);
  desk.world.usage = async () => ok(airpay.state);
  await desk.begin();
  await desk.see(desk.isRead);
  return { desk, airpay, panelReads: () => desk.asked.filter((one) => one.startsWith('usage')).length };
};

let at: Awaited<ReturnType<typeof open>>;
beforeEach(async () => {
  at = await open();
});
afterEach(() => at.desk.close());

const panel = () => at.desk.now().panels.airpay;
const shown = () => {
  const loaded = panel();
  return loaded.state === 'ready' ? loaded.data.ATM : loaded.state;
};

describe('the panel after a change', () => {
  it('shows what the read-back has read, as of then, and is not read again', async () => {
    await at.desk.draftAtm();
    await at.desk.clock.advance(5_000);
    const [line] = (await at.desk.apply()).lines;
    expect(line?.view.state).toBe('confirmed');
    expect(panel()).toMatchObject({ data: { ATM: 'NOTALLOWED' }, stale: null });
    expect(panel()).toMatchObject({ readAt: Number(at.desk.clock.now()) });
    // The check of the draft, the one before it is sent, and the read-back.
    expect([at.airpay.gets, at.panelReads()]).toEqual([3, 1]);
  });

  it('shows the last of several read-backs', async () => {
    await at.desk.draftAtm();
    const states = [atm('ALLOWED'), atm('ALLOWED'), { ...atm('NOTALLOWED'), POS: 'ALLOWED' } as const];
    at.airpay.get = async () => ok(states.shift() ?? at.airpay.state);
    await at.desk.apply();
    expect(panel()).toMatchObject({ data: { ATM: 'NOTALLOWED', POS: 'ALLOWED' } });
    expect(at.panelReads()).toBe(1);
  });

  it('is read where the read-back could not be', async () => {
    await at.desk.draftAtm();
    let reads = 0;
    at.airpay.get = async () => {
      reads += 1;
      return reads === 1 ? ok(at.airpay.state) : fail('net.deadline');
    };
    const [line] = (await at.desk.apply()).lines;
    expect(line?.view).toMatchObject({ state: 'accepted', reason: { code: 'read-back.unavailable' } });
    expect([shown(), at.panelReads()]).toEqual(['NOTALLOWED', 2]);
  });

  it('says that it is stale where it could not be read either', async () => {
    await at.desk.draftAtm();
    const [first] = [ok(at.airpay.state)];
    const answers: Result<CardUsage>[] = [first];
    at.airpay.get = async () => answers.shift() ?? fail('net.deadline');
    at.desk.world.usage = async () => fail('net.deadline');
    await at.desk.apply();
    expect(panel()).toMatchObject({ data: { ATM: 'ALLOWED' }, stale: { code: 'net.deadline' } });
  });

  it('is read after a change that was rejected: nothing was read back', async () => {
    await at.desk.draftAtm();
    at.airpay.set = () => reply('rejected');
    await at.desk.apply();
    expect(at.panelReads()).toBe(2);
  });

  it('keeps what was read of it after the read-back', async () => {
    await at.desk.draftAtm();
    const slow = gate<void>();
    at.airpay.get = async () => {
      const seen = at.airpay.state;
      if (seen.ATM === 'NOTALLOWED') await slow.promise;
      return ok(seen);
    };
    at.desk.basket.apply();
    await until(() => at.airpay.gets === 3, 'the read-back');
    await at.desk.clock.advance(1);
    // Somebody else sets it back, and the operator reads the panel again.
    at.airpay.state = atm('ALLOWED');
    await at.desk.reading.one(at.desk.now().id, 'airpay');
    slow.resolve();
    await at.desk.see(({ applying }) => !applying, 'the end of applying');
    expect([shown(), at.panelReads()]).toEqual(['ALLOWED', 3]);
  });
});

describe('the panel after a change of unknown outcome', () => {
  it('shows what a later look has read', async () => {
    await at.desk.draftAtm();
    at.airpay.set = () => {
      at.airpay.state = atm('ALLOWED');
      return reply('unknown');
    };
    await at.desk.apply();
    expect([shown(), at.panelReads()]).toEqual(['ALLOWED', 1]);
    at.airpay.state = atm('NOTALLOWED');
    await at.desk.clock.advance(45_000);
    await at.desk.see(({ lines }) => lines[0]?.view.state === 'confirmed');
    await at.desk.see(() => shown() === 'NOTALLOWED');
    expect(at.panelReads()).toBe(1);
  });

  it('is read where something else was sent while the look was under way', async () => {
    const id = await at.desk.draftAtm();
    at.airpay.set = () => {
      at.airpay.state = atm('ALLOWED');
      return reply('unknown');
    };
    await at.desk.apply();
    const slow = gate<void>();
    const before = atm('NOTALLOWED');
    at.airpay.get = async () => {
      await slow.promise;
      return ok(before);
    };
    const look = at.desk.basket.readBack(id);
    at.airpay.get = async () => ok(at.airpay.state);
    at.airpay.set = () => reply('accepted');
    at.desk.basket.put({ kind: 'card-usage.set', channel: 'ECOM', status: 'ALLOWED' });
    await at.desk.apply();
    slow.resolve();
    await look;
    await at.desk.see(({ lines }) => lines[0]?.view.state === 'confirmed');
    await at.desk.see(() => at.panelReads() === 2, 'the reading of the panel');
    expect(panel()).toMatchObject({ data: { ECOM: 'ALLOWED' } });
  });
});
