import { expect, it } from 'vitest';
import { attackFindings } from './attacks-report.ts';
import { runAttacks } from './run-attacks.ts';

/** `npm run fault-lab -- --only attacks --full` makes all of them. */
it('no attack comes through', async () => {
  const figures = await runAttacks({ every: 83, offset: 5 });
  expect(attackFindings(figures)).toEqual([]);
  expect(figures.every(({ name, tries }) => tries > 30 || name.startsWith('variables'))).toBe(true);
  const tries = figures.reduce((sum, one) => sum + one.tries, 0);
  expect(tries).toBeGreaterThan(2_500);
  process.stdout.write(`${tries} attacks of ${figures.length} kinds: none came through\n`);
});
