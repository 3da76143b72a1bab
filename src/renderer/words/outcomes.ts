import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { LineView } from '../../shared/ipc/views.ts';

/** Where a line of the basket or of the activity stands. */
export type LineState = LineView['state'];

/** The drawing that goes beside the word; never shown without it. */
export type MarkName =
  | 'dot'
  | 'stop'
  | 'two-people'
  | 'arc'
  | 'dash'
  | 'cross'
  | 'single-check'
  | 'double-check'
  | 'unequal'
  | 'question'
  | 'open-circle';

/** The meaning that a color may repeat. */
type Tone = 'neutral' | 'ok' | 'caution' | 'danger' | 'unknown';

interface StateWords {
  readonly word: MessageDescriptor;
  readonly mark: MarkName;
  readonly tone: Tone;
  /** One line for the legend: what was and was not changed. */
  readonly meaning: MessageDescriptor;
  /** What follows after a reason on a line: what was and was not changed. */
  readonly consequence: MessageDescriptor | null;
}

/** Word, mark and meaning of every state of a line, in the order in which the legend teaches them. */
export const STATE_WORDS: Readonly<Record<LineState, StateWords>> = {
  draft: {
    word: msg`Draft`,
    mark: 'dot',
    tone: 'neutral',
    meaning: msg`Not applied yet. Nothing is sent.`,
    consequence: null,
  },
  refused: {
    word: msg`Blocked`,
    mark: 'stop',
    tone: 'danger',
    meaning: msg`A check stops this change. Nothing was sent.`,
    consequence: msg`Nothing was sent.`,
  },
  'needs-approval': {
    word: msg`Needs approval`,
    mark: 'two-people',
    tone: 'caution',
    meaning: msg`A second person has to agree first. Nothing was sent.`,
    consequence: null,
  },
  sending: {
    word: msg`Sending`,
    mark: 'arc',
    tone: 'neutral',
    meaning: msg`On its way. There is no reply yet.`,
    consequence: null,
  },
  'not-sent': {
    word: msg`Not sent`,
    mark: 'dash',
    tone: 'caution',
    meaning: msg`It stopped before anything was delivered. Nothing was changed.`,
    consequence: msg`Nothing was changed.`,
  },
  rejected: {
    word: msg`Rejected`,
    mark: 'cross',
    tone: 'danger',
    meaning: msg`The system says no. Nothing was changed.`,
    consequence: msg`Nothing was changed.`,
  },
  accepted: {
    word: msg`Accepted`,
    mark: 'single-check',
    tone: 'neutral',
    meaning: msg`The system says yes. No read-back shows it yet.`,
    consequence: msg`It is accepted, not confirmed.`,
  },
  confirmed: {
    word: msg`Confirmed`,
    mark: 'double-check',
    tone: 'ok',
    meaning: msg`A read-back shows the requested state.`,
    consequence: msg`A read-back shows the requested state.`,
  },
  contradicted: {
    word: msg`Contradicted`,
    mark: 'unequal',
    tone: 'danger',
    meaning: msg`The system said yes. The read-backs show otherwise.`,
    consequence: msg`The panel shows what is so now.`,
  },
  unknown: {
    word: msg`Outcome unknown`,
    mark: 'question',
    tone: 'unknown',
    meaning: msg`There is no reply to rely on. The change may have been made.`,
    consequence: msg`The change may have been made.`,
  },
  'not-applied': {
    word: msg`Not applied`,
    mark: 'open-circle',
    tone: 'caution',
    meaning: msg`The outcome was unknown. Two read-backs show the old state.`,
    consequence: msg`Two read-backs show the old state. Try again if it is still wanted.`,
  },
};

/** States of which the reason also tells the operator what to do next; after others, trying again may do harm. */
export const tellsNext = (state: LineState): boolean =>
  state === 'refused' || state === 'not-sent' || state === 'rejected' || state === 'contradicted';

/** Every state, in the order of the legend. */
export const LEGEND_ORDER: readonly LineState[] = [
  'draft',
  'refused',
  'needs-approval',
  'sending',
  'not-sent',
  'rejected',
  'accepted',
  'confirmed',
  'contradicted',
  'unknown',
  'not-applied',
];
