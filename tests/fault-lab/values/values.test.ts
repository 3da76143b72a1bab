import { expect, it } from 'vitest';
import { IDENTIFIER_TYPES } from '../../../src/shared/domain/identifier.ts';
import { runValues } from './run-values.ts';
import { valuesFaults } from './values-report.ts';

/** `npm run fault-lab -- --only values --full` tries every way at every place. */
it('a value is the same at every place that takes it, however it is written', async () => {
  const figures = await runValues({ every: 300, offset: 7 });
  expect(figures.findings).toEqual([]);
  expect(valuesFaults(figures)).toBe(0);
  const types = new Set(figures.placed.map(({ type }) => type));
  expect([...types].sort()).toEqual([...IDENTIFIER_TYPES, 'customerId'].sort());
  const [placed, parsed] = [figures.placed, figures.parsed].map((all) =>
    all.reduce((sum, { tries }) => sum + tries, 0),
  );
  expect(placed).toBeGreaterThan(150);
  expect(parsed).toBeGreaterThan(10_000);
  process.stdout.write(`${placed} values at places, ${parsed} through the parser: 0 with a fault\n`);
});
