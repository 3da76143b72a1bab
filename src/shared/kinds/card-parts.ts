import * as v from 'valibot';
import { maskCard } from '../domain/mask.ts';
import { shownText, shownWithin } from '../domain/shown-text.ts';
import { givenRef, line, nullableText, text } from '../fields.ts';
import type { Known, Members, Parts } from './define-kind.ts';

/* What several kinds of change of cards have in common. */

/** Characters of a label that an operator is shown and asks for. */
export const MOST_OF_LABEL = 200;

/** The slot of everything that is done to a card. */
const cardSlot = (cardNumber: string): Parts => ['card', cardNumber];

/** A series by its id. */
export const series = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** The source in which something is put back where it was; the settings decide when it is left out. */
export const putBackIn = v.exactOptional(v.object({ source: v.string(), accountId: v.nullable(v.string()) }));

const payload = { cardNumber: v.string(), statusLabel: v.string(), reason: v.string() };
const summary = { card: text, series: nullableText, label: text, reason: text };

/** A card of the customer that gets another of the tenant's labels, and why. */
export const labeling = {
  payload,
  request: { card: givenRef, label: line(MOST_OF_LABEL), reason: line(500) },
  summary,
  slot: ({ cardNumber }: Members<typeof payload>): Parts => cardSlot(cardNumber),
  target: ({ cardNumber }: Members<typeof payload>) => ['card', cardNumber] as const,
  summarize: (
    { cardNumber, statusLabel, reason }: Members<typeof payload>,
    known: Known,
  ): Members<typeof summary> => ({
    card: maskCard(cardNumber),
    series: known.series,
    label: shownWithin(MOST_OF_LABEL, statusLabel),
    reason: shownText(reason),
  }),
} as const;
