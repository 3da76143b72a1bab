import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import { shownText } from '../../shared/domain/shown-text.ts';
import { journalProblem } from '../journal/faults.ts';
import type { Journal } from '../journal/journal.ts';
import { type Clock, epochMs } from '../ports/clock.ts';
import type { Refs } from '../ports/refs.ts';
import { wholeValue } from './panels/panels.ts';
import type { Visit } from './visit.ts';

/** How long a revealed value is on the screen, in milliseconds. */
const SHOWN_MS = 15_000;

/** A shift is taken to be no longer than this, in milliseconds. */
const SHIFT_MS = 12 * 60 * 60_000;

/** One whole value, for as long as it may be shown, and how many more the person may see in this shift. */
interface Revealed {
  readonly value: string;
  readonly forMs: number;
  readonly left: number;
}

/**
 * Gives out one whole value of the open customer, with a reason. That it was given out, to whom and why, is recorded first.
 * Problems: `visit.none`, `visit.gone`, `reveal.budget` with `most`, and those of the journal.
 */
export type Reveal = (ref: string, reason: string) => Promise<Result<Revealed>>;

/** Makes it. `most`: values that one person may see in one shift. */
export const createReveal = (deps: {
  readonly journal: Pick<Journal, 'append' | 'reveals'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly operator: { readonly id: string };
  readonly openVisit: () => Visit | null;
  readonly refs: Refs;
  readonly most: number;
}): Reveal => {
  const { journal, clock, operator, openVisit, refs, most } = deps;
  /** One after another: two at once would both be the last one that is left. */
  let last: Promise<unknown> = Promise.resolve();

  const reveal: Reveal = async (ref, reason) => {
    const visit = openVisit();
    if (visit === null) return fail('visit.none');
    const found = wholeValue(visit, refs, ref);
    if (found === null) return fail('visit.gone');
    const { type, masked, value } = found;
    try {
      const made = await journal.reveals(operator.id, epochMs(clock.now()) - SHIFT_MS);
      if (made >= most) return fail('reveal.budget', { most });
      await journal.append({
        type: 'value.revealed',
        operator: operator.id,
        customer: visit.keys.key,
        ...{ valueType: type, masked, reason },
      });
      return ok({ value: shownText(value), forMs: SHOWN_MS, left: most - made - 1 });
    } catch (error) {
      return { ok: false, problem: journalProblem(error) };
    }
  };

  return (ref, reason) => {
    const mine = last.then(() => reveal(ref, reason));
    last = mine;
    return mine;
  };
};
