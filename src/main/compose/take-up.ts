import { type Problem, problem } from '../../shared/domain/problem.ts';
import type { Pipeline } from '../changes/pipeline.ts';
import { journalErrorOf } from '../journal/faults.ts';
import type { Log } from '../logs/log.ts';
import type { Host } from '../ports/host.ts';

/**
 * Takes up what earlier runs sent and never learned the outcome of. Gives what tells why that could not be done, which the
 * screen shows: `journal.not-recovered`; null: it could.
 */
export const takeUpEarlier = ({
  pipeline,
  log,
  host,
  unusable,
  signal,
}: {
  readonly pipeline: Pick<Pipeline, 'recover'>;
  readonly log: Pick<Log, 'notRecovered'>;
  readonly host: Pick<Host, 'emit'>;
  /** Why the journal cannot be used; null: it can. */
  readonly unusable: Problem | null;
  readonly signal: AbortSignal;
}): (() => Problem | null) => {
  let why: Problem | null = null;
  void pipeline.recover().catch((error: unknown) => {
    // Without a journal nothing was sent, and nothing can be: there is nothing to take up.
    if (unusable !== null || signal.aborted) return;
    const fault = journalErrorOf(error);
    log.notRecovered(fault.why);
    why = problem('journal.not-recovered', { why: fault.why });
    // The screen asks anew what the app is.
    host.emit('clock.stepped', {});
  });
  return () => why;
};
