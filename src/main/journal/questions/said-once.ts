import { KINDS } from '../../../shared/kinds/kinds.ts';
import type { RecordedChange } from '../events.ts';

/*
 * Every change of a complete set holds what was on the screen of that whole set. In an attempt of hundreds it is the same
 * text each time: there it is recorded once, beside the changes.
 */

/** The changes of an attempt as they are recorded, and what all of them saw; left out where that is not one text. */
interface SaidOnce {
  readonly recorded: readonly RecordedChange[];
  readonly saw?: string;
}

const sawOf = ({ change: { payload } }: RecordedChange): string | undefined =>
  'saw' in payload ? payload.saw : undefined;

/** Takes out of the changes what each of them would say again. */
export const sayOnce = (recorded: readonly RecordedChange[]): SaidOnce => {
  const [first, ...others] = recorded;
  const saw = first && sawOf(first);
  if (saw === undefined || others.length === 0 || others.some((one) => sawOf(one) !== saw))
    return { recorded };
  return {
    saw,
    recorded: recorded.map(({ change, ...rest }) => {
      if (!('saw' in change.payload)) return { change, ...rest };
      const { saw: _, ...payload } = change.payload;
      return { ...rest, change: { ...change, payload } };
    }),
  };
};

/** The changes as they were before {@link sayOnce}. */
export const sayAgain = ({ recorded, saw }: SaidOnce): readonly RecordedChange[] =>
  saw === undefined
    ? recorded
    : recorded.map(({ change, ...rest }) => ({
        ...rest,
        change:
          'saw' in KINDS[change.kind].payload ? { ...change, payload: { ...change.payload, saw } } : change,
      }));
