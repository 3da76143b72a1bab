import { describe, expect, it } from 'vitest';
import { createEmitter } from '../../../../src/main/ipc/events.ts';
import { createKnownParts } from '../../../../src/main/ipc/known-parts.ts';
import { REPLY_LIMITS } from '../../../../src/main/ipc/router.ts';
import type { LineView, VisitsView } from '../../../../src/shared/ipc/views.ts';
import { ASHA, line } from '../../../support/renderer-stage/fixtures.ts';
import { until } from '../../../support/until.ts';

const aLine = (nth: number, more: Partial<LineView> = {}): LineView =>
  line({ changeId: `change-${nth}`, summary: { kind: 'card.generate', series: 'Gold' }, ...more });

const linesOf = (count: number): readonly LineView[] => Array.from({ length: count }, (_, nth) => aLine(nth));

const visitsWith = (basket: readonly LineView[]): VisitsView => ({
  open: { ...ASHA, basket: [...basket] },
  recent: [],
});

/** Lets every part of the visits pass. */
const lookAt = (known: ReturnType<typeof createKnownParts>, visits: VisitsView): number => {
  const unknown = known.unknownOf(visits);
  for (const part of unknown) known.look(part);
  return unknown.length;
};

describe('what has passed the contract', () => {
  it.each([2, 500])('is not looked at again: of %d lines the one that changed', (count) => {
    const known = createKnownParts(REPLY_LIMITS);
    const lines = linesOf(count);
    // Each panel is a part of its own.
    expect(lookAt(known, visitsWith(lines))).toBe(count + 3);
    expect(lookAt(known, visitsWith(lines))).toBe(0);
    const changed = lines.with(1, aLine(1, { state: 'confirmed' }));
    expect(lookAt(known, visitsWith(changed))).toBe(1);
    expect(known.fitting(visitsWith(changed))).toEqual(visitsWith(changed));
  });

  it('leaves as a copy, and as the same one', () => {
    const known = createKnownParts(REPLY_LIMITS);
    const visits = visitsWith(linesOf(3));
    lookAt(known, visits);
    const [first, second] = [known.fitting(visits), known.fitting(visits)] as [VisitsView, VisitsView];
    expect(first.open?.basket[0]).not.toBe(visits.open?.basket[0]);
    expect(first.open?.basket[0]).toBe(second.open?.basket[0]);
  });

  it.each([
    ['a member too many', { token: 'secret' }],
    ['a state that is none', { state: 'done' }],
    ['a number that is none', { at: Number.NaN }],
  ])('is no line with %s', (_, more) => {
    const known = createKnownParts(REPLY_LIMITS);
    const visits = visitsWith([aLine(0), { ...aLine(1), ...more } as LineView]);
    lookAt(known, visits);
    expect(known.fitting(visits)).toBeNull();
  });

  it('counts with its bytes: what is too large is too large each time', () => {
    const known = createKnownParts({ ...REPLY_LIMITS, bytes: 20_000 });
    const visits = visitsWith(linesOf(80));
    lookAt(known, visits);
    expect(JSON.stringify(visits).length).toBeGreaterThan(20_000);
    expect([known.fitting(visits), known.fitting(visits)]).toEqual([null, null]);
  });
});

describe('telling the visits', () => {
  const emitter = () => {
    const sent: VisitsView[] = [];
    const emit = createEmitter({
      send: (_name, payload) => sent.push(payload as VisitsView),
      log: () => {},
    });
    return { sent, emit };
  };

  it('is done at once where little is new', () => {
    const { sent, emit } = emitter();
    emit('visits.changed', visitsWith(linesOf(10)));
    expect(sent.length).toBe(1);
  });

  it('of hundreds of new lines goes out in the end, and the last that was told meanwhile after it', async () => {
    const { sent, emit } = emitter();
    const lines = linesOf(500);
    const [first, second, third] = [
      visitsWith(lines),
      visitsWith(lines.with(7, aLine(7, { state: 'sending' }))),
      visitsWith(lines.with(7, aLine(7, { state: 'confirmed' }))),
    ];
    for (const one of [first, second, third]) emit('visits.changed', one);
    await until(() => sent.length === 2, 'both tellings');
    expect(sent).toEqual([first, third]);
    emit('visits.changed', second);
    expect(sent.length).toBe(3);
  });

  it('leaves the thread to others meanwhile', async () => {
    const { sent, emit } = emitter();
    let turns = 0;
    const count = (): void => {
      turns += 1;
      if (sent.length === 0) setImmediate(count);
    };
    setImmediate(count);
    emit('visits.changed', visitsWith(linesOf(4_000)));
    await until(() => sent.length === 1, 'the telling');
    expect(turns).toBeGreaterThan(2);
  });

  it('says a fault on the one line of hundreds that does not fit', async () => {
    const { sent, emit } = emitter();
    const bad = { ...aLine(3), notes: [{ code: 'internal', data: { n: Number.NaN } }] } as LineView;
    emit('visits.changed', visitsWith(linesOf(200).with(3, bad)));
    await until(() => sent.length === 1, 'the telling');
    expect(sent[0]?.open?.basket.filter(({ reason }) => reason !== null).map((one) => one.changeId)).toEqual([
      'change-3',
    ]);
  });
});
