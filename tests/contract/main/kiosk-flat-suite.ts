import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KioskChild, startKioskChild } from '../../support/kiosk/child.ts';
import type { Held } from '../../support/kiosk-child.ts';

/** Of these there are a few in the whole app, and each visit has some of its own. */
const FEW = ['Map', 'Set', 'AbortController', 'AbortSignal', 'EventEmitter', 'Timeout'] as const;

/** Of these there are very many, and some come and go with a connection. */
const MANY = ['all', 'closure', 'Promise', 'Object', 'Array'] as const;

/** What grew from one to the other by more than what comes and goes: a visit may leave nothing. */
const grownIn = (before: Held, after: Held, visits: number): Readonly<Record<string, number>> => {
  const by = (name: string): number => (after.objects[name] ?? 0) - (before.objects[name] ?? 0);
  const grown = [
    ...FEW.map((name) => [name, by(name), visits / 2] as const),
    ...MANY.map((name) => [name, by(name), visits * 20] as const),
    ...Object.entries(after.resources).map(
      ([name, count]) => [name, count - (before.resources[name] ?? 0), visits / 2] as const,
    ),
  ];
  return Object.fromEntries(grown.flatMap(([name, more, most]) => (more > most ? [[name, more]] : [])));
};

const isGrown = (...held: Parameters<typeof grownIn>): boolean => Object.keys(grownIn(...held)).length > 0;

/**
 * Visits to one kiosk, one after another: of all that a visit makes nothing is left.
 * @param everyMs a visit begins so often; 0: as soon as the one before has ended
 * @param plants whether it is shown too that a leak would be seen
 */
export const flatSuite = ({
  visits,
  everyMs,
  plants,
}: {
  readonly visits: number;
  readonly everyMs: number;
  readonly plants: boolean;
}): void => {
  describe(`${visits} visits to a kiosk`, () => {
    let kiosk: KioskChild;
    beforeAll(async () => {
      kiosk = await startKioskChild({
        loaded: [new URL('../../support/kiosk/many-visits.ts', import.meta.url)],
      });
    });
    afterAll(() => kiosk.end());

    const serve = async (count: number, each = everyMs): Promise<void> => {
      const people = kiosk.strangers(15);
      for (let nth = 0; nth < count; nth += 1) {
        const next = pause(each);
        const person = people[nth % people.length];
        if (person === undefined) throw new Error('nobody');
        await kiosk.visit(person, nth % 10 === 0);
        await kiosk.call('kiosk.end', {});
        await next;
      }
    };

    /** What is still under way as it is measured is gone when it is measured again. */
    const settled = async (before: Held): Promise<Held> => {
      let after = await kiosk.measure();
      for (let again = 0; again < 5 && isGrown(before, after, visits); again += 1) {
        await pause(200);
        after = await kiosk.measure();
      }
      return after;
    };

    it(
      `leave nothing in the memory of main${plants ? ', and what one would leave is seen' : ''}`,
      async () => {
        // Every customer has been there once: what may be kept of them is.
        await serve(15, 0);
        const before = await kiosk.measure();
        await serve(visits);
        const after = await settled(before);
        process.stdout.write(
          `${visits} visits: ${before.heapBytes} bytes of heap, then ${after.heapBytes}; ` +
            `${before.objects.all} things, then ${after.objects.all}\n`,
        );
        expect(grownIn(before, after, visits)).toEqual({});
        expect(after.heapBytes - before.heapBytes).toBeLessThan(2_000_000 + visits * 2_000);
        if (!plants) return;
        await kiosk.plant();
        await serve(30, 0);
        const planted = grownIn(after, await kiosk.measure(), 30);
        process.stdout.write(`planted, over 30 visits: ${JSON.stringify(planted)}\n`);
        for (const name of ['Map', 'all', 'closure']) expect(planted[name] ?? 0).toBeGreaterThan(0);
      },
      60_000 + visits * (everyMs + 500),
    );
  });
};
