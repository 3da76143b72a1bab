import { describe, expect, it } from 'vitest';
import { createCustomerTokens } from '../../../../src/main/credentials/tokens/customer-tokens.ts';
import { readNow } from '../../../../src/main/ports/clock.ts';
import { running, SECOND_LOOK } from '../../../fault-lab/clocks/running.ts';
import { until } from '../../../support/until.ts';
import { usageChange } from '../changes/a-change.ts';
import { reply } from '../changes/fake-kind.ts';
import { openDesk } from '../visits/a-desk.ts';
import { asha } from '../visits/people.ts';

const HOUR = 3_600_000;

describe('a machine that sleeps for a night', () => {
  const NIGHT = 8 * HOUR;

  it('has waited for none of what has to be waited for', async () => {
    const { clock, pipeline, came, report, close } = await running({
      send: () => reply('unknown'),
      see: () => 'prior',
    });
    const item = usageChange();
    await pipeline.apply([item], report);
    clock.suspend(NIGHT);
    await pipeline.readBack(item.change.id);
    await clock.advance(SECOND_LOOK - 1);
    expect(came.at(-1)?.state).toBe('unknown');
    await close();
  });

  it('keeps nothing fresh, no offer and no token of a customer', async () => {
    const desk = await openDesk();
    const read = readNow(desk.clock);
    const tokens = createCustomerTokens(desk.clock);
    tokens.keep('CUST0001', 'visit', 'token');
    desk.clock.suspend(NIGHT);
    expect(tokens.of('CUST0001')).toBeNull();
    await desk.begin({ told: { customer: asha, unread: [] }, read });
    await desk.see(desk.isRead);
    expect(desk.asked).toContain('record 4001');
    const id = await desk.draftAtm();
    const offer = () => desk.now().lines.find(({ change }) => change.id === id)?.view.undo;
    desk.basket.apply();
    // One is made when it is accepted, and one in its place when it is confirmed.
    await until(() => JSON.stringify(offer()) === '{"can":true,"offer":2}', 'the offer');
    desk.clock.suspend(NIGHT);
    await desk.clock.advance(5_000);
    expect(offer()).toBeUndefined();
    await desk.close();
  });
});
