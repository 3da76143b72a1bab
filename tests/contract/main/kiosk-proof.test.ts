import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrainingPerson } from '../../../src/main/training/population/person.ts';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import type { KioskView } from '../../../src/shared/ipc/kiosk.ts';
import { startTestApp } from '../../support/app.ts';
import { startTestKiosk, type TestKiosk } from '../../support/kiosk.ts';
import { personTagged } from '../../support/people.ts';

let training: Training;
beforeAll(async () => {
  training = await startTraining();
});
afterAll(() => training.close());

/** So many tries that the device is no part of it. */
const PATIENT = { tries: { device: [...Array<number>(49).fill(0), 1] } };

const two = (): TrainingPerson => personTagged(training, 'two-cards');
const endOf = (number: string | undefined, length = 6): string => (number ?? '').slice(-length);

/** The grid of answers, in milliseconds: written down a second time. */
const GRID_MS = 2_000;

/** What a customer sees of three wrong tries and one more: answers, views and the tick of the grid at which each came. */
const seenOf = async (kiosk: TestKiosk, text: string, digits: readonly string[], scanned = false) => {
  await kiosk.until(({ closed }) => closed === null);
  kiosk.forgetEvents();
  const begun = performance.now();
  const seen: unknown[] = [await kiosk.app.routed('kiosk.begin', { text, scanned }), await kiosk.view()];
  for (const one of digits) {
    seen.push(await kiosk.app.routed('kiosk.prove', { digits: one }));
    seen.push(Math.round((performance.now() - begun) / GRID_MS));
    seen.push(await kiosk.view());
  }
  // What is told of the systems is nobody's.
  const told = kiosk.events.filter(({ name }) => name !== 'reachability.changed');
  seen.push(told.map(({ name, payload }) => [name, payload]));
  await kiosk.code('end', {});
  return seen;
};

describe('before the proof', () => {
  it('nobody can tell who exists: same words, same views, same events, same moments', async () => {
    const WRONG = ['000000', '999998', '123456'];
    const person = two();
    const texts: Readonly<Record<string, string>> = {
      'a customer': person.mobile,
      'the same as it is dialed here': `0${person.mobile.slice(2)}`,
      nobody: '919811111111',
      'somebody who has no card': `+${personTagged(training, 'no-cards').mobile}`,
      'somebody whose card is suspended': `+${personTagged(training, 'suspended-card').mobile}`,
    };
    const cards: Readonly<Record<string, string>> = {
      'a card': person.cards[0]?.number ?? '',
      'no card': '6011999999999999',
      nothing: 'xyz',
      'another text': '%%%',
    };
    const kiosks = await Promise.all(
      [...Object.values(texts), ...Object.values(cards)].map(() =>
        startTestKiosk(PATIENT, { upstreams: training }),
      ),
    );
    const run = (of: typeof texts, from: number) =>
      Promise.all(
        Object.values(of).map(async (text, at) => {
          const kiosk = kiosks[from + at];
          if (kiosk === undefined) throw new Error('too few');
          return seenOf(kiosk, text, WRONG);
        }),
      );
    try {
      const [byMobile, byCard] = [await run(texts, 0), await run(cards, Object.keys(texts).length)];
      for (const seen of byMobile) expect(seen).toEqual(byMobile[0]);
      for (const seen of byCard) expect(seen).toEqual(byCard[0]);
      // It is a difference of what is asked for alone, and three wrong ones make everybody wait.
      expect(JSON.stringify(byMobile[0])).toContain('last-six-of-card');
      expect(JSON.stringify(byCard[0])).toContain('last-six-of-mobile');
      expect(byMobile[0]?.at(-2)).toMatchObject({ phase: 'proof', wait: 60 });
    } finally {
      await Promise.all(kiosks.map((kiosk) => kiosk.close()));
    }
  }, 120_000);

  it('a right proof is not taken while there is a wait, and says the same', async () => {
    const kiosk = await startTestKiosk({}, { upstreams: training });
    const person = two();
    const right = endOf(person.cards[0]?.number);
    await seenOf(kiosk, person.mobile, ['000000', '000000', '000000']);
    expect(await kiosk.code('begin', { text: person.mobile })).toBeNull();
    expect((await kiosk.view()).wait).toBeGreaterThan(50);
    expect(await kiosk.code('prove', { digits: right })).toBe('kiosk.not-recognized');
    expect((await kiosk.view()).phase).toBe('proof');
    await kiosk.close();
  }, 60_000);
});

/** Whether digits prove to be whoever holds a text. */
const proves = async (kiosk: TestKiosk, text: string, digits: string, scanned = false): Promise<boolean> => {
  await kiosk.until(({ closed }) => closed === null);
  await kiosk.app.must('kiosk.begin', { text, scanned });
  const code = await kiosk.code('prove', { digits });
  const { phase }: KioskView = await kiosk.view();
  await kiosk.code('end', {});
  expect([code, phase]).toEqual(code === null ? [null, 'visit'] : ['kiosk.not-recognized', 'proof']);
  return code === null;
};

describe('a proof', () => {
  let kiosk: TestKiosk;
  beforeAll(async () => {
    kiosk = await startTestKiosk(
      { tries: { ...PATIENT.tries, identifier: [...Array<number>(49).fill(0), 1] } },
      { upstreams: training },
    );
  });
  afterAll(() => kiosk.close());

  it('is the end of any card that its holder can use, or of the mobile after a card', async () => {
    const { mobile, cards } = two();
    expect(await proves(kiosk, mobile, endOf(cards[0]?.number))).toBe(true);
    expect(await proves(kiosk, mobile, endOf(cards[1]?.number))).toBe(true);
    expect(await proves(kiosk, cards[1]?.number ?? '', endOf(mobile))).toBe(true);
    expect(await proves(kiosk, cards[0]?.number ?? '', endOf(mobile), true)).toBe(true);
    // In the digits of another script, as its keypad has them.
    const arabic = endOf(mobile).replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));
    expect(await proves(kiosk, cards[0]?.number ?? '', arabic)).toBe(true);
  }, 60_000);

  it('is nothing that stands in what was typed, nor four digits of the six', async () => {
    const { mobile, cards } = two();
    expect(await proves(kiosk, mobile, endOf(mobile))).toBe(false);
    expect(await proves(kiosk, mobile, endOf(cards[0]?.number, 4))).toBe(false);
    expect(await proves(kiosk, cards[0]?.number ?? '', endOf(cards[1]?.number))).toBe(false);
    expect(await proves(kiosk, two().email ?? 'x@example.in', endOf(mobile))).toBe(false);
    expect(await proves(kiosk, two().airpayEntityId, endOf(mobile))).toBe(false);
  }, 60_000);

  it('is not there for whoever has no card', async () => {
    const cardless = personTagged(training, 'no-cards');
    for (const digits of ['000000', endOf(cardless.mobile)])
      expect(await proves(kiosk, `+${cardless.mobile}`, digits)).toBe(false);
  }, 60_000);

  it('is asked for anew: what was proved before opens nothing for the next', async () => {
    const { mobile, cards } = two();
    await kiosk.enter(mobile, endOf(cards[0]?.number));
    const other = training.people.find(({ tags, mobile: one }) => tags.includes('in') && one !== mobile);
    expect(await kiosk.code('begin', { text: other?.mobile ?? '' })).toBeNull();
    expect(await kiosk.view()).toMatchObject({ phase: 'proof', visit: null });
    expect(await kiosk.code('prove', { digits: endOf(cards[0]?.number) })).toBe('kiosk.not-recognized');
    await kiosk.code('end', {});
    expect(await kiosk.code('prove', { digits: endOf(cards[0]?.number) })).toBe('kiosk.over');
  }, 60_000);
});

it('a card that was suspended opens nothing, and proves nothing', async () => {
  const own = await startTraining();
  const person = personTagged(own, 'two-cards');
  const desk = await startTestApp({ upstreams: own });
  const visit = await desk.open(person.mobile);
  const { capillary } = visit.panels;
  const ref = capillary.state === 'ready' ? (capillary.data.cards[0]?.ref ?? '') : '';
  const labels = await desk.must('cards.labels', { purpose: 'suspend' });
  await desk.must('drafts.put', {
    request: { kind: 'card.suspend', card: ref, label: labels[0]?.label ?? '', reason: 'Lost' },
  });
  await desk.until(({ basket }) => basket.every(({ busy }) => busy === null) || null);
  await desk.apply();
  const after = await desk.until(({ panels }) => panels.capillary.state === 'ready' && panels.capillary);
  const lost =
    after.state === 'ready' ? after.data.cards.findIndex(({ status }) => status === 'SUSPENDED') : -1;
  expect(lost).toBeGreaterThanOrEqual(0);
  await desk.close();
  const number = person.cards[lost]?.number ?? '';
  const good = person.cards[1 - lost]?.number ?? '';
  const kiosk = await startTestKiosk(PATIENT, { upstreams: own });
  expect(await proves(kiosk, number, endOf(person.mobile), true)).toBe(false);
  expect(await proves(kiosk, person.mobile, endOf(number))).toBe(false);
  expect(await proves(kiosk, person.mobile, endOf(good))).toBe(true);
  await kiosk.close();
  await own.close();
}, 60_000);
