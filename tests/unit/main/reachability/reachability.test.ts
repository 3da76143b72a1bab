import { describe, expect, it } from 'vitest';
import { createReachability } from '../../../../src/main/reachability/reachability.ts';
import type { UpstreamName } from '../../../../src/shared/domain/upstream.ts';
import type { ReachabilityView } from '../../../../src/shared/ipc/answer-views.ts';
import { createFakeClock } from '../../../support/clock.ts';

const begin = (...upstreams: readonly UpstreamName[]) => {
  const clock = createFakeClock(0);
  const told: ReachabilityView[] = [];
  /** The upstreams to which no connection can be made. */
  const cut = new Set<UpstreamName>();
  const probed: string[] = [];
  const returned: string[] = [];
  const ending = new AbortController();
  const reachability = createReachability({
    upstreams,
    clock,
    probe: async (upstream) => {
      probed.push(`${clock.now()} ${upstream}`);
      return !cut.has(upstream);
    },
    signal: ending.signal,
    onChange: (view) => told.push(view),
    onReturn: (upstream) => returned.push(`${clock.now()} ${upstream}`),
  });
  return { clock, told, cut, probed, returned, ending, reachability };
};

it('nothing is claimed before the first call', () => {
  const { reachability } = begin('airpay', 'wm');
  expect(reachability.view()).toEqual({
    upstreams: [
      { upstream: 'airpay', reachable: null, since: 0 },
      { upstream: 'wm', reachable: null, since: 0 },
    ],
    offline: false,
  });
});

it('it is offline when none of the upstreams can be reached, and only then', () => {
  const { reachability } = begin('airpay', 'wm');
  reachability.note('airpay', false);
  expect(reachability.view().offline).toBe(false);
  reachability.note('wm', false);
  expect(reachability.view().offline).toBe(true);
  reachability.note('airpay', true);
  expect(reachability.view().offline).toBe(false);
});

it('only a change is told, with when it came', async () => {
  const { reachability, clock, told } = begin('wm');
  await clock.advance(10);
  reachability.note('wm', true);
  await clock.advance(10);
  reachability.note('wm', true);
  await clock.advance(10);
  reachability.note('wm', false);
  expect(told.map(({ upstreams }) => upstreams[0])).toEqual([
    { upstream: 'wm', reachable: true, since: 10 },
    { upstream: 'wm', reachable: false, since: 30 },
  ]);
});

it('an upstream that is off is not spoken of, and without any nobody is offline', () => {
  const { reachability, told } = begin();
  reachability.note('wm', false);
  expect(reachability.view()).toEqual({ upstreams: [], offline: false });
  expect(told).toEqual([]);
});

describe('connect probes', () => {
  it('each second while a write is in flight find a cut cable within two, and end with the write', async () => {
    const { reachability, clock, cut, told, probed } = begin('airpay', 'wm');
    const end = reachability.sending();
    await clock.advance(400);
    expect(probed).toEqual(['0 airpay', '0 wm']);
    cut.add('airpay').add('wm');
    await clock.advance(1_000);
    expect(reachability.view().offline).toBe(true);
    expect(told.at(-1)?.upstreams.map(({ since }) => since)).toEqual([1_000, 1_000]);
    cut.clear();
    await clock.advance(1_000);
    expect(reachability.view().offline).toBe(false);
    end();
    await clock.advance(1_000);
    const before = probed.length;
    await clock.advance(60_000);
    expect(probed.length).toBe(before);
    expect(clock.sleeping()).toBe(0);
  });

  it('go on while an upstream is down, and tell when it can be reached again', async () => {
    const { reachability, clock, cut, returned, probed } = begin('airpay', 'wm');
    cut.add('wm');
    reachability.note('wm', false);
    await clock.advance(5_500);
    expect(returned).toEqual([]);
    cut.clear();
    await clock.advance(1_000);
    expect(returned).toEqual(['6000 wm']);
    const before = probed.length;
    await clock.advance(60_000);
    expect(probed.length).toBe(before);
  });

  it('tell whether an upstream that did not answer can be reached at all', async () => {
    const { reachability, clock, cut } = begin('airpay');
    reachability.note('airpay', true);
    reachability.doubt();
    await clock.advance(0);
    expect(reachability.view().offline).toBe(false);
    cut.add('airpay');
    reachability.doubt();
    await clock.advance(0);
    expect(reachability.view().offline).toBe(true);
  });

  it('know less than a call that ended since they began', async () => {
    const gate = Promise.withResolvers<boolean>();
    const clock = createFakeClock(0);
    const reachability = createReachability({
      upstreams: ['wm'],
      clock,
      probe: () => gate.promise,
      signal: new AbortController().signal,
      onChange: () => {},
      onReturn: () => {},
    });
    const probed = reachability.probe();
    reachability.note('wm', true);
    gate.resolve(false);
    await probed;
    expect(reachability.view().upstreams[0]?.reachable).toBe(true);
  });

  it('end when the app closes', async () => {
    const { reachability, clock, cut, ending, told } = begin('wm');
    cut.add('wm');
    reachability.note('wm', false);
    await clock.advance(10);
    ending.abort(new Error('closing'));
    cut.clear();
    await clock.advance(10_000);
    expect(clock.sleeping()).toBe(0);
    expect(told.length).toBe(1);
  });
});
