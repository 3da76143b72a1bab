import type { Page } from 'playwright';
import { onTheDesk } from './on-the-desk.ts';

/** What one way of doing the task takes. */
export interface TaskFigure {
  /** Keys, or clicks. */
  readonly actions: number;
  /** Milliseconds from the first action to the print, one for each time. */
  readonly times: readonly number[];
}

/** Does the task; gives how many actions it took. */
type Way = (page: Page) => Promise<number>;

const finished = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Print receipt' }).waitFor();
  await page.waitForFunction(() => document.querySelectorAll('[aria-label$=". Sending"]').length === 0);
};

const byKeys: Way = async (page) => {
  let keys = 0;
  const press = async (key: string): Promise<void> => {
    await page.keyboard.press(key);
    keys += 1;
  };
  for (const key of ['F6', 'F6', 'F6', 'Enter', 'Control+Enter']) await press(key);
  await finished(page);
  await press('Control+p');
  await page.getByRole('dialog').getByRole('button', { name: 'Print', exact: true }).waitFor();
  await press('Enter');
  return keys;
};

const byClicks: Way = async (page) => {
  let clicks = 0;
  const click = async (name: string): Promise<void> => {
    await page.getByRole('button', { name }).last().click();
    clicks += 1;
  };
  await click('Stop all texts');
  await click('Apply');
  await finished(page);
  await click('Print receipt');
  await page.getByRole('dialog').getByRole('button', { name: 'Print', exact: true }).click();
  return clicks + 1;
};

/** Stops all texts, keeps the rest and prints the receipt, for one customer after another, by keys and by clicks. */
export const measureStopTexts = async (
  latencyMs: number,
  rounds: number,
): Promise<{ readonly keys: TaskFigure; readonly clicks: TaskFigure }> =>
  onTheDesk(latencyMs, async (page, upstreams) => {
    await page.evaluate(() => {
      window.print = () => {};
    });
    const people = upstreams.people.filter(({ tags }) => tags.includes('plain'));
    const figures = {
      keys: { actions: 0, times: [] as number[] },
      clicks: { actions: 0, times: [] as number[] },
    };
    for (const person of people) {
      const [way, figure] =
        figures.keys.times.length < rounds ? [byKeys, figures.keys] : [byClicks, figures.clicks];
      if (figure.times.length === rounds) break;
      await page.getByRole('searchbox', { name: 'Find a customer' }).fill(person.mobile);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: person.name, exact: true }).waitFor();
      const stop = page.getByRole('button', { name: 'Stop all texts' });
      await stop.waitFor();
      if (await stop.isDisabled()) continue;
      const begun = performance.now();
      figure.actions = await way(page);
      figure.times.push(performance.now() - begun);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    return figures;
  });
