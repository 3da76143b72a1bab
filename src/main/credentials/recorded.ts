import type { Result } from '../../shared/domain/problem.ts';
import type { UpstreamName } from '../../shared/domain/upstream.ts';
import { journalProblem } from '../journal/faults.ts';
import type { Journal } from '../journal/journal.ts';

/**
 * Does something to the credentials of a system once it is on record who does it. What did not come about is recorded too.
 * Problems: those of the journal, and of what is done.
 */
export type Recorded = (
  upstream: UpstreamName,
  what: 'stored' | 'deleted',
  act: () => Promise<Result<null>>,
) => Promise<Result<null>>;

/** Records in the name of one person. */
export const createRecorded =
  (journal: Pick<Journal, 'append'>, operator: { readonly id: string }): Recorded =>
  async (upstream, what, act) => {
    const record = (became: typeof what | `not-${typeof what}`): Promise<void> =>
      journal.append({ type: 'credentials.changed', operator: operator.id, upstream, what: became });
    try {
      await record(what);
    } catch (error) {
      return { ok: false, problem: journalProblem(error) };
    }
    const done = await act();
    // That it was tried is on record already.
    if (!done.ok) await record(`not-${what}`).catch(() => {});
    return done;
  };
