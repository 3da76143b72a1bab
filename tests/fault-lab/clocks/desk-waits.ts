import { readNow } from '../../../src/main/ports/clock.ts';
import { UNDO_MS } from '../../../src/main/visits/undo-offers.ts';
import { until } from '../../support/until.ts';
import { openDesk } from '../../unit/main/visits/a-desk.ts';
import { asha } from '../../unit/main/visits/people.ts';
import { differs } from '../differs.ts';
import type { Wait } from './wait.ts';

const rereads =
  (ms: number, again: boolean): Wait['run'] =>
  async (step) => {
    const desk = await openDesk();
    const read = readNow(desk.clock);
    desk.clock.step(step());
    await desk.clock.advance(ms);
    await desk.begin({ told: { customer: asha, unread: [] }, read });
    await desk.see(desk.isRead);
    await desk.close();
    return differs('whether it is read again', again, desk.asked.includes('record 4001'));
  };

/** What an operator is offered, and what of a customer is still fresh. */
export const DESK_WAITS: readonly Wait[] = [
  {
    name: 'the offer to undo, for 30 s',
    run: async (step) => {
      const desk = await openDesk();
      await desk.begin();
      await desk.see(desk.isRead);
      const id = await desk.draftAtm();
      const offer = () => desk.now().lines.find(({ change }) => change.id === id)?.view.undo;
      desk.basket.apply();
      // One is made when it is accepted, and one in its place when it is confirmed.
      await until(() => JSON.stringify(offer()) === '{"can":true,"offer":2}', 'the offer');
      desk.clock.step(step());
      await desk.clock.advance(UNDO_MS - 1);
      const before = offer()?.can ?? null;
      desk.clock.step(step());
      await desk.clock.advance(1);
      const after = offer() ?? null;
      await desk.close();
      return [...differs('the offer before its end', true, before), ...differs('after it', null, after)];
    },
  },
  { name: 'what a search read, fresh until 10 s', run: rereads(9_999, false) },
  { name: 'what a search read, read again after 10 s', run: rereads(10_000, true) },
];
