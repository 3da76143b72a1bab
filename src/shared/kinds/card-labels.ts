import * as v from 'valibot';
import { maskCard } from '../domain/mask.ts';
import { shownText, shownWithin } from '../domain/shown-text.ts';
import { givenRef, line, nullableText, text } from '../fields.ts';
import { defineKind, type Known, type Members, type Parts } from './define-kind.ts';

/** Characters of a label that an operator is shown and asks for. */
export const MOST_OF_LABEL = 200;

/** The slot of everything that is done to a card. */
const cardSlot = (cardNumber: string): Parts => ['card', cardNumber];

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

/** Takes a card from the customer, with a label that says why. */
export const cardDelink = defineKind({ name: 'card.delink', upstream: 'capillary', ...labeling });

/** Suspends a card of the customer. */
export const cardSuspend = defineKind({ name: 'card.suspend', upstream: 'capillary', ...labeling });

/** Makes a suspended card of the customer usable again. */
export const cardResume = defineKind({ name: 'card.resume', upstream: 'capillary', ...labeling });
