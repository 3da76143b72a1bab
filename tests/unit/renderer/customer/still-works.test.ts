import { describe, expect, it } from 'vitest';
import { stillWorks } from '../../../../src/renderer/features/customer/still-works.ts';
import { problem } from '../../../../src/shared/domain/problem.ts';
import { ASHA } from '../../../support/renderer-stage/fixtures.ts';

const down = { state: 'failed', problem: problem('net.deadline'), since: 1 } as const;

describe('what still works when a system is down', () => {
  it('is every other system that shows what it holds now', () =>
    expect(stillWorks({ ...ASHA, cardUsage: down }, 'airpay')).toEqual(['capillary', 'wm']));

  it('leaves out one that is off, still read, or down too', () =>
    expect(
      stillWorks(
        { ...ASHA, cardUsage: down, cards: { state: 'off' }, communication: { state: 'loading' } },
        'airpay',
      ),
    ).toEqual([]));

  it('leaves out one that shows only what was so before', () => {
    const { communication } = ASHA;
    if (communication.state !== 'ready') throw new Error('The fixture is ready');
    const stale = { ...communication, stale: problem('net.deadline') };
    expect(stillWorks({ ...ASHA, cardUsage: down, communication: stale }, 'airpay')).toEqual(['capillary']);
  });
});
