import { expect, it } from 'vitest';
import { epochMs } from '../../../src/main/ports/clock.ts';
import { createFakeClock } from '../../support/clock.ts';
import { clocksFaults } from './clocks-report.ts';
import { FEW_STEPS, runClocks, WAITS } from './run-clocks.ts';
import type { Wait } from './wait.ts';

/** `npm run fault-lab -- --only clocks --full` tries many more steps. */
it('no wait, limit, offer or order depends on what the wall clock is set to', async () => {
  const figures = await runClocks({ seed: 1, steps: FEW_STEPS, series: 1 });
  expect(figures.findings).toEqual([]);
  expect(clocksFaults(figures)).toBe(0);
  expect(figures.waits.map(({ runs }) => runs)).toEqual(WAITS.map(() => 3));
  expect(WAITS.length).toBeGreaterThanOrEqual(15);
  process.stdout.write(
    `${WAITS.length} waits under ${FEW_STEPS.length} steps and a series: 0 with a fault\n`,
  );
});

it('would be seen if one did', async () => {
  const byTheWall: Wait = {
    name: 'a wait by the wall clock',
    run: async (step) => {
      const clock = createFakeClock();
      const since = epochMs(clock.now());
      clock.step(step());
      await clock.advance(999);
      return epochMs(clock.now()) - since >= 1_000 ? ['it ended early'] : [];
    },
  };
  const { findings } = await runClocks({ seed: 1, steps: FEW_STEPS, series: 0, waits: [byTheWall] });
  expect(findings).toEqual(['a wait by the wall clock, steps of 60000 ms: it ended early']);
});
