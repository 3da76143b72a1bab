import { describe, expect, it } from 'vitest';
import { confirmAccepted, observe } from '../../../../src/main/changes/read-back.ts';
import { createFakeClock } from '../../../support/clock.ts';
import { preferenceChange, usageChange } from './a-change.ts';
import { createFakeKind, type Seen } from './fake-kind.ts';

const never = new AbortController().signal;

describe('reading an accepted change back', () => {
  it.each<[readonly Seen[], readonly number[], string]>([
    [['requested'], [0], 'confirmed'],
    [['prior', 'requested'], [0, 1_000], 'confirmed'],
    [['prior', 'prior', 'requested'], [0, 1_000, 3_000], 'confirmed'],
    [['prior', 'other', 'prior'], [0, 1_000, 3_000], 'contradicted'],
    [['unavailable', 'prior', 'prior'], [0, 1_000, 3_000], 'accepted'],
    [['untold'], [0], 'accepted'],
  ])('that shows %j is done at %j ms and comes to %s', async (seen, times, outcome) => {
    const clock = createFakeClock(0);
    const at: number[] = [];
    const item = usageChange();
    const { kind } = createFakeKind({
      see: (_change, look) => {
        at.push(clock.now());
        return seen[look - 1] ?? 'other';
      },
    });
    const verdicts = confirmAccepted({ kind, items: [item], expectation: null }, clock, never);
    await clock.advance(10_000);
    expect((await verdicts).get(item.change.id)?.outcome).toBe(outcome);
    expect(at).toEqual(times);
  });

  it('does not take back what one of several changes has come to while it waits for the others', async () => {
    const clock = createFakeClock(0);
    const [first, second] = [preferenceChange('1'), preferenceChange('2')];
    const { kind } = createFakeKind({
      name: 'communication.set',
      combines: true,
      see: ({ id }, look) =>
        id === first.change.id ? (look === 1 ? 'requested' : 'prior') : look === 3 ? 'requested' : 'prior',
    });
    const verdicts = confirmAccepted({ kind, items: [first, second], expectation: null }, clock, never);
    await clock.advance(10_000);
    expect([...(await verdicts).values()].map(({ outcome }) => outcome)).toEqual(['confirmed', 'confirmed']);
  });

  it('ends at once, with what it knows, when the app closes', async () => {
    const clock = createFakeClock(0);
    const ending = new AbortController();
    const [first, second] = [preferenceChange('1'), preferenceChange('2')];
    const { kind } = createFakeKind({ see: ({ id }) => (id === first.change.id ? 'requested' : 'prior') });
    const verdicts = confirmAccepted(
      { kind, items: [first, second], expectation: null },
      clock,
      ending.signal,
    );
    await clock.advance(0);
    ending.abort(new Error('closing'));
    expect([...(await verdicts).keys()]).toEqual([first.change.id]);
  });
});

describe('one reading back', () => {
  it('saw nothing of a change where the kind throws or leaves it out', async () => {
    const item = usageChange();
    const throwing = createFakeKind({ see: () => Promise.reject(new Error('no')) }).kind;
    const silent = { ...throwing, readBack: async () => [] };
    for (const kind of [throwing, silent]) {
      const seen = await observe({ kind, items: [item], expectation: null });
      expect(seen.get(item.change.id)).toMatchObject({
        seen: 'unavailable',
        problem: { code: 'read-back.unavailable', data: { upstream: 'airpay' } },
      });
    }
  });
});
