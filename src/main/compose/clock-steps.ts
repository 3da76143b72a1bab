import type { AppInfoView } from '../../shared/ipc/answer-views.ts';
import { watchSteps } from '../clock/step-watch.ts';
import type { Journal } from '../journal/journal.ts';
import type { Log } from '../logs/log.ts';
import type { Clock } from '../ports/clock.ts';
import type { Host } from '../ports/host.ts';

/** Records every step of the wall clock until the signal, and tells the window; gives what tells the last one. */
export const followClockSteps = ({
  clock,
  log,
  host,
  journal,
  signal,
}: {
  readonly clock: Clock;
  readonly log: Pick<Log, 'clockStepped'>;
  readonly host: Pick<Host, 'emit'>;
  readonly journal: Pick<Journal, 'append'>;
  readonly signal: AbortSignal;
}): (() => AppInfoView['clockStep']) => {
  let last: AppInfoView['clockStep'] = null;
  const onStep = ({ byMs }: { readonly byMs: number }): void => {
    last = { nth: (last?.nth ?? 0) + 1, byMs };
    log.clockStepped(byMs);
    host.emit('info.changed', {});
    // What the journal does not take is in the log.
    void journal.append({ type: 'clock.stepped', byMs }).catch(() => {});
  };
  void watchSteps(clock, onStep, signal);
  return () => last;
};
