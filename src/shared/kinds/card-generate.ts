import * as v from 'valibot';
import { nullableText } from '../fields.ts';
import { defineKind } from './define-kind.ts';

/** Makes a new number of a series; nothing says which before it is there. It is linked by the step after it. */
export const cardGenerate = defineKind({
  name: 'card.generate',
  upstream: 'capillary',
  payload: { seriesId: v.number(), statusLabel: v.nullable(v.string()) },
  request: null,
  summary: { series: nullableText },
  slot: ({ seriesId }) => ['new card of', seriesId],
  summarize: (_, known) => ({ series: known.series }),
});
