import type { KioskHealth } from '../../shared/ipc/kiosk.ts';
import type { BranchChange } from '../journal/answers.ts';

type Lately = KioskHealth['lately'][number];

/** Characters of a request's id that a person can read out. */
const NUMBER_LENGTH = 8;

/** What staff find a change by: the last characters of its request's id; null: nothing was sent. Pure. */
export const numberOf = (requestId: string | null): string | null =>
  requestId === null
    ? null
    : requestId
        .replace(/[^A-Za-z0-9]/g, '')
        .slice(-NUMBER_LENGTH)
        .toUpperCase();

/** Recorded changes by their number, in the order given, without whose they are. Pure. */
export const latelyOf = (changes: readonly BranchChange[]): readonly Lately[] =>
  changes.flatMap(({ requestId, at, summary, outcome }) => {
    const number = numberOf(requestId);
    return number === null ? [] : [{ number, at, summary, outcome }];
  });
