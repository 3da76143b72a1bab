import { describe, test } from 'vitest';
import type { VisitView } from '../../../src/shared/ipc/views.ts';
import { startTestApp } from '../../support/app.ts';
import { ONE_OF_EACH, stageOne } from '../../support/one-of-each.ts';
import { personTagged } from '../../support/people.ts';

/** How late each reply to a write is, in milliseconds: read-backs count from the reply, not from the request. */
const REPLY_AFTER = 150;

/** What the panels say about the customer, without when it was read and what was tried. */
const shownOf = ({ panels: { airpay, capillary, wm } }: VisitView): unknown => ({
  cardUsage:
    airpay.state === 'ready' && airpay.data.channels.map(({ channel, status }) => ({ channel, status })),
  cards: capillary.state === 'ready' && capillary.data,
  communication: wm.state === 'ready' && wm.data,
});

describe('a yes that nothing came of', () => {
  test.concurrent.for(ONE_OF_EACH)('$kind', { timeout: 30_000 }, async (one, { expect }) => {
    const app = await startTestApp();
    try {
      const before = await app.open(personTagged(app.training, 'two-cards').mobile);
      await stageOne(app, before, one);
      await app.training.faults.set(one.upstream, { fault: 'yes-without-effect', call: one.call });
      await app.training.faults.set(one.upstream, {
        fault: 'delay',
        ms: REPLY_AFTER,
        when: 'after',
        call: one.call,
      });

      await app.must('drafts.apply', {});
      const states: string[] = [];
      const after = await app.until((visit) => {
        states.push(...visit.basket.map(({ state }) => state));
        return !visit.applying && visit.basket.every(({ busy }) => busy === null) && visit;
      }, 20_000);

      expect(after.basket).toMatchObject([{ state: 'contradicted', reason: { code: 'read-back.other' } }]);
      expect(states).not.toContain('confirmed');
      const { items } = await app.must('activity.ofCustomer', { limit: 10 });
      expect(items).toMatchObject([{ outcome: 'contradicted', requestId: after.basket[0]?.requestId }]);
      expect(shownOf(after)).toEqual(shownOf(before));

      const { ledger } = app.training;
      expect(ledger.entries({ applied: true })).toEqual([]);
      const [write, ...more] = ledger.entries({ upstream: one.upstream, call: one.call });
      expect(more).toEqual([]);
      const repliedAt = (write?.at ?? 0) + REPLY_AFTER;
      for (const call of one.reads) {
        const since = ledger
          .entries({ upstream: one.upstream, call })
          .map(({ at }) => at - repliedAt)
          .filter((ms) => ms >= 0)
          // A look at a customer asks both sources at once.
          .filter((_, at) => call !== 'customer' || at % 2 === 0);
        expect(since.length, call).toBeGreaterThanOrEqual(3);
        expect(since[0], call).toBeLessThan(1_000);
        expect(since[1], call).toBeGreaterThanOrEqual(1_000);
        expect(since[2], call).toBeGreaterThanOrEqual(3_000);
      }
    } finally {
      await app.close();
    }
  });
});
