import { describe, expect, it } from 'vitest';
import { createLanes } from '../../../../src/main/changes/lanes.ts';
import { createFakeClock } from '../../../support/clock.ts';

const recorder = () => {
  const clock = createFakeClock(0);
  const log: string[] = [];
  const work = (name: string, ms: number) => async () => {
    log.push(`${clock.now()} ${name} begins`);
    await clock.sleep(ms);
    log.push(`${clock.now()} ${name} ends`);
    return name;
  };
  return { clock, log, work };
};

describe('work for customers', () => {
  it('goes one after another for one customer and side by side for two', async () => {
    const { clock, log, work } = recorder();
    const lanes = createLanes();
    const all = [
      lanes.run('asha', work('asha 1', 10)),
      lanes.run('ravi', work('ravi 1', 15)),
      lanes.run('asha', work('asha 2', 10)),
    ];
    await clock.advance(100);
    expect(await Promise.all(all)).toEqual(['asha 1', 'ravi 1', 'asha 2']);
    expect(log).toEqual([
      '0 asha 1 begins',
      '0 ravi 1 begins',
      '10 asha 1 ends',
      '10 asha 2 begins',
      '15 ravi 1 ends',
      '20 asha 2 ends',
    ]);
  });

  it('goes on for a customer after some of it failed', async () => {
    const lanes = createLanes();
    const failed = lanes.run('asha', () => Promise.reject(new Error('no')));
    const next = lanes.run('asha', async () => 'done');
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('done');
  });
});
