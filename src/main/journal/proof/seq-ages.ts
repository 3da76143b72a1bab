import { type Clock, type Moment, waited } from '../../ports/clock.ts';

/** Tells which records are surely older than a span of time, by a clock that nobody sets. */
interface SeqAges {
  /** The records up to this one are on disk by now. */
  note(seq: number): void;
  /** The last of the records that have surely been there for so many milliseconds; 0 where none has. */
  last(ms: number): number;
}

const SECOND_MS = 1_000;

/** How many seconds are remembered; what was noted before them counts as new. */
const REMEMBERED = 120;

/**
 * Remembers when records came to be on disk, one moment a second. What an earlier run recorded counts from when this one
 * noted it: no clock that nobody sets goes on without the app, so that after a restart the longer time is waited.
 */
export const createSeqAges = (clock: Pick<Clock, 'mark'>): SeqAges => {
  let noted: readonly { readonly seq: number; readonly mark: Moment }[] = [];
  const second = ({ awake }: Moment): number => Math.floor(awake / SECOND_MS);
  return {
    note: (seq) => {
      const mark = clock.mark();
      const before = noted.filter((one) => second(one.mark) !== second(mark));
      noted = [...before, { seq, mark }].slice(-REMEMBERED);
    },
    last: (ms) => noted.findLast(({ mark }) => waited(clock, mark) >= ms)?.seq ?? 0,
  };
};
