import { describe, expect, it } from 'vitest';
import { createEmitter } from '../../src/main/ipc/events.ts';
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
});
