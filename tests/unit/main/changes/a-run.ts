import type { UnknownChange } from '../../../../src/main/changes/lookout.ts';
import { createPipeline } from '../../../../src/main/changes/pipeline.ts';
import type { Journal } from '../../../../src/main/journal/journal.ts';
import { createFakeClock } from '../../../support/clock.ts';
import { realIds } from '../../../support/ids.ts';
import { createFakeKind, type FakeKindScript } from './fake-kind.ts';

/** The total deadline of a call, in milliseconds. */
export const DEADLINE = 15_000;

/** One run of the app over a journal, with one kind of change, and what it told of changes of unknown outcome. */
export const runOver = (journal: Journal, script: FakeKindScript, startedAt?: number) => {
  const clock = startedAt === undefined ? createFakeClock() : createFakeClock(startedAt);
  const begun = clock.now();
  const { kind, asked } = createFakeKind(script);
  const opened: UnknownChange[] = [];
  const told: string[] = [];
  /** The same with when it was told: `milliseconds since the start, state`. */
  const toldAt: string[] = [];
  const pipeline = createPipeline({
    kinds: new Map([[kind.name, kind]]),
    journal,
    clock,
    ids: realIds,
    deadlineMs: DEADLINE,
    lookout: {
      open: (unknown) => opened.push(unknown),
      note: ({ state }) => {
        if (state === undefined) return;
        told.push(state);
        toldAt.push(`${clock.now() - begun} ${state}`);
      },
    },
  });
  return { clock, asked, opened, told, toldAt, pipeline };
};
