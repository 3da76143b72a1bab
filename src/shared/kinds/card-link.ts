import * as v from 'valibot';
import { maskCard } from '../domain/mask.ts';
import { nullableText, typedValue } from '../fields.ts';
import { putBackIn } from './card-parts.ts';
import { defineKind } from './define-kind.ts';

/** Links a card to the customer. */
export const cardLink = defineKind({
  name: 'card.link',
  upstream: 'capillary',
  payload: {
    /** `null`: the number that the step before gives. */
    cardNumber: v.nullable(v.string()),
    statusLabel: v.nullable(v.string()),
    putBackIn,
  },
  request: { cardNumber: typedValue },
  /** `card` null: the one that the step before generates. */
  summary: { card: nullableText, series: nullableText },
  slot: ({ cardNumber }) => ['card', cardNumber],
  summarize: ({ cardNumber }, known) => ({
    card: cardNumber === null ? null : maskCard(cardNumber),
    series: known.series,
  }),
});
