import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPipeline } from '../../../../src/main/changes/pipeline.ts';
import type { Progress } from '../../../../src/main/changes/progress.ts';
import type { RecordedChange } from '../../../../src/main/journal/events.ts';
import type { ChangeKind, Reply } from '../../../../src/main/ports/change-kind.ts';
import type { Change } from '../../../../src/shared/domain/change.ts';
import { createFakeClock } from '../../../support/clock.ts';
import { realIds } from '../../../support/ids.ts';
import { openTestJournal, type TestJournal } from '../../../support/journal.ts';
import { until } from '../../../support/until.ts';
import { createFakeKind, type FakeKindScript, reply } from './fake-kind.ts';

let clock: ReturnType<typeof createFakeClock>;
let test: TestJournal;
beforeEach(async () => {
  clock = createFakeClock(1_800_000_000_000);
  test = await openTestJournal(clock);
});
afterEach(() => test.close());

const CUSTOMER = { key: 'capillary:1', ids: { capillary: '1' } };

const recorded = (ask: Pick<Change, 'kind' | 'payload'>, after?: string): RecordedChange => ({
  change: { id: realIds.v7(), ...ask, customer: CUSTOMER, prior: null, operator: 'asha', draftedAt: 1 },
  summary: { kind: 'card.link', card: null, series: 'Gold' },
  ...(after === undefined ? {} : { after }),
});

/** A number that is to be generated, and the link of it. */
const entry = () => {
  const maker = recorded({ kind: 'card.generate', payload: { seriesId: 101, statusLabel: null } });
  const link = recorded(
    { kind: 'card.link', payload: { cardNumber: null, statusLabel: null } },
    maker.change.id,
  );
  return { maker, link };
};

const begin = (makes: FakeKindScript, links: FakeKindScript = {}) => {
  const maker = createFakeKind({ ...makes, name: 'card.generate' });
  const checkedNumbers: unknown[] = [];
  const linker = createFakeKind({
    ...links,
    name: 'card.link',
    check: (changes) => {
      for (const { payload } of changes)
        checkedNumbers.push('cardNumber' in payload ? payload.cardNumber : null);
      return links.check?.(changes) ?? [];
    },
  });
  const link: ChangeKind = {
    ...linker.kind,
    following: ({ change, summary }, gave) => ({
      change: { ...change, payload: { cardNumber: gave, statusLabel: null } },
      summary: { ...summary, kind: 'card.link', card: `•••• ${gave.slice(-4)}`, series: 'Gold' },
    }),
  };
  const pipeline = createPipeline({
    kinds: new Map([
      ['card.generate', maker.kind],
      ['card.link', link],
    ]),
    ...{ journal: test.journal, clock, ids: realIds, deadlineMs: 15_000 },
  });
  const lines = new Map<string, Partial<Progress>>();
  const report = (progress: Progress): void => {
    lines.set(progress.changeId, { ...lines.get(progress.changeId), ...progress });
  };
  const apply = async (...items: readonly RecordedChange[]): Promise<void> => {
    let done = false;
    const applied = pipeline.apply(items, report).finally(() => {
      done = true;
    });
    while (!done) {
      await until(() => done || clock.sleeping() > 0, 'the end of applying');
      if (!done) await clock.advance(1_000);
    }
    await applied;
  };
  return { pipeline, lines, apply, maker, linker, checkedNumbers };
};

const made: FakeKindScript = { send: (): Reply => reply('accepted', { gave: '6011000050000001' }) };

describe('a step after another one', () => {
  it('is sent with what the step before gave, and is on record with it', async () => {
    const { apply, lines, checkedNumbers } = begin(made);
    const { maker, link } = entry();
    await apply(maker, link);
    expect(lines.get(link.change.id)).toMatchObject({
      state: 'confirmed',
      became: { change: { payload: { cardNumber: '6011000050000001' } }, summary: { card: '•••• 0001' } },
    });
    expect(checkedNumbers).toEqual(['6011000050000001']);
    const record = await test.journal.change(link.change.id);
    expect(record?.recorded).toMatchObject({
      after: maker.change.id,
      change: { payload: { cardNumber: '6011000050000001' } },
    });
  });

  it.each<readonly [string, FakeKindScript]>([
    ['was rejected', { send: () => reply('rejected') }],
    ['was not sent', { send: () => reply('not-sent') }],
    ['is unknown', { send: () => reply('unknown'), see: () => 'unavailable' }],
    ['is accepted, and not confirmed', { ...made, see: () => 'untold' }],
    ['is contradicted', { ...made, see: () => 'prior' }],
    [
      'was blocked',
      {
        check: ([one]) =>
          one ? [[one.id, [{ level: 'block', problem: { code: 'internal', data: {} }, owners: [] }]]] : [],
      },
    ],
  ])('does not begin when the one before %s', async (_, script) => {
    const { apply, lines, linker } = begin(script);
    const { maker, link } = entry();
    await apply(maker, link);
    expect(lines.get(link.change.id)).toMatchObject({ state: 'refused', reason: { code: 'step.not-done' } });
    expect(linker.asked).toEqual([]);
  });

  it('goes on from a step that was confirmed earlier, which is not made again', async () => {
    let rejects = true;
    const {
      apply,
      lines,
      maker: made1,
      linker,
    } = begin(made, {
      send: () => (rejects ? reply('rejected') : reply('accepted')),
    });
    const { maker, link } = entry();
    await apply(maker, link);
    expect(lines.get(link.change.id)?.state).toBe('rejected');
    rejects = false;
    const again = {
      ...recorded({ kind: 'card.link', payload: { cardNumber: null, statusLabel: null } }, maker.change.id),
      retryOf: link.change.id,
    };
    await apply(again);
    expect(lines.get(again.change.id)?.state).toBe('confirmed');
    expect(made1.attempts).toHaveLength(1);
    expect(linker.attempts).toHaveLength(2);
  });

  it.each<readonly [string, Reply['outcome'], 'refused' | 'confirmed']>([
    ['was taken back since', 'accepted', 'refused'],
    ['may have been taken back since', 'unknown', 'refused'],
    ['was to be taken back, which was rejected', 'rejected', 'confirmed'],
  ])(
    'once it was held up, goes on only from a step that is still done: one that %s',
    async (_, undone, end) => {
      const replies: Reply['outcome'][] = ['rejected', undone, 'accepted'];
      const { apply, lines, linker } = begin(made, {
        send: () => reply(replies.shift() ?? 'unknown'),
        see: () => (undone === 'unknown' ? 'unavailable' : 'requested'),
      });
      const { maker, link } = entry();
      await apply(maker, link);
      expect(lines.get(link.change.id)?.state).toBe('rejected');
      // The kind does not matter to the record: this is what takes the first step back.
      const back = recorded({ kind: 'card.link', payload: { cardNumber: '6011', statusLabel: null } });
      await apply({ ...back, undoOf: maker.change.id });
      const again = {
        ...recorded({ kind: 'card.link', payload: { cardNumber: null, statusLabel: null } }, maker.change.id),
        retryOf: link.change.id,
      };
      await apply(again);
      expect(lines.get(again.change.id)).toMatchObject({
        state: end,
        ...(end === 'refused' ? { reason: { code: 'step.undone' } } : {}),
      });
      expect(linker.attempts).toHaveLength(end === 'refused' ? 2 : 3);
    },
  );

  it('does not begin when the one before was confirmed some time ago, and does not show any more', async () => {
    let shows = true;
    const { apply, lines, linker } = begin({ ...made, see: () => (shows ? 'requested' : 'prior') });
    const { maker, link } = entry();
    await apply(maker);
    await clock.advance(60_000);
    shows = false;
    await apply(link);
    expect(lines.get(link.change.id)).toMatchObject({ state: 'refused', reason: { code: 'step.not-seen' } });
    expect(linker.asked).toEqual([]);
    shows = true;
    await apply(link);
    expect(lines.get(link.change.id)?.state).toBe('confirmed');
  });

  it('does not begin when the one before went again a moment after it was confirmed, by a change of its own', async () => {
    let shows = true;
    let rejects = true;
    const { apply, lines, linker } = begin(
      { ...made, see: () => (shows ? 'requested' : 'prior') },
      { send: () => reply(rejects ? 'rejected' : 'accepted') },
    );
    const { maker, link } = entry();
    await apply(maker, link);
    expect(lines.get(link.change.id)?.state).toBe('rejected');
    rejects = false;
    shows = false;
    const again = {
      ...recorded({ kind: 'card.link', payload: { cardNumber: null, statusLabel: null } }, maker.change.id),
      retryOf: link.change.id,
    };
    await apply(again);
    expect(lines.get(again.change.id)).toMatchObject({ state: 'refused', reason: { code: 'step.not-seen' } });
    expect(linker.attempts).toHaveLength(1);
  });

  it('takes what the step right before it in one apply was confirmed with, without another look', async () => {
    let looks = 0;
    const { apply, lines } = begin({
      ...made,
      see: () => {
        looks += 1;
        return 'requested';
      },
    });
    const { maker, link } = entry();
    await apply(maker, link);
    expect(lines.get(link.change.id)?.state).toBe('confirmed');
    expect(looks).toBe(1);
  });

  it('counts the last try of the step before', async () => {
    const outcomes: Reply['outcome'][] = ['rejected', 'accepted'];
    const { apply, lines } = begin({
      send: () => reply(outcomes.shift() ?? 'unknown', { gave: '6011000050000002' }),
    });
    const { maker, link } = entry();
    await apply(maker);
    const again = {
      ...recorded({ kind: 'card.generate', payload: { seriesId: 101, statusLabel: null } }),
      retryOf: maker.change.id,
    };
    await apply(again);
    await apply(link);
    expect(lines.get(link.change.id)).toMatchObject({
      state: 'confirmed',
      became: { change: { payload: { cardNumber: '6011000050000002' } } },
    });
  });

  it('is judged after the steps that it waits for while it is a draft, and after what is on record else', async () => {
    const { pipeline, checkedNumbers } = begin(made);
    const { maker, link } = entry();
    expect(await pipeline.preview(link, [maker.change])).toEqual([]);
    expect(checkedNumbers).toEqual([null]);
    expect(await pipeline.preview(link)).toMatchObject([
      { level: 'block', problem: { code: 'step.not-done' } },
    ]);
  });

  it('does not begin when the journal cannot tell what came of the one before', async () => {
    const { apply, lines } = begin(made);
    const { maker, link } = entry();
    await apply(maker);
    const { change } = test.journal;
    Object.assign(test.journal, { change: () => Promise.reject(new Error('the disk')) });
    await apply(link);
    Object.assign(test.journal, { change });
    expect(lines.get(link.change.id)).toMatchObject({ state: 'refused', reason: { code: 'step.not-done' } });
  });
});
