import type { MessageDescriptor } from '@lingui/core';
import type { Blanks } from './blanks.ts';

/** The sentences of one problem, in the order in which they are read. */
export interface Sentences {
  /** What happened. */
  readonly what: MessageDescriptor;
  /** More about it, such as what a system says of itself. */
  readonly more?: MessageDescriptor | null;
  /** What the code that a system gave is about, in our words. */
  readonly meaning?: MessageDescriptor | null;
  /** What was and was not changed, where the code decides it. */
  readonly changed?: MessageDescriptor;
  /** What to do next; absent where there is nothing to do. */
  readonly next?: MessageDescriptor;
}

/** Makes the sentences of one problem from its blanks. */
export type MakeSentences = (blanks: Blanks) => Sentences;
