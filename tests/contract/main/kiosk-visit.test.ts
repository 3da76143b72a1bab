import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import type { KioskView } from '../../../src/shared/ipc/kiosk.ts';
import { startTestApp } from '../../support/app.ts';
import { startTestKiosk, type TestKiosk, viewsIn } from '../../support/kiosk.ts';
import { personTagged } from '../../support/people.ts';

let training: Training;
let kiosk: TestKiosk;
beforeEach(async () => {
  training = await startTraining();
});
afterEach(async () => {
  await kiosk.close();
  await training.close();
});

type Choice = NonNullable<KioskView['visit']>['choices'][number];

const choiceIn = (view: KioskView, fits: (choice: Choice) => boolean): Choice => {
  const found = view.visit?.choices.find(fits);
  if (found === undefined) throw new Error('there is no such choice');
  return found;
};
const isChannel = (channel: string) => (choice: Choice) => choice.channel === channel;
const isOver = ({ visit }: KioskView): boolean => visit?.sending === null && visit.results.length > 0;

const two = () => personTagged(training, 'two-cards');
const enter = (person = two()) => kiosk.enter(person.mobile, person.cards[0]?.number.slice(-6) ?? '');

/** Asks, says yes, and waits for what comes of it. */
const change = async (choice: Choice, language = 'en' as const): Promise<KioskView> => {
  expect(await kiosk.code('ask', { choice: choice.id, to: choice.to })).toBeNull();
  expect(await kiosk.code('answer', { yes: true, language })).toBeNull();
  return kiosk.until(isOver);
};

describe('a visit at a kiosk', () => {
  it('goes through its phases, and each change is asked for by itself', async () => {
    kiosk = await startTestKiosk({}, { upstreams: training });
    const view = await enter();
    const atm = choiceIn(view, isChannel('ATM'));
    expect(atm).toMatchObject({
      kind: 'card-usage.set',
      group: 'airpay',
      now: 'on',
      to: 'off',
      cannot: null,
    });
    expect(await kiosk.code('ask', { choice: atm.id, to: 'off' })).toBeNull();
    expect((await kiosk.view()).visit).toMatchObject({
      asked: { choice: atm.id, now: 'on', to: 'off', consent: null },
      sending: null,
      results: [],
    });
    expect(training.ledger.entries().filter(({ call }) => /set|put/i.test(call))).toEqual([]);
    expect(await kiosk.code('answer', { yes: true, language: 'en' })).toBeNull();
    const after = await kiosk.until(isOver);
    expect(after.visit).toMatchObject({
      asked: null,
      results: [
        {
          choice: atm.id,
          from: 'on',
          to: 'off',
          state: 'confirmed',
          number: expect.stringMatching(/^\w{8}$/),
        },
      ],
    });
    expect(
      choiceIn(await kiosk.until((now) => choiceIn(now, isChannel('ATM')).now === 'off'), isChannel('ATM')),
    ).toMatchObject({ to: 'on' });
    expect(await kiosk.code('end', {})).toBeNull();
    const phases = viewsIn(kiosk.events).map(({ phase }) => phase);
    expect(phases.filter((phase, at) => phase !== phases[at - 1])).toEqual([
      'waiting',
      'proof',
      'visit',
      'waiting',
    ]);
    expect(new Set(kiosk.events.map(({ name }) => name))).not.toContain('visits.changed');
  });

  it('sends nothing after a no, and nothing of a question that another one took the place of', async () => {
    kiosk = await startTestKiosk({}, { upstreams: training });
    const view = await enter();
    const [first, second] = [choiceIn(view, isChannel('ATM')), choiceIn(view, isChannel('POS'))];
    await kiosk.code('ask', { choice: first.id, to: first.to });
    expect(await kiosk.code('answer', { yes: false, language: 'en' })).toBeNull();
    expect((await kiosk.view()).visit).toMatchObject({ asked: null, results: [] });
    expect(await kiosk.code('answer', { yes: true, language: 'en' })).toBe('visit.gone');
    await kiosk.code('ask', { choice: first.id, to: first.to });
    const after = await change(second);
    expect(after.visit?.results).toMatchObject([{ choice: second.id, state: 'confirmed' }]);
    expect(choiceIn(after, isChannel('ATM')).now).toBe('on');
  });

  it('takes the next change as soon as it was told what came of the one before', async () => {
    kiosk = await startTestKiosk({}, { upstreams: training });
    const view = await enter();
    for (const [nth, channel] of ['ATM', 'POS', 'ECOM'].entries()) {
      const choice = choiceIn(view, isChannel(channel));
      expect(await kiosk.code('ask', { choice: choice.id, to: choice.to })).toBeNull();
      expect(await kiosk.code('answer', { yes: true, language: 'en' })).toBeNull();
      await kiosk.until(({ visit }) => visit?.sending === null && visit.results.length === nth + 1);
    }
    expect((await kiosk.view()).visit?.results.map(({ state }) => state)).toEqual([
      'confirmed',
      'confirmed',
      'confirmed',
    ]);
  });

  it('says that something is so already, and that something is not there', async () => {
    kiosk = await startTestKiosk({}, { upstreams: training });
    const atm = choiceIn(await enter(), isChannel('ATM'));
    expect(await kiosk.code('ask', { choice: atm.id, to: 'on' })).toBe('change.no-difference');
    expect(await kiosk.code('ask', { choice: 'nothing', to: 'on' })).toBe('visit.gone');
    expect((await kiosk.view()).visit?.asked).toBeNull();
  });

  it('shows what is read as it asks, not what was so when the visit began', async () => {
    kiosk = await startTestKiosk({}, { upstreams: training });
    const view = await enter();
    const person = two();
    const desk = await startTestApp({ upstreams: training });
    await desk.open(person.mobile);
    await desk.must('drafts.put', {
      request: { kind: 'card-usage.set', channel: 'ATM', status: 'NOTALLOWED' },
    });
    await desk.until(({ basket }) => basket.every(({ busy }) => busy === null) || null);
    await desk.apply();
    await desk.close();
    const atm = choiceIn(view, isChannel('ATM'));
    expect(await kiosk.code('ask', { choice: atm.id, to: 'off' })).toBe('change.no-difference');
    expect(choiceIn(await kiosk.view(), isChannel('ATM'))).toMatchObject({ now: 'off', to: 'on' });
  });

  it('is on record as the kiosk’s, and WM is told the same', async () => {
    kiosk = await startTestKiosk({}, { upstreams: training });
    const text = choiceIn(await enter(), (one) => one.channel === 'Text' && one.now === 'on');
    await change(text);
    await kiosk.code('end', {});
    const desk = await startTestApp({ upstreams: training });
    const visit = await desk.open(two().mobile);
    expect(JSON.stringify(visit.panels.wm)).toContain('"optIn":"N","modifiedBy":"kiosk"');
    await desk.close();
  });
});
