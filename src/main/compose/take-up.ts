import { type Problem, problem } from '../../shared/domain/problem.ts';
import type { Pipeline } from '../changes/pipeline.ts';
import { journalErrorOf } from '../journal/faults.ts';
import type { Log } from '../logs/log.ts';
import type { Host } from '../ports/host.ts';

/**
 * Takes up what earlier runs sent and never learned the outcome of, once the journal can be used: without one nothing was
 * sent, and nothing can be. Gives what tells why that could not be done, which the screen shows:
 * `journal.not-recovered`; null: it could.
 */
export const takeUpEarlier = ({
  pipeline,
  log,
  host,
  usable,
  signal,
}: {
  readonly pipeline: Pick<Pipeline, 'recover'>;
  readonly log: Pick<Log, 'notRecovered'>;
  readonly host: Pick<Host, 'emit'>;
  /** Resolves once the journal can be used. */
  readonly usable: Promise<void>;
  readonly signal: AbortSignal;
}): (() => Problem | null) => {
  let why: Problem | null = null;
  const takeUp = async (): Promise<void> => {
    await usable;
    try {
      await pipeline.recover();
    } catch (error) {
      if (signal.aborted) return;
      const fault = journalErrorOf(error);
      log.notRecovered(fault.why);
      why = problem('journal.not-recovered', { why: fault.why });
      host.emit('info.changed', {});
    }
  };
  void takeUp();
  return () => why;
};
