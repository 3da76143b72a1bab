import { createPipeline } from '../../../src/main/changes/pipeline.ts';
import type { Progress } from '../../../src/main/changes/progress.ts';
import { createFakeClock } from '../../support/clock.ts';
import { realIds } from '../../support/ids.ts';
import { openTestJournal } from '../../support/journal.ts';
import { createFakeKind, type FakeKindScript } from '../../unit/main/changes/fake-kind.ts';

/** The deadline of a change in these runs, and when it may be called "not applied" at the earliest. */
export const DEADLINE = 15_000;
export const SECOND_LOOK = DEADLINE + 30_000;

type FakeClock = ReturnType<typeof createFakeClock>;

/** What a change came to, and how long after the start. */
export interface Came {
  readonly at: number;
  readonly state: Progress['state'];
}

/** Lets a change go while the clock may be stepped, and keeps what it came to and when. */
export const running = async (script: FakeKindScript, clock: FakeClock = createFakeClock()) => {
  const test = await openTestJournal(clock);
  const { kind } = createFakeKind(script);
  const came: Came[] = [];
  const deps = { kinds: new Map([[kind.name, kind]]), journal: test.journal, clock, ids: realIds };
  const report = ({ state }: Progress): void => {
    if (state !== undefined) came.push({ at: clock.passed(), state });
  };
  const pipeline = createPipeline({ ...deps, deadlineMs: DEADLINE });
  const close = async (): Promise<void> => {
    await pipeline.close();
    await test.close();
  };
  return { test, clock, pipeline, came, report, deps, close };
};
