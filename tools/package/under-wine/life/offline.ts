import { expect } from '@playwright/test';
import { ATM_OFF } from '../../../../tests/e2e/fixtures/changes.ts';
import type { Lane } from '../lane.ts';
import type { ShownDesk } from '../main-job.ts';

const SYSTEMS = ['airpay', 'capillary', 'wm'] as const;

const patient = expect.configure({ timeout: 60_000 });

/** No system can be reached: it is said, Apply sends nothing, and the draft is there on return. */
export const offline = async ({ notes, training }: Lane, { page, desk }: ShownDesk): Promise<void> => {
  const made = (): number =>
    training.ledger.entries({ upstream: ATM_OFF.upstream, call: ATM_OFF.call }).length;
  const before = made();
  await desk.usage.set(desk.usage.channel('ATM'), 'Allowed');
  const line = desk.basket.line(ATM_OFF.title).last();
  await patient(line).toContainText('Draft');
  await patient(line).not.toContainText('Checking');
  for (const upstream of SYSTEMS) await training.faults.set(upstream, { fault: 'refuse' });
  await page.evaluate(() => window.dispatchEvent(new Event('offline')));
  await patient(desk.offline).toBeVisible();
  await desk.basket.apply.click();
  await patient(line).toContainText('Nothing was sent.');
  await training.faults.clear();
  await patient(desk.offline).toHaveCount(0);
  notes.see(
    'offline: it is said, nothing is sent or queued, and on return the draft is there',
    made(),
    before,
  );
};
