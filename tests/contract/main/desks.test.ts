import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { ONE_OF_EACH } from '../../support/one-of-each.ts';
import { personTagged } from '../../support/people.ts';

const PIN = '135792';

let training: Training;
let app: TestApp;
let told: { name: string; payload: unknown }[];
beforeAll(async () => {
  training = await startTraining();
});
afterAll(() => training.close());
beforeEach(async () => {
  await training.reset();
  told = [];
  app = await startTestApp({
    upstreams: training,
    onEvent: (name, payload) => void told.push({ name, payload }),
  });
});
afterEach(() => app.close());

const signIn = (id: string) => app.must('operators.signIn', { id, pin: PIN });

it('what is answered after somebody left reaches nobody, whoever came', async () => {
  const { mobile } = personTagged(training, 'two-cards');
  // The answer comes after the leaving, however fast the one and slow the other.
  await training.faults.set('capillary', { fault: 'delay', ms: 1_500 });
  for (const leave of [
    async () => app.lock(),
    () => app.must('operators.signOut', {}),
    () => signIn('second.op'),
  ]) {
    await signIn('test.op');
    const found = app.call('customers.find', { text: mobile });
    await leave();
    expect(await found).toEqual({ ok: false, problem: { code: 'operators.left', data: {} } });
  }
});

it('what one person has open is told to nobody else, and means nothing at their desk', async () => {
  const first = personTagged(training, 'two-cards');
  const visit = await app.open(first.mobile);
  const refs = [...new Set(JSON.stringify(visit).match(/"ref":"[^"]+"/g))].map((found) => found.slice(7, -1));
  const request = await ONE_OF_EACH[0]?.request(app, visit);
  if (request === undefined) throw new Error('there is no kind');
  const { changeId } = await app.must('drafts.put', { request });
  app.lock();
  told = [];
  await signIn('second.op');
  expect(await app.must('visits.state', {})).toEqual({ open: null, recent: [] });
  await app.open(personTagged(training, 'merge-target').mobile);
  expect(JSON.stringify(told)).not.toContain(first.name);
  expect(refs.length).toBeGreaterThan(3);
  for (const ref of refs) {
    for (const request of [
      { kind: 'identifier.remove', identifier: ref },
      { kind: 'communication.set', selection: ref, optIn: 'N' },
      { kind: 'card.delink', card: ref, label: 'Lost', reason: 'Lost' },
    ] as const)
      expect(await app.call('drafts.put', { request })).toMatchObject({ ok: false });
    expect(await app.call('cards.history', { card: ref })).toMatchObject({ ok: false });
  }
  expect(await app.call('visits.reopen', { visit: visit.customer.visit })).toMatchObject({ ok: false });
  // Nothing here is called that: nothing is removed, here or elsewhere.
  await app.call('drafts.remove', { changeId: changeId ?? '' });

  await signIn('test.op');
  const back = await app.until((now) => now.basket.every(({ busy }) => busy === null) && now);
  expect(back.customer).toMatchObject({ visit: visit.customer.visit, name: first.name });
  expect(back.basket).toMatchObject([{ changeId, state: 'draft' }]);
});
