import { createPipeline } from '../../../src/main/changes/pipeline.ts';
import { createFakeClock } from '../../support/clock.ts';
import { until } from '../../support/until.ts';
import { usageChange } from '../../unit/main/changes/a-change.ts';
import { reply } from '../../unit/main/changes/fake-kind.ts';
import { differs } from '../differs.ts';
import { type Came, DEADLINE, running, SECOND_LOOK } from './running.ts';
import type { Wait } from './wait.ts';

const notApplied = (came: readonly Came[]): boolean => came.some(({ state }) => state === 'not-applied');

/** The next run over the journal of one that ended while a change was under way, or was open. */
const afterARestart =
  (how: 'interrupted' | 'answered'): Wait['run'] =>
  async (step) => {
    const first = await running({
      send: () => (how === 'answered' ? reply('unknown') : new Promise<never>(() => {})),
      see: () => 'prior',
    });
    const item = usageChange();
    void first.pipeline.apply([item], first.report);
    const begun = how === 'answered' ? 'unknown' : 'sending';
    await until(() => first.came.at(-1)?.state === begun, 'the request');
    const clock = createFakeClock();
    clock.step(step());
    const came: Came[] = [];
    const again = createPipeline({
      ...{ ...first.deps, clock, deadlineMs: DEADLINE },
      lookout: {
        open: () => {},
        note: ({ state }) => state !== undefined && came.push({ at: clock.passed(), state }),
      },
    });
    await again.recover();
    clock.step(step());
    await again.readBack(item.change.id);
    await clock.advance(SECOND_LOOK - 1);
    await again.readBack(item.change.id);
    const early = notApplied(came);
    await clock.advance(1);
    await until(() => came.at(-1)?.state === 'not-applied', '"not applied"');
    await again.close();
    // What waits for its reply in the first run waits forever.
    await first.test.close();
    return [
      ...(early ? ['"not applied" came early'] : []),
      ...differs('"not applied"', SECOND_LOOK, came.at(-1)?.at),
    ];
  };

/** What a change waits for between its request and its last word. */
export const PIPELINE_WAITS: readonly Wait[] = [
  {
    name: 'the read-backs of a yes, at 0, 1 and 3 s',
    run: async (step) => {
      const { clock, pipeline, came, report, close } = await running({ see: () => 'prior' });
      const done = pipeline.apply([usageChange()], report);
      for (const ms of [0, 999, 1, 1_999, 1]) {
        await until(() => clock.sleeping() > 0, 'a pause');
        clock.step(step());
        if (ms > 0) await clock.advance(ms);
      }
      await done;
      await close();
      return differs('the end', { at: 3_000, state: 'contradicted' }, came.at(-1));
    },
  },
  {
    name: '"not applied", 30 s after the deadline, however often it is read back',
    run: async (step) => {
      const { clock, pipeline, came, report, close } = await running({
        send: () => reply('unknown'),
        see: () => 'prior',
      });
      const item = usageChange();
      await pipeline.apply([item], report);
      clock.step(step());
      for (let at = 0; at < 7; at += 1) {
        await clock.advance(6_000);
        await pipeline.readBack(item.change.id);
        clock.step(step());
      }
      await clock.advance(SECOND_LOOK - clock.passed() - 1);
      const early = came.filter(({ state }) => state !== 'sending' && state !== 'unknown');
      await clock.advance(1);
      await until(() => came.at(-1)?.state === 'not-applied', '"not applied"');
      await close();
      return [
        ...differs('before that', [], early),
        ...differs('"not applied"', SECOND_LOOK, came.at(-1)?.at),
      ];
    },
  },
  {
    name: 'what the system did late, after a read-back that came too early',
    run: async (step) => {
      let applied = false;
      const { clock, pipeline, came, report, close } = await running({
        send: () => reply('unknown'),
        see: () => (applied ? 'requested' : 'prior'),
      });
      const item = usageChange();
      await pipeline.apply([item], report);
      clock.step(step());
      await clock.advance(6_000);
      await pipeline.readBack(item.change.id);
      const early = came.at(-1)?.state;
      applied = true;
      clock.step(step());
      await clock.advance(SECOND_LOOK);
      await until(() => came.at(-1)?.state === 'confirmed', 'what the system did');
      await close();
      return [
        ...differs('the early read-back', 'unknown', early),
        ...(notApplied(came) ? ['it was called "not applied"'] : []),
      ];
    },
  },
  { name: 'a change that a crash interrupted, in the next run', run: afterARestart('interrupted') },
  { name: 'a change of unknown outcome, in the next run', run: afterARestart('answered') },
];
