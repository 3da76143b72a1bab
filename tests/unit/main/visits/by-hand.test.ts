import { afterEach, describe, expect, it } from 'vitest';
import { recoveredOf } from '../../../../src/main/changes/recovered.ts';
import { until } from '../../../support/until.ts';
import { createFakeKind, type FakeKindScript, reply } from '../changes/fake-kind.ts';
import { openDesk } from './a-desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
afterEach(() => desk.close());

const NOT_MADE = { found: 'not-made', note: 'Not in the list of today' } as const;

/** ATM off, of which nobody knows what came; no read-back has been late enough to be the last. */
const unknown = async (script: FakeKindScript = {}): Promise<string> => {
  desk = await openDesk({ send: () => reply('unknown'), see: () => 'untold', ...script });
  await desk.begin();
  await desk.see(desk.isRead);
  const id = await desk.draftAtm();
  desk.basket.apply();
  await desk.see(({ applying }) => !applying, 'the end of applying');
  return id;
};

/** The same, when the look that was to settle it has not. */
const left = async (script: FakeKindScript = {}): Promise<string> => {
  const id = await unknown(script);
  await desk.clock.advance(45_000);
  await until(() => desk.needsLook.get(id)?.leftToPerson === true, 'the last look');
  return id;
};

const outcomeOf = async (id: string) => (await desk.test.journal.change(id))?.outcome;
const activity = () => desk.test.journal.activity(desk.now().keys.key, 9);

describe('what a person found by hand', () => {
  it('is on record with who and when, and the outcome stays unknown', async () => {
    const id = await left();
    const at = desk.clock.now();
    expect(await desk.sayByHand(id, NOT_MADE)).toEqual({ ok: true, value: null });
    expect(await activity()).toMatchObject([
      { id, outcome: 'unknown', byHand: { ...NOT_MADE, by: 'asha.op', at } },
    ]);
  });

  it('takes the change off the list and out of the basket, and no start takes it up again', async () => {
    const id = await left();
    await desk.sayByHand(id, NOT_MADE);
    expect(desk.needsLook.list()).toEqual([]);
    expect(desk.now().lines).toEqual([]);
    await desk.pipeline.recover();
    expect(desk.needsLook.list()).toEqual([]);
    await desk.test.journal.purge(desk.now().keys.key, 'asha.op');
  });

  it('sends nothing, and is no reason to try again or to undo', async () => {
    const id = await left();
    desk.kindAsked.length = 0;
    await desk.sayByHand(id, NOT_MADE);
    expect(await desk.followUps.tryAgain(id)).toMatchObject({ problem: { code: 'retry.not-possible' } });
    expect(await desk.followUps.undo(id)).toMatchObject({ problem: { code: 'undo.not-done' } });
    expect(desk.kindAsked).toEqual([]);
  });

  it('does not end the watch: a read-back that settles it still counts', async () => {
    let seen: 'untold' | 'requested' = 'untold';
    const id = await left({ see: () => seen });
    await desk.sayByHand(id, NOT_MADE);
    seen = 'requested';
    await desk.pipeline.resume('airpay');
    expect(await outcomeOf(id)).toBe('confirmed');
    expect(await activity()).toMatchObject([{ outcome: 'confirmed', byHand: { found: 'not-made' } }]);
  });

  it('cannot be said while reading back may still tell, nor of what is not in the list', async () => {
    const id = await unknown();
    expect(await desk.sayByHand(id, NOT_MADE)).toMatchObject({ problem: { code: 'by-hand.too-early' } });
    await desk.clock.advance(20_000);
    await desk.pipeline.readBack(id);
    expect(await desk.sayByHand(id, NOT_MADE)).toMatchObject({ problem: { code: 'by-hand.too-early' } });
    expect(await desk.sayByHand('nobody', NOT_MADE)).toMatchObject({ problem: { code: 'visit.gone' } });
    expect(desk.needsLook.list()).toHaveLength(1);
    expect(await activity()).not.toMatchObject([{ byHand: expect.anything() }]);
  });

  it('is not taken while the journal is full, and can be said once it is not', async () => {
    const id = await left();
    desk.test.fill();
    expect(await desk.sayByHand(id, NOT_MADE)).toMatchObject({ problem: { code: 'journal.unavailable' } });
    expect(desk.needsLook.get(id)).not.toBeNull();
    desk.test.empty();
    expect(await desk.sayByHand(id, NOT_MADE)).toMatchObject({ ok: true });
  });

  it('is asked for at once where the system is no longer set up: nothing can read it back', async () => {
    await unknown();
    const [open] = await desk.test.journal.openAttempts();
    if (open === undefined) throw new Error('nothing is open');
    const { kind } = createFakeKind();
    for (const [kinds, leftToPerson] of [
      [new Map([[kind.name, kind]]), false],
      [new Map(), true],
    ] as const) {
      const found = recoveredOf(open, { kinds, now: desk.clock.mark(), deadlineMs: 15_000 });
      expect(found.unknown).toMatchObject([{ leftToPerson }]);
    }
  });
});
