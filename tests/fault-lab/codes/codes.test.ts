import { expect, it } from 'vitest';
import { problemWords } from '../../../src/renderer/words/problems.ts';
import { english } from '../../unit/renderer/words/english.ts';
import { codesFaults } from './codes-report.ts';
import { runCodes } from './run-codes.ts';

/** `npm run fault-lab -- --only codes --full` makes all of them. */
it('a code, wherever it stands in a reply, has the outcome of the contract’s page and is explained', async () => {
  const i18n = english();
  const words = (problem: Parameters<typeof problemWords>[1]) => problemWords(i18n, problem);
  const figures = await runCodes({ every: 97, offset: 1, lanes: 6, words });
  expect(figures.findings).toEqual([]);
  expect(codesFaults(figures)).toBe(0);
  expect(figures.groups.map(({ tries }) => tries > 30)).toEqual([true, true, true, true, true]);
  const tries = figures.groups.reduce((sum, group) => sum + group.tries, 0);
  expect(tries).toBeGreaterThan(400);
  process.stdout.write(`${tries} codes at places: 0 with a fault\n`);
});
