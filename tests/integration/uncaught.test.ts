import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { launchPreview } from '../../tools/preview/launch.ts';
import { until } from '../support/until.ts';

it('an error that nobody caught ends the app, and its class alone is left for the next start', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'branchdesk-uncaught-'));
  const mark = join(profile, 'ended-by-error');
  const log = (): string => readFileSync(join(profile, 'logs', 'branchdesk.log'), 'utf8');
  const loaded = new URL('../support/fails-when-asked.ts', import.meta.url);
  const failing = await launchPreview({ profile, loaded });
  await failing.ask();
  await until(() => existsSync(mark) && log().includes('CanaryFault'), 'the end', 20_000);
  expect(await failing.stop()).toBe(1);
  expect(`${readFileSync(mark, 'utf8')}${log()}${failing.log()}`).not.toContain('4000');

  const next = await launchPreview({ profile });
  expect(existsSync(mark)).toBe(false);
  expect(await next.stop()).toBe(0);
  rmSync(profile, { recursive: true, force: true });
}, 60_000);
