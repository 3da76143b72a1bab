import * as v from 'valibot';
import { maskValue } from '../domain/mask.ts';
import { shownText } from '../domain/shown-text.ts';
import { givenRef, text } from '../fields.ts';
import { defineKind } from './define-kind.ts';

/** Removes an identifier from the customer. */
export const identifierRemove = defineKind({
  name: 'identifier.remove',
  upstream: 'capillary',
  payload: { type: v.string(), value: v.string() },
  request: { identifier: givenRef },
  summary: { type: text, masked: text },
  slot: ({ type, value }) => ['identifier', type, value],
  target: ({ type, value }) => ['identifier', type, value],
  summarize: ({ type, value }) => ({ type: shownText(type), masked: maskValue(type, value) }),
});
