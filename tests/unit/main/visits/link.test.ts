import { afterEach, describe, expect, it } from 'vitest';
import type { RecordedChange } from '../../../../src/main/journal/events.ts';
import type { Reply } from '../../../../src/main/ports/change-kind.ts';
import type { Outcome } from '../../../../src/shared/domain/outcome.ts';
import type { ChangeAsk, ChangeSummary } from '../../../../src/shared/kinds/kinds.ts';
import { realIds } from '../../../support/ids.ts';
import { reply, type Seen } from '../changes/fake-kind.ts';
import { openDesk } from './a-desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
afterEach(() => desk.close());

/** A desk after a start: what was done before is in the journal alone. */
const open = async (
  linked: () => Reply = () => reply('accepted'),
  see: () => Seen = () => 'requested',
): Promise<void> => {
  const none = { inverse: () => ({ none: { code: 'undo.stays', data: {} } as const }) };
  desk = await openDesk({}, {}, [
    { name: 'card.generate', see, ...none },
    { name: 'card.add', see, ...none },
    { name: 'card.link', send: linked },
  ]);
  await desk.begin();
  await desk.see(desk.isRead);
};

const GENERATED: readonly [ChangeAsk, ChangeSummary] = [
  { kind: 'card.generate', payload: { seriesId: 7, statusLabel: null } },
  { kind: 'card.generate', series: 'Gold' },
];
const ADDED: readonly [ChangeAsk, ChangeSummary] = [
  { kind: 'card.add', payload: { cardNumber: 'OLD-CARD-0077', seriesId: 7, statusLabel: null } },
  { kind: 'card.add', card: '•••• 0077', series: 'Gold' },
];
const ATM: readonly [ChangeAsk, ChangeSummary] = [
  { kind: 'card-usage.set', payload: { channel: 'ATM', status: 'NOTALLOWED' } },
  { kind: 'card-usage.set', channel: 'ATM', from: 'ALLOWED', to: 'NOTALLOWED' },
];

/** Records a change that an earlier run made; gives its id. */
const made = async (
  [ask, summary]: readonly [ChangeAsk, ChangeSummary],
  outcome: Outcome = 'confirmed',
  after?: string,
): Promise<string> => {
  const [changeId, attemptId] = [realIds.v7(), realIds.v7()];
  const recorded: RecordedChange = {
    change: {
      ...ask,
      ...{ id: changeId, customer: desk.now().keys, prior: 'absent', operator: 'asha.op', draftedAt: 1 },
    },
    summary,
    ...(after === undefined ? {} : { after }),
  };
  await desk.test.journal.append(
    {
      type: 'attempt.intended',
      ...{ attemptId, upstream: 'capillary', requestId: realIds.v7(), operator: 'asha.op' },
      ...{ recorded: [recorded], expectation: {} },
    },
    {
      type: 'attempt.replied',
      attemptId,
      reply: reply('accepted', ask.kind === 'card.generate' ? { gave: 'GEN-CARD-0042' } : {}),
    },
    { type: 'change.concluded', changeId, outcome, reason: null, notes: [] },
  );
  return changeId;
};

const checked = () => desk.see(({ lines }) => lines.every(({ view }) => view.busy === null), 'the check');

describe('a card that was made and whose link never came', () => {
  it.each([
    ['generated', GENERATED, '0042'],
    ['added', ADDED, '0077'],
  ] as const)(
    'is linked from there, when it was %s: a draft after it, sent by Apply',
    async (_, of, digits) => {
      await open();
      const id = await made(of);
      expect(await desk.followUps.link(id)).toMatchObject({ ok: true });
      await checked();
      expect(desk.now().lines).toMatchObject([
        {
          change: { kind: 'card.link' },
          summary: { card: `•••• ${digits}`, series: 'Gold' },
          links: { after: id },
          view: { state: 'draft' },
        },
      ]);
      await desk.apply();
      expect(desk.now().lines).toMatchObject([{ view: { state: 'confirmed' } }]);
      expect((await desk.test.journal.change(id))?.stoodOnBy).toBe(desk.now().lines[0]?.change.id);
    },
  );

  it('is offered once while the link is in the basket, and again when it was taken out', async () => {
    await open();
    const id = await made(GENERATED);
    const first = await desk.followUps.link(id);
    if (!first.ok) throw new Error(first.problem.code);
    expect(await desk.followUps.link(id)).toMatchObject({ problem: { code: 'link.already' } });
    desk.basket.remove(first.value.changeId);
    expect(desk.now().lines).toEqual([]);
    expect(await desk.followUps.link(id)).toMatchObject({ ok: true });
  });

  it('is offered again when the link came to nothing, and no more when it came to something', async () => {
    let sent = 0;
    await open(() => {
      sent += 1;
      return reply(sent === 1 ? 'rejected' : 'accepted');
    });
    const id = await made(GENERATED);
    for (const state of ['rejected', 'confirmed']) {
      expect(await desk.followUps.link(id)).toMatchObject({ ok: true });
      await checked();
      await desk.apply();
      expect(desk.now().lines.at(-1)?.view.state).toBe(state);
    }
    expect(await desk.followUps.link(id)).toMatchObject({ problem: { code: 'link.already' } });
  });

  it('is not offered where an earlier run linked it, or may have', async () => {
    await open();
    for (const outcome of ['confirmed', 'accepted', 'unknown'] as const) {
      const id = await made(GENERATED);
      await made(ATM, outcome, id);
      expect(await desk.followUps.link(id), outcome).toMatchObject({ problem: { code: 'link.already' } });
    }
  });

  it('is offered again where the link is unknown and a person says that it was not made', async () => {
    await open();
    const id = await made(GENERATED);
    const changeId = await made(ATM, 'unknown', id);
    await desk.test.journal.append({
      ...{ type: 'change.looked-at', changeId, operator: 'ravi', found: 'not-made', note: null },
    });
    expect(await desk.followUps.link(id)).toMatchObject({ ok: true });
    expect(await desk.followUps.link(id)).toMatchObject({ problem: { code: 'link.already' } });
  });

  it('is read back first where it was accepted and the app ended before it was seen', async () => {
    await open();
    const id = await made(GENERATED, 'accepted');
    expect(await desk.followUps.link(id)).toMatchObject({ ok: true });
    expect(await desk.test.journal.change(id)).toMatchObject({ outcome: 'confirmed' });
    await checked();
    await desk.apply();
    expect(desk.now().lines).toMatchObject([{ view: { state: 'confirmed' } }]);
  });

  it.each(['prior', 'other', 'untold', 'unavailable'] as const)(
    'is not linked where it was accepted and the look shows it as %s',
    async (seen) => {
      await open(undefined, () => seen);
      const id = await made(GENERATED, 'accepted');
      expect(await desk.followUps.link(id)).toMatchObject({ problem: { code: 'link.not-possible' } });
      expect(await desk.test.journal.change(id)).toMatchObject({ outcome: 'accepted' });
      expect(desk.now().lines).toEqual([]);
    },
  );

  it('is nothing but a card that was made', async () => {
    await open();
    for (const id of [await made(ATM), await made(GENERATED, 'unknown'), await made(ADDED, 'rejected')])
      expect(await desk.followUps.link(id)).toMatchObject({ problem: { code: 'link.not-possible' } });
    expect(await desk.followUps.link('nobody')).toMatchObject({ problem: { code: 'visit.gone' } });
    expect(desk.now().lines).toEqual([]);
  });
});

describe('an undo after a start', () => {
  it('of a step that a later one stands on is refused, and possible once nothing stands on it', async () => {
    await open();
    const kept = await made(ATM);
    await made(ATM, 'not-applied', kept);
    expect(await desk.followUps.undo(kept)).toMatchObject({ ok: true });
    await desk.see(({ applying }) => !applying, 'the end of applying');
    const stood = await made(ATM);
    await made(ATM, 'confirmed', stood);
    expect(await desk.followUps.undo(stood)).toMatchObject({ problem: { code: 'undo.step-first' } });
  });

  it('of a card that stays says so, whether it is linked or not', async () => {
    await open();
    const id = await made(GENERATED);
    await made(ATM, 'confirmed', id);
    expect(await desk.followUps.undo(id)).toMatchObject({ problem: { code: 'undo.stays' } });
  });
});
