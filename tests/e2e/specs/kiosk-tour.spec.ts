import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '../fixtures/desk.ts';

/* The tour of a kiosk: it has to reach every screen, and to say how many it reached. */

const MAIN = join(import.meta.dirname, '..', '..', '..', 'tools', 'tour', 'main.ts');
const run = promisify(execFile);

test.skip(({ shell }) => shell === 'electron', 'the tour has a browser and a preview of its own');

const tour = async (folder: string, ...args: readonly string[]): Promise<string> => {
  const { stdout } = await run(process.execPath, [MAIN, '--kiosk', '--out', folder, ...args], {
    maxBuffer: 16 * 1024 * 1024,
  });
  return stdout;
};

test('task 10 is walked in one language and size, with a picture of each screen', async ({
  skipWithoutShell: _,
}, testInfo) => {
  test.setTimeout(180_000);
  const folder = testInfo.outputPath('tour');
  const told = await tour(folder, '--short');
  expect(told).toContain('8 of 8 screens in 1 walks came out as expected');
  const shown = readFileSync(join(folder, 'index.html'), 'utf8');
  const pictures = [...shown.matchAll(/src="([^"]+\.png)"/g)].map(([, file = '']) => file);
  expect(pictures).toHaveLength(8);
  expect(pictures.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
});

test(
  'every screen is reached in every language, size and look',
  { tag: '@full' },
  async ({ skipWithoutShell: _ }, testInfo) => {
    test.setTimeout(30 * 60_000);
    const told = await tour(testInfo.outputPath('tour'));
    expect(told).toMatch(/(\d+) of \1 screens in 14 walks came out as expected/);
  },
);
