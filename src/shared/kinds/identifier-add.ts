import * as v from 'valibot';
import { IDENTIFIER_TYPES } from '../domain/identifier.ts';
import { maskValue } from '../domain/mask.ts';
import { shownText } from '../domain/shown-text.ts';
import { text, typedValue } from '../fields.ts';
import { putBackIn } from './card-parts.ts';
import { defineKind } from './define-kind.ts';

/** Adds an identifier to the customer. */
export const identifierAdd = defineKind({
  name: 'identifier.add',
  upstream: 'capillary',
  payload: { type: v.string(), value: v.string(), putBackIn },
  request: { type: v.picklist(IDENTIFIER_TYPES), value: typedValue },
  summary: { type: text, masked: text },
  slot: ({ type, value }) => ['identifier', type, value],
  summarize: ({ type, value }) => ({ type: shownText(type), masked: maskValue(type, value) }),
});
