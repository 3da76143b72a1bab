import { describe, expect, it } from 'vitest';
import { stillWorks } from '../../../../src/renderer/features/customer/still-works.ts';
import { problem } from '../../../../src/shared/domain/problem.ts';
import type { VisitView } from '../../../../src/shared/ipc/views.ts';
import { ASHA } from '../../../support/renderer-stage/fixtures.ts';

const asha = (panels: Partial<VisitView['panels']>): VisitView => ({
  ...ASHA,
  panels: { ...ASHA.panels, ...panels },
});

const down = { state: 'failed', problem: problem('net.deadline'), since: 1 } as const;

describe('what still works when a system is down', () => {
  it('is every other system that shows what it holds now', () =>
    expect(stillWorks(asha({ airpay: down }), 'airpay')).toEqual(['capillary', 'wm']));

  it('leaves out one that is off, still read, or down too', () =>
    expect(
      stillWorks(asha({ airpay: down, capillary: { state: 'off' }, wm: { state: 'loading' } }), 'airpay'),
    ).toEqual([]));

  it('leaves out one that shows only what was so before', () => {
    const { wm } = ASHA.panels;
    if (wm.state !== 'ready') throw new Error('The fixture is ready');
    const stale = { ...wm, stale: problem('net.deadline') };
    expect(stillWorks(asha({ airpay: down, wm: stale }), 'airpay')).toEqual(['capillary']);
  });
});
