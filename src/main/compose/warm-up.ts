import { setImmediate } from 'node:timers/promises';
import { dayIn } from '../../shared/domain/day.ts';
import { IDENTIFIER_TYPES } from '../../shared/domain/identifier.ts';
import { understand } from '../customers/understand.ts';

/** One text of each kind that is typed: a number as it is written at home, one from abroad, an address, a name. */
const TYPED = ['98450 12345', '+44 20 7946 0018', 'a@example.com', 'Asha Rao'];

/**
 * Does what takes long the first time and hardly any time after it, before the first customer is there to wait for it:
 * the calendar of the branch's zone, the tables that numbers are read by. Each in a turn of its own.
 */
export const warmUp = async ({
  timeZone,
  country,
  signal,
}: {
  readonly timeZone: string;
  /** The branch's country, two capital letters. */
  readonly country: string;
  /** Ends it. */
  readonly signal: AbortSignal;
}): Promise<void> => {
  const context = { country, lookupTypes: IDENTIFIER_TYPES };
  const steps = [
    () => dayIn(timeZone, 0),
    ...TYPED.map((text) => () => understand(text, context, { scanned: false })),
  ];
  for (const step of steps) {
    await setImmediate();
    if (signal.aborted) return;
    step();
  }
};
