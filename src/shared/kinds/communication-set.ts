import * as v from 'valibot';
import { maskValue } from '../domain/mask.ts';
import { seenSetOf } from '../domain/seen-set.ts';
import { shownText } from '../domain/shown-text.ts';
import { givenRef, text, yesNo } from '../fields.ts';
import { defineKind } from './define-kind.ts';

const told = (prior: string | null): 'Y' | 'N' | null => (prior === 'Y' || prior === 'N' ? prior : null);

/** Opts the customer in to one selection of WM's complete set, or out of it. */
export const communicationSet = defineKind({
  name: 'communication.set',
  upstream: 'wm',
  consent: true,
  alone: true,
  payload: {
    category: v.string(),
    channel: v.string(),
    type: v.string(),
    value: v.string(),
    optIn: yesNo,
    /** What the operator saw of the complete set (`seenSetOf`); left out where nobody looked at it. */
    saw: v.exactOptional(v.string()),
  },
  request: { selection: givenRef, optIn: yesNo },
  summary: { category: text, channel: text, type: text, masked: text, from: v.nullable(yesNo), to: yesNo },
  slot: ({ category, channel, type, value }) => ['selection', category, channel, type, value],
  target: ({ category, channel, type, value }) => ['selection', category, channel, type, value],
  seen: (payload, set) => ({ ...payload, saw: seenSetOf(set) }),
  again: ({ to }, target) => ({ selection: target, optIn: to }),
  summarize: ({ category, channel, type, value, optIn }, { prior }) => ({
    category: shownText(category),
    channel: shownText(channel),
    type: shownText(type),
    masked: maskValue(type, value),
    from: told(prior),
    to: optIn,
  }),
});

/** Asks for an opt-in or an opt-out of a selection, by its ref. */
export const setOptIn = (selection: string, optIn: 'Y' | 'N') =>
  ({ kind: 'communication.set', selection, optIn }) as const;
