import type { Pipeline } from '../changes/pipeline.ts';
import type { Journal } from '../journal/journal.ts';
import type { Log } from '../logs/log.ts';
import type { Clock } from '../ports/clock.ts';
import type { Mode } from './mode.ts';
import type { Operators } from './operators.ts';
import type { Systems } from './systems.ts';

/** How long closing waits for replies to what was sent, in milliseconds; then their connections are ended. */
const LAST_REPLIES_MS = 3_000;

/** Gives what closes the app: finishes what must be on disk, then ends everything. Called again, it is the same closing. */
export const createClosing = ({
  ending,
  pipeline,
  upstreams,
  mode,
  operators,
  journal,
  lost,
  opening,
  log,
  clock,
}: {
  /** Ends what waits or repeats. */
  readonly ending: AbortController;
  readonly pipeline: Pick<Pipeline, 'close'>;
  readonly upstreams: Pick<Systems, 'close'>;
  readonly mode: Pick<Mode, 'close' | 'keychain'>;
  readonly operators: Pick<Operators, 'close'>;
  readonly journal: Pick<Journal, 'close'>;
  /** Resolves when the journal has ended: no reply can be recorded any more, and none is waited for. */
  readonly lost: Promise<void>;
  /** Resolves when nothing opens the journal any more. */
  readonly opening: Promise<void>;
  readonly log: Pick<Log, 'close'>;
  readonly clock: Clock;
}): (() => Promise<void>) => {
  const close = async (): Promise<void> => {
    ending.abort(new Error('closing'));
    const recorded = pipeline.close();
    const late = new AbortController();
    await Promise.race([recorded, lost, clock.sleep(LAST_REPLIES_MS, late.signal)]);
    late.abort();
    await Promise.allSettled([upstreams.close(), mode.close()]);
    await recorded;
    operators.close();
    // The journal tells the keychain how far it has come.
    await Promise.allSettled([journal.close()]);
    await Promise.allSettled([mode.keychain.close()]);
    await opening;
    await log.close();
  };
  let closing: Promise<void> | null = null;
  return () => {
    closing ??= close();
    return closing;
  };
};
