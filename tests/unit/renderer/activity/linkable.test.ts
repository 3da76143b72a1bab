import { describe, expect, it } from 'vitest';
import { isLinkable } from '../../../../src/renderer/features/activity/linkable.ts';
import { OUTCOMES } from '../../../../src/shared/domain/outcome.ts';
import type { ActivityView } from '../../../../src/shared/ipc/answer-views.ts';
import { LINE_STATES } from '../../../../src/shared/ipc/views.ts';
import { lineOf } from '../basket/lines.ts';

type Item = ActivityView['items'][number];

const generated = (over: Partial<Item> = {}): Item => ({
  ...{ changeId: 'made', upstream: 'capillary', summary: { kind: 'card.generate', series: 'Gold' } },
  ...{ outcome: 'confirmed', reason: null, notes: [], by: 'rk', at: 1 },
  ...{ requestId: null, upstreamRequestId: null, stoodOnBy: null },
  ...over,
});

describe('"Link it"', () => {
  it.each(OUTCOMES)('stands on a card that was made, and on none that is %s', (outcome) =>
    expect(isLinkable(generated({ outcome }), [])).toBe(outcome === 'confirmed' || outcome === 'accepted'),
  );

  it('stands on a card that was added, and on no other change', () => {
    const card = { card: '•••• 0042', series: 'Gold' };
    expect(isLinkable(generated({ summary: { kind: 'card.add', ...card } }), [])).toBe(true);
    expect(isLinkable(generated({ summary: { kind: 'card.link', ...card } }), [])).toBe(false);
  });

  it('goes when a step stands on the change', () =>
    expect(isLinkable(generated({ stoodOnBy: 'linked' }), [])).toBe(false));

  it('is there again when a person says of the link that it was not made', () =>
    expect(isLinkable(generated({ stoodOnBy: 'linked', stepsSaidNotMade: true }), [])).toBe(true));

  it('goes while a link in the basket waits that names the try before', () => {
    const basket = [lineOf({ after: 'first try', state: 'refused' })];
    expect(isLinkable(generated({ retryOf: 'first try' }), basket)).toBe(false);
    expect(isLinkable(generated(), basket)).toBe(true);
  });

  it.each(LINE_STATES)('a link in the basket that is %s', (state) => {
    const cameToNothing = ['not-sent', 'rejected', 'not-applied'].includes(state);
    // What came to something is on record: the change says itself that a step stands on it.
    const isOnRecord = ['accepted', 'confirmed', 'contradicted'].includes(state);
    const basket = [lineOf({ after: 'made', state })];
    expect(isLinkable(generated(), basket)).toBe(cameToNothing || isOnRecord);
    expect(isLinkable(generated(), [lineOf({ after: 'another', state })])).toBe(true);
  });
});
