import { expect, type Page } from '@playwright/test';
import { createDesk, type Desk } from './desk.ts';
import type { Narrator } from './narrate.ts';
import type { People } from './people.ts';
import type { Pictures } from './pictures.ts';
import type { Step } from './step.ts';

export interface Walk {
  readonly page: Page;
  readonly people: People;
  readonly pictures: Pictures;
  readonly narrator: Narrator;
}

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const inTraining = ({ page }: Desk): Promise<void> =>
  expect(page.getByRole('banner').getByText('Training', { exact: true })).toBeVisible();

/** Takes the steps in their order until one does not come out as expected; gives how many did. */
export const walk = async (
  steps: readonly Step[],
  { page, people, pictures, narrator }: Walk,
): Promise<number> => {
  const desk = createDesk(page);
  for (const [index, step] of steps.entries()) {
    const number = index + 1;
    try {
      const outcome = await step.run(desk, people);
      await inTraining(desk);
      narrator.came(number, step.title, outcome, await pictures.take(page, number, step.picture));
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
