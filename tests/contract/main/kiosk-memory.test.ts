import { type ChildProcess, fork } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TrainingPerson } from '../../../src/main/training/population/person.ts';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import type { KioskView } from '../../../src/shared/ipc/kiosk.ts';
import type { CallName } from '../../../src/shared/ipc/names.ts';
import type { ToKioskChild } from '../../support/kiosk-child.ts';

let training: Training;
let folder = '';
let child: ChildProcess;

beforeEach(async () => {
  training = await startTraining();
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-kiosk-memory-'));
  child = fork(new URL('../../support/kiosk-child.ts', import.meta.url), {
    execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const { baseUrls, credentials } = training;
  await ask({ do: 'start', training: { baseUrls, credentials }, folder });
});
afterEach(async () => {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await ask({ do: 'stop' });
  child.disconnect();
  await ended;
  await training.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (message: ToKioskChild): Promise<unknown> =>
  new Promise((resolve, reject) => {
    child.once('message', (answer: { value?: unknown; error?: string }) =>
      answer.error === undefined ? resolve(answer.value) : reject(new Error(answer.error)),
    );
    child.send(message);
  });

const call = async (name: CallName, input: object): Promise<unknown> => {
  const answer = (await ask({ do: 'call', name, input })) as { ok: boolean; value?: unknown };
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return answer.value;
};

const until = async (fits: (view: KioskView) => boolean): Promise<KioskView> => {
  for (let nth = 0; nth < 400; nth += 1) {
    const view = (await call('kiosk.state', {})) as KioskView;
    if (fits(view)) return view;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('not reached');
};

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

const visit = async (person: TrainingPerson, sends: boolean): Promise<void> => {
  await call('kiosk.begin', { text: person.mobile });
  await call('kiosk.prove', { digits: person.cards[0]?.number.slice(-6) ?? '' });
  const view = await until((now) => now.visit?.systems.every(({ state }) => state !== 'reading') === true);
  if (!sends) return;
  for (const group of ['airpay', 'wm']) {
    const choice = view.visit?.choices.find((one) => one.group === group && one.now === 'on');
    if (choice === undefined) throw new Error(`nothing to change at ${group}`);
    await call('kiosk.ask', { choice: choice.id, to: choice.to });
    await call('kiosk.answer', { yes: true, language: 'en' });
    await until((now) => now.visit?.sending === null && now.visit.results.length > 0);
  }
};

/**
 * Customers whose values stand in no file of the source, as the well-known ones of training do, with enough of them that no
 * two are alike.
 */
const strangers = (count: number): readonly TrainingPerson[] => {
  const usual = ['in', 'plain', 'two-places'];
  const found = training.people
    .slice(20)
    .filter(
      ({ tags, cards }) =>
        tags.includes('in') && cards.length > 0 && tags.every((tag) => usual.includes(tag)),
    );
  if (found.length < count) throw new Error(`only ${found.length} customers will do`);
  return found.slice(0, count);
};

const left = async (values: readonly string[]): Promise<Record<string, number>> => {
  const file = join(folder, 'main.heapsnapshot');
  await ask({ do: 'snapshot', file });
  const found = await foundIn(file, values);
  rmSync(file);
  return found;
};

it('after the end of a visit nothing of the customer is in the memory of main', async () => {
  const people = strangers(10);
  const [first] = people;
  if (first === undefined) throw new Error('nobody');
  await visit(first, true);
  // The search can find: while the visit goes on, all of it is there.
  const during = await left(valuesOf(first));
  for (const value of [first.mobile, first.name, first.capillaryId]) expect(during[value]).toBeGreaterThan(0);
  await call('kiosk.end', {});
  expect(await left(valuesOf(first))).toEqual({});
  // A scan of the next card ends the visit before it, and so does a proof that is never given.
  for (const person of people.slice(1)) await visit(person, false);
  await call('kiosk.begin', { text: first.mobile });
  await call('kiosk.end', {});
  expect(await left(people.flatMap(valuesOf))).toEqual({});
}, 180_000);
