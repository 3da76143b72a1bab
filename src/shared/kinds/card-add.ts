import * as v from 'valibot';
import { maskCard } from '../domain/mask.ts';
import { nullableText, text } from '../fields.ts';
import { defineKind } from './define-kind.ts';

/** Makes a card that exists outside one of the tenant's. It is linked by the step after it. */
export const cardAdd = defineKind({
  name: 'card.add',
  upstream: 'capillary',
  payload: {
    cardNumber: v.string(),
    seriesId: v.number(),
    /** `null`: the tenant's own. */
    statusLabel: v.nullable(v.string()),
  },
  request: null,
  summary: { card: text, series: nullableText },
  slot: ({ cardNumber }) => ['new card', cardNumber],
  summarize: ({ cardNumber }, known) => ({ card: maskCard(cardNumber), series: known.series }),
});
