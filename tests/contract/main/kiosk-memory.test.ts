import { createReadStream, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TrainingPerson } from '../../../src/main/training/population/person.ts';
import { type KioskChild, startKioskChild } from '../../support/kiosk/child.ts';

let kiosk: KioskChild;
beforeEach(async () => {
  kiosk = await startKioskChild();
});
afterEach(() => kiosk.end());

/** Every value that is this customer's alone. */
const valuesOf = (person: TrainingPerson): readonly string[] => [
  ...[person.mobile, person.mobile.slice(2), person.email ?? person.name, person.name],
  ...[person.capillaryId, person.airpayEntityId, person.wmCustomerId],
  ...person.identifiers.map(({ value }) => value),
  ...person.cards.map(({ number }) => number),
  // So few digits are in many a number by chance: as a text of their own they are the customer's.
  ...person.cards.map(({ number }) => `"${number.slice(-6)}"`),
];

/** How often each value is in a file; those that are not in it are left out. */
const foundIn = async (file: string, values: readonly string[]): Promise<Record<string, number>> => {
  const found: Record<string, number> = {};
  let rest = '';
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 22 })) {
    const text = rest + String(chunk);
    for (const value of values) {
      const times = text.split(value).length - 1;
      if (times > 0) found[value] = (found[value] ?? 0) + times;
    }
    rest = text.slice(-40);
  }
  return found;
};

const left = async (values: readonly string[]): Promise<Record<string, number>> => {
  const file = join(kiosk.folder, 'main.heapsnapshot');
  await kiosk.snapshot(file);
  const found = await foundIn(file, values);
  rmSync(file);
  return found;
};

it('after the end of a visit nothing of the customer is in the memory of main', async () => {
  const people = kiosk.strangers(10);
  const [first] = people;
  if (first === undefined) throw new Error('nobody');
  await kiosk.visit(first, true);
  // The search can find: while the visit goes on, all of it is there.
  const during = await left(valuesOf(first));
  for (const value of [first.mobile, first.name, first.capillaryId]) expect(during[value]).toBeGreaterThan(0);
  await kiosk.call('kiosk.end', {});
  expect(await left(valuesOf(first))).toEqual({});
  // A scan of the next card ends the visit before it, and so does a proof that is never given.
  for (const person of people.slice(1)) await kiosk.visit(person, false);
  await kiosk.call('kiosk.begin', { text: first.mobile });
  await kiosk.call('kiosk.end', {});
  expect(await left(people.flatMap(valuesOf))).toEqual({});
}, 180_000);
