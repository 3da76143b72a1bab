import type { Page } from '@playwright/test';
import type { Narrator } from './narrate.ts';
import type { Pictures } from './pictures.ts';
import type { Step } from './step.ts';

/** Where the steps are taken, whom they meet, and who tells of it. */
export interface Walk<Place extends { readonly page: Page }, People> {
  readonly place: Place;
  readonly people: People;
  readonly pictures: Pictures;
  readonly narrator: Narrator;
  /** What holds on every screen. */
  readonly always: (place: Place) => Promise<void>;
}

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Takes the steps in their order until one does not come out as expected; gives how many did. */
export const walk = async <Place extends { readonly page: Page }, People>(
  steps: readonly Step<Place, People>[],
  { place, people, pictures, narrator, always }: Walk<Place, People>,
): Promise<number> => {
  const { page } = place;
  for (const [index, step] of steps.entries()) {
    const number = index + 1;
    try {
      const outcome = await step.run(place, people);
      await always(place);
      narrator.came(number, step.title, outcome, await pictures.take(page, number, step.picture));
      await step.after?.(place, people);
    } catch (error) {
      narrator.failed(number, step.title, words(error));
      await pictures.take(page, number, `${step.picture}-not-as-expected`).catch(() => undefined);
      for (const [later, { title }] of steps.slice(number).entries())
        narrator.notReached(number + later + 1, title);
      return index;
    }
  }
  return steps.length;
};
