import { describe, expect, it } from 'vitest';
import { createEmitter } from '../../src/main/ipc/events.ts';
import { problem } from '../../src/shared/domain/problem.ts';
import { ASHA, line } from '../support/renderer-stage/fixtures.ts';
import { keptLog } from './ipc-calls.ts';

const CANARY = 'canary-3f9c1b-secret';

const emitter = () => {
  const sent: unknown[] = [];
  const { faults, log } = keptLog();
  return { sent, faults, emit: createEmitter({ send: (name, payload) => sent.push([name, payload]), log }) };
};

describe('an event', () => {
  it('is sent when it is what the contract says', () => {
    const { sent, faults, emit } = emitter();
    emit('visits.changed', { open: null, recent: [] });
    expect(sent).toEqual([['visits.changed', { open: null, recent: [] }]]);
    expect(faults).toEqual([]);
  });

  it('is noted and not sent when it holds more', () => {
    const { sent, faults, emit } = emitter();
    const payload = { open: null, recent: [], token: CANARY };
    emit('visits.changed', payload);
    expect(sent).toEqual([]);
    expect(faults).toEqual([{ name: 'visits.changed', fault: 'unfit-event', at: 'token' }]);
  });

  it('is noted and not sent when it is not plain data', () => {
    const { sent, faults, emit } = emitter();
    emit('activity.changed', Object.create({ token: CANARY }));
    expect(sent).toEqual([]);
    expect(faults).toEqual([{ name: 'activity.changed', fault: 'unfit-event', at: null }]);
  });

  it('has a fault on the line that does not fit, and everything else as it is', () => {
    const { sent, faults, emit } = emitter();
    const good = line({ changeId: 'good', summary: { kind: 'card.generate', series: 'Gold' } });
    const bad = {
      ...good,
      changeId: 'bad',
      notes: [problem('internal', { status: Number.POSITIVE_INFINITY })],
    };
    emit('visits.changed', { open: { ...ASHA, basket: [good, bad] }, recent: [] });
    expect(faults).toHaveLength(1);
    expect(sent).toMatchObject([
      [
        'visits.changed',
        {
          open: {
            customer: { name: ASHA.customer.name },
            basket: [
              { changeId: 'good', reason: null },
              { changeId: 'bad', state: good.state, busy: null, reason: { code: 'internal' }, notes: [] },
            ],
          },
        },
      ],
    ]);
  });

  it('has a fault in the panel that is too large to be shown, and the other panels', () => {
    const { sent, emit } = emitter();
    if (ASHA.panels.capillary.state !== 'ready') throw new Error('no cards');
    const [card] = ASHA.panels.capillary.data.cards;
    if (card === undefined) throw new Error('no card');
    const cards = Array.from({ length: 150_000 }, () => card);
    const panel = { ...ASHA.panels.capillary, data: { ...ASHA.panels.capillary.data, cards } };
    emit('visits.changed', { open: { ...ASHA, panels: { ...ASHA.panels, capillary: panel } }, recent: [] });
    expect(sent).toMatchObject([
      [
        'visits.changed',
        {
          open: {
            panels: {
              capillary: {
                state: 'failed',
                problem: { code: 'net.too-large', data: { upstream: 'capillary' } },
              },
              airpay: { state: ASHA.panels.airpay.state },
            },
          },
        },
      ],
    ]);
  });
});
