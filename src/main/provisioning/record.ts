import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import type { Journal } from '../journal/journal.ts';
import type { Clock } from '../ports/clock.ts';
import { inTurn } from './lock.ts';
import { commitState, readState } from './state.ts';

/**
 * Has everything that was done to the state on record, each once, however often it is tried and wherever it ends. What was
 * done by a switch, or before the journal was open, waits for this. Problems: `bundle.busy`, `bundle.not-written`, and
 * `journal.unavailable` where the journal does not take it; the next start tries again.
 */
export const recordProvisioned = async (
  folder: string,
  journal: Pick<Journal, 'appendOnce'>,
  clock: Pick<Clock, 'sleep'>,
): Promise<Result<null>> => {
  const waiting = await readState(folder);
  if (waiting.fault !== null || waiting.state.unrecorded.length === 0) return ok(null);
  return inTurn(folder, clock, async () => {
    const { state, fault } = await readState(folder);
    if (fault !== null) return ok(null);
    try {
      for (const { recordId, at, what, id, version, fingerprint, operator } of state.unrecorded)
        await journal.appendOnce(
          { id: recordId, at },
          { ...{ type: 'provisioning.changed', operator, what }, ...{ bundle: id, version, fingerprint } },
        );
    } catch {
      return fail('journal.unavailable');
    }
    return commitState(folder, { ...state, unrecorded: [] });
  });
};
