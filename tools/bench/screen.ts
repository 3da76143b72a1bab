import { chromium } from 'playwright';
import { chromiumOptions } from '../browser/chromium.ts';
import { launchPreview } from '../preview/launch.ts';
import { onTheDesk } from './on-the-desk.ts';
import { ownTimeOfLookup } from './own-time.ts';

/** Milliseconds from starting the preview's process to a search box that takes text, one sample a start. */
export const measureStart = async (rounds: number): Promise<readonly number[]> => {
  const browser = await chromium.launch(chromiumOptions());
  const samples: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    const preview = await launchPreview();
    const page = await browser.newPage();
    await page.goto(preview.url);
    await page.getByRole('searchbox', { name: 'Find a customer' }).fill('a');
    samples.push(performance.now() - begun);
    await page.context().close();
    await preview.stop();
  }
  await browser.close();
  return samples;
};

/** What a lookup by mobile takes, in milliseconds. */
export interface LookupTimes {
  /** From the Enter key to the customer's name on the screen, less the one upstream call that it waits for. */
  readonly over: readonly number[];
  /** What the upstream itself takes for that call. */
  readonly own: number;
}

/** Measures lookups by mobile on the desk, against the same call made bare in the same run. */
export const measureLookup = async (latencyMs: number, rounds: number): Promise<LookupTimes> =>
  onTheDesk(latencyMs, async (page, upstreams) => {
    const box = page.getByRole('searchbox', { name: 'Find a customer' });
    const people = upstreams.people.filter(({ tags }) => tags.includes('plain'));
    const own = await ownTimeOfLookup(upstreams, people);
    const samples: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const person = people[round % people.length];
      if (person === undefined) break;
      await box.fill(person.mobile);
      const shown = page.evaluate(
        (name) =>
          new Promise<number>((resolve) => {
            let pressed = 0;
            const isShown = (): boolean => document.querySelector('h1')?.textContent === name;
            addEventListener(
              'keydown',
              (event) => {
                if (event.key === 'Enter') pressed = performance.now();
              },
              { capture: true, once: true },
            );
            const observer = new MutationObserver(() => {
              if (pressed === 0 || !isShown()) return;
              observer.disconnect();
              requestAnimationFrame(() => resolve(performance.now() - pressed));
            });
            observer.observe(document.body, { subtree: true, childList: true, characterData: true });
          }),
        person.name,
      );
      await box.press('Enter');
      samples.push((await shown) - own);
    }
    return { over: samples, own };
  });
