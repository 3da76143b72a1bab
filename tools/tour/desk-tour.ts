import { expect } from '@playwright/test';
import { launchPreview } from '../preview/launch.ts';
import { browse } from './browse.ts';
import { BLOCKED_STEPS, LINK_STEPS, REPLACE_STEPS } from './card-steps.ts';
import { CHANGE_STEPS } from './change-steps.ts';
import { createDesk, type Desk } from './desk.ts';
import { FIND_MORE_STEPS, FIND_STEPS } from './find-steps.ts';
import { IDENTIFIER_STEPS, MERGE_STEPS } from './identifier-steps.ts';
import { LOOK_STEPS } from './look-steps.ts';
import type { Narrator } from './narrate.ts';
import { meetPeople } from './people.ts';
import { createPictures } from './pictures.ts';
import { walk } from './walk.ts';

const STEPS = [
  ...FIND_STEPS,
  ...CHANGE_STEPS,
  ...LINK_STEPS,
  ...IDENTIFIER_STEPS,
  ...REPLACE_STEPS,
  ...BLOCKED_STEPS,
  ...MERGE_STEPS,
  ...FIND_MORE_STEPS,
  ...LOOK_STEPS,
];

const inTraining = ({ page }: Desk): Promise<void> =>
  expect(page.getByRole('banner').getByText('Training', { exact: true })).toBeVisible();

/** The main job at a desk. Gives whether every step came out as expected. */
export const tourDesk = async (folder: string, narrator: Narrator): Promise<boolean> => {
  const preview = await launchPreview();
  try {
    const { page, complaints, close } = await browse(preview.url);
    try {
      const pictures = createPictures(folder);
      const place = createDesk(page);
      const came = await walk(STEPS, { place, people: meetPeople(), pictures, narrator, always: inTraining });
      for (const complaint of complaints) narrator.end(`the page complained: ${complaint}`);
      narrator.end(`${came} of ${STEPS.length} steps came out as expected`);
      return came === STEPS.length && complaints.length === 0;
    } finally {
      await close();
    }
  } finally {
    await preview.stop();
  }
};
