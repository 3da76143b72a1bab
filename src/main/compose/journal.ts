import type { JournalWhy } from '../../shared/domain/journal-why.ts';
import { type Problem, problem } from '../../shared/domain/problem.ts';
import { journalErrorOf } from '../journal/faults.ts';
import type { Journal } from '../journal/journal.ts';
import { openKeptJournal } from '../journal/open-kept.ts';
import { createUnavailableJournal, journalThrough } from '../journal/through.ts';
import { watchRefusals } from '../journal/watched.ts';
import type { Log } from '../logs/log.ts';
import type { Clock } from '../ports/clock.ts';
import type { Host } from '../ports/host.ts';
import type { Ids } from '../ports/ids.ts';
import type { Mode } from './mode.ts';

/** The journal, which may be opened while the app runs already. */
interface JournalInUse {
  readonly journal: Journal;
  /** Why it cannot be used now, and so nothing can be changed; null: it can. */
  unusable(): Problem | null;
  /** Resolves once it can be used. */
  readonly usable: Promise<void>;
  /** Resolves when its thread ended by itself: it is not opened again in this run, and nothing more is sent. */
  readonly ended: Promise<void>;
  /** Resolves when nothing tries to open it any more. */
  readonly settled: Promise<void>;
}

/** So long a start waits for the journal; then the window is shown without it. */
const HEAD_START_MS = 2_000;

/** After a fault that may pass it is tried again so often. */
const AGAIN_MS = 10_000;
const MAY_PASS: readonly JournalWhy[] = ['unavailable', 'locked'];

/** Where nothing can be sent, whoever only looks needs no id that was confirmed. */
const standIn = (why: JournalWhy): Journal => ({
  ...createUnavailableJournal(why),
  identities: async () => [],
});

/**
 * Opens the journal of a mode. Its keys come from the keychain, which a person may have to unlock first: until it has
 * answered the app runs without a journal, and nothing can be changed. `onChange` is called when what `unusable` gives is
 * another.
 */
export const openWhenItCan = async (
  { journalFile: file, keychain }: Mode,
  {
    host,
    log,
    clock,
    ids,
    signal,
    onChange,
  }: {
    readonly host: Pick<Host, 'journalWorkerFile'>;
    readonly log: Pick<Log, 'journalUnavailable' | 'journalRebuilt'>;
    readonly clock: Clock;
    readonly ids: Ids;
    /** Ends the attempts. */
    readonly signal: AbortSignal;
    readonly onChange: () => void;
  },
): Promise<JournalInUse> => {
  let why: JournalWhy | null = 'opening';
  let inUse = standIn('opening');
  const take = (journal: Journal, without: JournalWhy | null): void => {
    inUse = journal;
    const isNew = why !== without;
    why = without;
    if (isNew) onChange();
  };
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  let isEnded = false;
  const onEnded = (): void => {
    isEnded = true;
    if (!signal.aborted) log.journalUnavailable('closed');
    take(standIn('closed'), 'closed');
    end();
  };
  /** Gives whether another attempt makes no difference. */
  const attempt = async (): Promise<boolean> => {
    try {
      const kept = await openKeptJournal({
        ...{ file, workerFile: host.journalWorkerFile, keychain: keychain.patient, clock, ids },
        onRebuilt: (differing) => log.journalRebuilt(differing),
        onEnded,
      });
      if (signal.aborted) await kept.close();
      else if (!isEnded)
        take(
          watchRefusals(kept, (refusal) => log.journalUnavailable(refusal)),
          null,
        );
      return true;
    } catch (error) {
      const fault = journalErrorOf(error).why;
      if (fault !== why) log.journalUnavailable(fault);
      take(standIn(fault), fault);
      return !MAY_PASS.includes(fault) || signal.aborted;
    }
  };
  const { promise: usable, resolve } = Promise.withResolvers<void>();
  const first = attempt();
  const goOn = async (): Promise<void> => {
    let isOver = await first;
    while (!isOver) {
      await clock.sleep(AGAIN_MS, signal);
      isOver = await attempt();
    }
    if (why === null) resolve();
  };
  // Only the end of the app ends the sleep.
  const settled = goOn().catch(() => {});
  const enough = new AbortController();
  await Promise.race([first, clock.sleep(HEAD_START_MS, enough.signal).catch(() => {})]);
  enough.abort();
  return {
    // Whatever is in use when a call is made.
    journal: journalThrough((call) => call(inUse)),
    unusable: () => (why === null ? null : problem('journal.unavailable', { why })),
    usable,
    ended,
    settled,
  };
};
