import { expect } from '@playwright/test';
import { ADD_EMAIL } from '../../../../tests/e2e/fixtures/changes.ts';
import { createNeedsLook } from '../../../../tests/e2e/pages/needs-look.ts';
import { startInstalled, until } from '../installed-app.ts';
import type { Lane } from '../lane.ts';
import { openCustomer, showDesk } from '../main-job.ts';

const LATE_MS = 60_000;

/** Ends the machine while a change waits for its reply; the next start finds out what became of it. */
export const endedInAChange = async (lane: Lane): Promise<void> => {
  const { machine, notes, training, browser } = lane;
  const { upstream, call, title, to } = ADD_EMAIL;
  const made = (): number => training.ledger.entries({ upstream, call, applied: true }).length;
  notes.step('Machine ended in the middle of a change');
  const app = await startInstalled(machine);
  const shown = await showDesk(browser, app.url);
  await openCustomer(shown, training);
  await ADD_EMAIL.draft(shown.desk, training);
  const before = made();
  await training.faults.set(upstream, { fault: 'delay', ms: LATE_MS, call, when: 'after' });
  await shown.desk.basket.apply.click();
  await until('the change has arrived', () => made() > before);
  await machine.halt();
  await app.ended;
  await shown.page.context().close();
  await training.faults.clear();

  const again = await startInstalled(machine);
  const next = await showDesk(browser, again.url);
  const item = createNeedsLook(next.page).item(title);
  await expect(item).toHaveAccessibleName(new RegExp(`→ ${to}\\. Confirmed$`), { timeout: 60_000 });
  notes.see('the next start shows it, read back and confirmed', await item.count(), 1);
  notes.see('it was sent once', made() - before, 1);
  await next.leave();
  notes.see('it closes with 0', (await again.close()).code, 0);
};
