import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TrainingPerson } from '../../../src/main/training/population/person.ts';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import { maskCard, maskValue } from '../../../src/shared/domain/mask.ts';
import { CALL_NAMES, type CallName } from '../../../src/shared/ipc/names.ts';
import { startTestKiosk, type TestKiosk } from '../../support/kiosk.ts';
import { personTagged } from '../../support/people.ts';
import { FITTING } from '../ipc-calls.ts';

let training: Training;
let kiosk: TestKiosk;
let out: string[] = [];
beforeAll(async () => {
  training = await startTraining();
  kiosk = await startTestKiosk(
    { tries: { identifier: [...Array<number>(49).fill(0), 1], device: [...Array<number>(49).fill(0), 1] } },
    { upstreams: training, onEvent: (name, payload) => out.push(`${name} ${JSON.stringify(payload)}`) },
  );
  await kiosk.until(({ closed }) => closed === null);
});
afterAll(async () => {
  await kiosk.close();
  await training.close();
});

const people = (): readonly TrainingPerson[] =>
  ['two-cards', 'one-card', 'text-opt-out', 'many-cards', 'suspended-card'].map((tag) =>
    personTagged(training, tag),
  );

/** Every value of a customer, whole, masked and as a proof. */
const valuesOf = (person: TrainingPerson): readonly string[] =>
  [
    ...[person.name, person.firstName ?? '', person.mobile, person.mobile.slice(2), person.mobile.slice(-6)],
    ...[person.email, person.capillaryId, person.airpayEntityId, person.wmCustomerId],
    ...person.identifiers.flatMap(({ type, value }) => [value, maskValue(type, value)]),
    ...person.cards.flatMap(({ number }) => [number, number.slice(-6), maskCard(number)]),
  ].flatMap((value) => (value === null || value.length <= 2 ? [] : [value]));

const calls = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('begin' as const), who: fc.nat(4), by: fc.nat(3) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('prove' as const),
      digits: fc.integer({ min: 200_000, max: 299_999 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('call' as const), name: fc.constantFrom(...CALL_NAMES) }),
  },
);

it('without a proof no answer and no event holds a value of anybody, in whatever order calls come', async () => {
  let made = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(calls, { minLength: 60, maxLength: 60 }), async (all) => {
      out = [];
      const late: Promise<void>[] = [];
      const ask = async (name: CallName, input: unknown): Promise<void> => {
        made += 1;
        out.push(`${name} ${JSON.stringify(await kiosk.app.routed(name, input))}`);
      };
      for (const one of all) {
        if (one.do === 'begin') {
          const person = people()[one.who];
          const texts = [person?.mobile, person?.cards[0]?.number, person?.email, person?.wmCustomerId];
          await ask('kiosk.begin', { text: texts[one.by] ?? 'x', scanned: one.by === 1 });
        } else if (one.do === 'prove') late.push(ask('kiosk.prove', { digits: String(one.digits) }));
        else await ask(one.name, FITTING[one.name]);
        await ask('kiosk.state', {});
      }
      await ask('kiosk.end', {});
      await Promise.all(late);
      const told = out.join('\n');
      for (const value of people().flatMap(valuesOf))
        expect([value, told.includes(value)]).toEqual([value, false]);
      expect(told).not.toContain('"phase":"visit"');
    }),
    { numRuns: 15, endOnFailure: true },
  );
  expect(made).toBeGreaterThan(1_500);
}, 120_000);
