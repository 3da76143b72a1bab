import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const MODULE = new URL('../../../../../src/main/electron/watch-main.ts', import.meta.url).href;
const WORKER = new URL('../../../../../src/main/electron/main-watch.ts', import.meta.url).href;

/** A process that is watched and then runs this; gives how it ended. */
const run = async (source: string): Promise<readonly unknown[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-watch-'));
  const file = join(folder, 'watched.mjs');
  writeFileSync(
    file,
    `import { watchMain } from ${JSON.stringify(MODULE)};
watchMain(new URL(${JSON.stringify(WORKER)}), { everyMs: 50, most: 10 });
${source}`,
  );
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const late = setTimeout(() => child.kill('SIGTERM'), 20_000);
  const ended = await once(child, 'exit');
  clearTimeout(late);
  rmSync(folder, { recursive: true, force: true });
  return ended;
};

describe('a main thread that is watched', () => {
  it('is ended with its process where it hangs', async () => {
    // It gives up by itself, so that nothing is left behind where it is not ended.
    const hang = 'setTimeout(() => { for (const end = Date.now() + 15_000; Date.now() < end; ); }, 300);';
    expect(await run(hang)).toEqual([null, 'SIGKILL']);
  });

  it('is left alone while it turns, and ends when it has nothing left to do', async () => {
    // Held up again and again, but never for as long as that.
    const busy = `const hold = (times) => {
  for (const end = performance.now() + 250; performance.now() < end; );
  if (times > 0) setTimeout(hold, 60, times - 1);
  else process.exitCode = 7;
};
hold(5);`;
    expect(await run(busy)).toEqual([7, null]);
  });
});
