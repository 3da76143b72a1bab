import { expect, it } from 'vitest';
import { runProvisioning } from './run-provisioning.ts';

/** `npm run fault-lab -- --full --only provisioning` kills hundreds of times. */
it('a start after a kill finds the old state or the new one, whole, and nothing else', async () => {
  const figures = await runProvisioning({ kills: 16, pairs: 1, seed: 1 });
  expect(figures.findings).toEqual([]);
  expect(figures.imports + figures.wayBacks).toBeGreaterThanOrEqual(16);
  expect(figures.foundOld).toBeGreaterThan(0);
  expect(figures.pairs).toBe(1);
});
