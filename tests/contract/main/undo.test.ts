import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { maskCard } from '../../../src/shared/domain/mask.ts';
import type { VisitView } from '../../../src/shared/ipc/views.ts';
import type { DraftRequest } from '../../../src/shared/kinds/requests.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import {
  cardsOf,
  ONE_OF_EACH,
  type OneOfAKind,
  SUSPEND_CARD,
  selectionsOf,
  stageOne,
} from '../../support/one-of-each.ts';
import { personTagged, unlinkedCard } from '../../support/people.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const openAsha = () => app.open(personTagged(app.training, 'two-cards').mobile);

/** What the systems hold, as the panels show it; when and by whom a preference was changed is no part of it. */
const heldOf = (visit: VisitView) => {
  const { cards, identifiers } = cardsOf(visit);
  return {
    usage:
      visit.panels.airpay.state === 'ready'
        ? visit.panels.airpay.data.channels.map(({ status }) => status)
        : null,
    cards: cards.map(({ masked, label }) => `${masked} ${label}`).sort(),
    identifiers: identifiers.map(({ type, masked, sources }) => `${type} ${masked} ${sources}`).sort(),
    texts: selectionsOf(visit, 'Text').map(({ optIn }) => optIn),
  };
};

/** The customer consents to every opt-in that waits for it. */
const sayConsent = async (at: TestApp): Promise<void> => {
  const { basket } = await at.until((visit) => visit);
  const isAsked = (line: VisitView['basket'][number]): boolean =>
    line.findings.some(({ problem }) => problem.code === 'communication.ask-consent');
  const changeIds = basket.filter(isAsked).map(({ changeId }) => changeId);
  if (changeIds.length === 0) return;
  const asked = { who: null, how: 'phone', other: null, why: null } as const;
  await at.must('drafts.consent', { changeIds, asked, language: 'en' });
  await at.until((visit) => visit.basket.every(({ busy, state }) => busy === null && state !== 'refused'));
};

const settled = (visit: VisitView) =>
  !visit.applying && visit.basket.every(({ busy, state }) => busy === null && state !== 'sending') && visit;

const done = async (one: OneOfAKind): Promise<{ readonly changeId: string; readonly before: VisitView }> => {
  const before = await openAsha();
  await stageOne(app, before, one);
  const [line] = await app.apply();
  expect(line?.state).toBe('confirmed');
  await app.until(({ basket }) => basket[0]?.undo !== undefined);
  return { changeId: line?.changeId ?? '', before };
};

/** The change back, as somebody at another desk would draft it, who sees the change done. */
const backwards = async (
  other: TestApp,
  now: VisitView,
  before: VisitView,
  one: OneOfAKind,
): Promise<DraftRequest> => {
  const asha = personTagged(app.training, 'two-cards');
  const were = new Set(cardsOf(before).cards.map(({ masked }) => masked));
  switch (one.kind) {
    case 'card.link': {
      const [label] = await other.must('cards.labels', { purpose: 'delink' });
      const card = cardsOf(now).cards.find(({ masked }) => !were.has(masked));
      return { kind: 'card.delink', card: card?.ref ?? '', label: label?.label ?? '', reason: 'Mistake' };
    }
    case 'card.delink': {
      const are = new Set(cardsOf(now).cards.map(({ masked }) => masked));
      const gone = asha.cards.find(({ number }) => !are.has(maskCard(number)));
      return { kind: 'card.link', cardNumber: gone?.number ?? '' };
    }
    case 'card.suspend': {
      const [label] = await other.must('cards.labels', { purpose: 'resume' });
      const card = cardsOf(now).cards.find(({ status }) => status === 'SUSPENDED');
      return { kind: 'card.resume', card: card?.ref ?? '', label: label?.label ?? '', reason: 'Mistake' };
    }
    case 'identifier.add': {
      const added = cardsOf(now)
        .identifiers.filter(({ type }) => type === 'email')
        .at(-1);
      return { kind: 'identifier.remove', identifier: added?.ref ?? '' };
    }
    case 'identifier.remove':
      return { kind: 'identifier.add', type: 'email', value: asha.email ?? '' };
    default:
      return one.request(other, now);
  }
};

describe.each([...ONE_OF_EACH, SUSPEND_CARD])('undoing $kind', (one) => {
  const { upstream, call } = one;
  const writes = () => app.training.ledger.entries({ upstream, call }).length;

  it('takes it back as a change of its own, linked to it', async () => {
    const { changeId, before } = await done(one);
    const undo = await app.must('changes.undo', { changeId });
    if (!undo.sent) {
      // Nothing goes out before the customer was asked.
      const asked = await app.until(
        ({ basket }) => basket.length === 2 && basket.every(({ busy }) => busy === null) && basket,
      );
      expect(asked[1]).toMatchObject({ notes: [{ code: expect.stringMatching(/^undo\./) }] });
      expect(asked[1]?.state).toBe(one.kind === 'communication.set' ? 'refused' : 'draft');
      await sayConsent(app);
      expect(writes()).toBe(1);
      await app.must('drafts.apply', {});
    }
    const visit = await app.until((now) => now.basket[1]?.state === 'confirmed' && settled(now));
    expect(visit.basket[1]).toMatchObject({ changeId: undo.changeId, undoOf: changeId });
    expect(visit.basket[0]?.undo).toBeUndefined();
    expect(heldOf(visit)).toEqual(heldOf(before));
    expect(writes()).toBe(2);
    const { items } = await app.must('activity.ofCustomer', { limit: 10 });
    expect(items).toMatchObject([
      { changeId: undo.changeId, undoOf: changeId, outcome: 'confirmed' },
      { changeId, undoneBy: undo.changeId, outcome: 'confirmed' },
    ]);
  });

  it('is done once: asked twice, one undo goes out', async () => {
    const { changeId } = await done(one);
    const [first, second] = await Promise.all([
      app.call('changes.undo', { changeId }),
      app.call('changes.undo', { changeId }),
    ]);
    expect([first.ok, second.ok]).toContain(false);
    await app.until((visit) => visit.basket.length === 2 && settled(visit));
    const later = await app.call('changes.undo', { changeId });
    expect(later).toMatchObject({ ok: false, problem: { code: 'undo.already' } });
    expect(writes()).toBeLessThanOrEqual(2);
  });

  it('of a change that was rejected is refused', async () => {
    await stageOne(app, await openAsha(), one);
    await app.training.faults.set(upstream, { fault: 'reject', call });
    const [line] = await app.apply();
    expect(line?.undo).toBeUndefined();
    expect(await app.call('changes.undo', { changeId: line?.changeId ?? '' })).toMatchObject({
      problem: { code: 'undo.not-done' },
    });
  });

  it('is blocked when the state is no longer the one that it would undo', async () => {
    const { changeId, before } = await done(one);
    // Somebody else takes it back first.
    const other = await startTestApp({ upstreams: app.training });
    try {
      const again = await other.open(personTagged(app.training, 'two-cards').mobile);
      await other.must('drafts.put', { request: await backwards(other, again, before, one) });
      await other.until(({ basket }) => basket.length === 1 && basket.every(({ busy }) => busy === null));
      await sayConsent(other);
      expect((await other.apply())[0]?.state).toBe('confirmed');
    } finally {
      await other.close();
    }
    const sent = writes();
    const { sent: isSent } = await app.must('changes.undo', { changeId });
    if (!isSent) {
      await app.until(({ basket }) => basket.length === 2 && basket.every(({ busy }) => busy === null));
      await app.must('drafts.apply', {});
    }
    const visit = await app.until((now) => now.basket[1]?.state === 'refused' && settled(now));
    expect(visit.basket[1]?.findings[0]?.level).toBe('block');
    expect(writes()).toBe(sent);
  });
});

describe('a card that took the place of another one', () => {
  const writes = () => app.training.ledger.entries({ call: 'changeIdentifier' });

  /** Replaces a card, and gives the ids of the two steps. */
  const replace = async (mobile: string, ending = '') => {
    const before = await app.open(mobile);
    const [label] = await app.must('cards.labels', { purpose: 'delink' });
    const request: DraftRequest = {
      kind: 'card.replace',
      card: cardsOf(before).cards.find(({ masked }) => masked.endsWith(ending))?.ref ?? '',
      by: { how: 'existing', cardNumber: unlinkedCard(app.training, 'linkable') },
      label: label?.label ?? '',
      reason: 'Worn out',
    };
    await app.must('drafts.put', { request });
    const [link, delink] = await app.apply();
    if (link === undefined || delink === undefined) throw new Error('a step is missing');
    return { link, delink, before };
  };
  const undo = (changeId: string) => app.call('changes.undo', { changeId });

  it('is not delinked again while the card in whose place it came is gone', async () => {
    const { link, delink, before } = await replace(personTagged(app.training, 'two-cards').mobile);
    expect([link.state, delink.state]).toEqual(['confirmed', 'confirmed']);
    expect(await undo(link.changeId)).toMatchObject({ problem: { code: 'undo.step-first' } });
    expect(writes()).toHaveLength(2);

    expect(await undo(delink.changeId)).toMatchObject({ ok: true });
    await app.until((visit) => visit.basket[2]?.state === 'confirmed' && settled(visit));
    expect(await undo(link.changeId)).toMatchObject({ ok: true });
    const visit = await app.until((now) => now.basket[3]?.state === 'confirmed' && settled(now));
    expect(heldOf(visit)).toEqual(heldOf(before));
  });

  it('once delinked again, is not what the old card is delinked for', async () => {
    // A seeded card that cannot be delinked: every change of it is answered with its code.
    const { link, delink, before } = await replace('919810090001', '3031');
    expect([link.state, delink.state]).toEqual(['confirmed', 'rejected']);
    expect(await undo(link.changeId)).toMatchObject({ ok: true });
    await app.until((visit) => visit.basket[2]?.state === 'confirmed' && settled(visit));
    const sent = writes().length;
    const { changeId } = await app.must('changes.tryAgain', { changeId: delink.changeId });
    const visit = await app.until(
      (now) =>
        now.basket.some((line) => line.changeId === changeId && line.state === 'refused') && settled(now),
    );
    expect(visit.basket.at(-1)?.reason).toMatchObject({ code: 'step.undone' });
    expect(writes()).toHaveLength(sent);
    const heldCards = (now: VisitView) => cardsOf(now).cards.map(({ masked }) => masked);
    expect(heldCards(visit)).toEqual(heldCards(before));
  });
});
