import { msg } from '@lingui/core/macro';
import type { CodeWords } from './code-words.ts';
import { NEXT } from './next-steps.ts';

/** Codes of a merge, and codes of something that failed after the change was made. */
export const MERGE_CODES: readonly CodeWords[] = [
  {
    codes: [8050, 8052],
    about: msg`The same customer was found in another source, and the two records are combined.`,
    next: NEXT.findMerged,
  },
  {
    codes: [8051],
    about: msg`The same customer was found in another source, and the two are being merged.`,
    next: NEXT.findMerged,
  },
  {
    codes: [8053],
    about: msg`This code has two meanings: the two customers were merged, or they contradict each other and cannot be merged.`,
    next: NEXT.findMerged,
  },
  {
    codes: [8067],
    about: msg`This code has two meanings: the two records were merged before, or they cannot be merged.`,
    next: NEXT.findMerged,
  },
  { codes: [8069], about: msg`The record is of a customer who was merged.`, next: NEXT.findMerged },
  {
    codes: [91009],
    about: msg`The customer was merged into another one, who is shown instead.`,
    next: NEXT.findMerged,
  },
  {
    codes: [8059],
    about: msg`By its code the change was made, and searches there may not find it for a while.`,
    next: NEXT.readAgain,
  },
  {
    codes: [8062],
    about: msg`By its code the change was made, and the points could not be read after it.`,
    next: NEXT.readAgain,
  },
  {
    codes: [8063],
    about: msg`By its code the change was made, and the customer's segments could not be read after it.`,
    next: NEXT.readAgain,
  },
];
