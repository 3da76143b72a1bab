import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ProblemCode } from '../../../shared/domain/problem.ts';
import type { Blanks } from './blanks.ts';
import type { MakeSentences } from './sentences.ts';

/** Where in the preferences a difference is. */
const selectionOf = (text: Blanks['text']): MessageDescriptor | null => {
  const category = text('category');
  const channel = text('channel');
  const value = text('value');
  return category === null || channel === null || value === null
    ? null
    : msg`It is at ${category}, ${channel}: ${value}.`;
};

/** What checks find about any change, card usage and communication preferences. */
export const CHECKS = {
  'change.no-difference': () => ({
    what: msg`This is so already. There is nothing to send.`,
    next: msg`Remove it from the basket.`,
  }),
  'change.stale': ({ who, state }) => {
    const now = state('now');
    return {
      what:
        now === null
          ? msg`${who} shows another state than when this was drafted.`
          : msg`${who} shows another state than when this was drafted: “${now}”.`,
      next: msg`Look at the panel, then draft it again if it is still wanted.`,
    };
  },
  'step.not-done': () => ({
    what: msg`The step before this one is not confirmed, so this one does not begin.`,
    changed: msg`Nothing was sent for it.`,
    next: msg`See what came of the step before. When it is confirmed, apply again to go on from there.`,
  }),
  'step.undone': () => ({
    what: msg`The step before this one was undone, or may have been, so this one does not begin.`,
    changed: msg`Nothing was sent for it.`,
    next: msg`Take this line out. To do it all the same, draft the whole change again.`,
  }),
  'step.not-seen': () => ({
    what: msg`What the step before this one did does not show any more, so this one does not begin.`,
    changed: msg`Nothing was sent for it.`,
    next: msg`Read the panel again and see what is so. To do it all the same, draft the whole change again.`,
  }),
  'check.unreadable': ({ whom }) => ({
    what: msg`What ${whom} holds now cannot be read, so the change cannot be checked.`,
    changed: msg`Nothing was sent.`,
    next: msg`Try again when ${whom} answers.`,
  }),
  'card-usage.whole-account': () => ({
    what: msg`airpay applies this to the customer's prepaid account as a whole, not to one card.`,
  }),
  'card-usage.untold': () => ({
    what: msg`airpay does not tell the present state of this channel.`,
  }),
  'preset.no-difference': () => ({
    what: msg`Every channel is as the preset wishes already. Nothing was added to the basket.`,
  }),
  'communication.changed-since': ({ state }) => {
    const now = state('now');
    return {
      what:
        now === null
          ? msg`The preferences changed since they were shown here. Your edits are kept.`
          : msg`This changed since it was shown here: WM shows “${now}” now. Your edits are kept.`,
      changed: msg`Nothing was sent.`,
      next: msg`Compare it with the customer's wish, then keep your edit or remove it.`,
    };
  },
  'communication.changed-elsewhere': ({ text, number }) => {
    const more = number('more') ?? 0;
    return {
      what:
        more === 0
          ? msg`Another preference changed since they were shown here. Your edits are kept.`
          : msg`Other preferences changed since they were shown here: ${more + 1} in all. Your edits are kept.`,
      more: selectionOf(text),
      changed: msg`Nothing was sent.`,
      next: msg`Compare it with the customer's wish, then keep your edits.`,
    };
  },
  'communication.ask-consent': ({ text }) => {
    const by = text('by');
    return {
      what:
        by === null
          ? msg`The customer is opted out here. An opt-in needs the customer's consent.`
          : msg`The customer is opted out here, last changed at WM by ${by}. An opt-in needs the customer's consent.`,
      changed: msg`Nothing was sent.`,
      next: msg`Ask the customer, then say how consent is given.`,
    };
  },
  'communication.selection-gone': () => ({
    what: msg`WM no longer holds this phone or e-mail in this place.`,
    next: msg`Read the preferences again.`,
  }),
  'communication.unasked-difference': ({ text }) => ({
    what: msg`WM shows a difference that nobody asked for.`,
    more: selectionOf(text),
    next: msg`Read the preferences again and compare them with the customer's wish.`,
  }),
  'communication.text-second-gate': () => ({
    what: msg`The customer may still have to reply YES to a text from WM.`,
  }),
  'communication.category-disabled': () => ({
    what: msg`WM has this category switched off. The selection may have no effect.`,
  }),
  'read-back.unavailable': ({ who }) => ({
    what: msg`The read-back did not work: ${who} cannot be read now.`,
    next: msg`Read back again later.`,
  }),
  'read-back.other': ({ state }) => {
    const now = state('now');
    return {
      what:
        now === null
          ? msg`The read-back does not show the requested state.`
          : msg`The read-back shows “${now}”, not the requested state.`,
      next: msg`Ask the customer what is wanted.`,
    };
  },
  'read-back.untold': ({ who }) => ({
    what: msg`${who} does not tell the state, so a read-back shows nothing.`,
  }),
} as const satisfies Partial<Record<ProblemCode, MakeSentences>>;
