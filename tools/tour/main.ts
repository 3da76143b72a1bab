import { join } from 'node:path';
import { launchPreview } from '../preview/launch.ts';
import { browse } from './browse.ts';
import { BLOCKED_STEPS, LINK_STEPS, REPLACE_STEPS } from './card-steps.ts';
import { CHANGE_STEPS } from './change-steps.ts';
import { FIND_MORE_STEPS, FIND_STEPS } from './find-steps.ts';
import { IDENTIFIER_STEPS, MERGE_STEPS } from './identifier-steps.ts';
import { LOOK_STEPS } from './look-steps.ts';
import { createNarrator } from './narrate.ts';
import { meetPeople } from './people.ts';
import { createPictures } from './pictures.ts';
import { walk } from './walk.ts';

/*
 * `npm run tour`: the main job in training, in a browser without a display. Prints each step with its outcome and
 * writes docs/screenshots/; ends with 0 only when every step came out as expected.
 */

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

const narrator = createNarrator((text) => process.stdout.write(text));
const preview = await launchPreview();
try {
  const { page, complaints, close } = await browse(preview.url);
  try {
    const pictures = createPictures(join(import.meta.dirname, '..', '..'));
    const came = await walk(STEPS, { page, people: meetPeople(), pictures, narrator });
    for (const complaint of complaints) narrator.end(`the page complained: ${complaint}`);
    narrator.end(`${came} of ${STEPS.length} steps came out as expected`);
    process.exitCode = came === STEPS.length && complaints.length === 0 ? 0 : 1;
  } finally {
    await close();
  }
} finally {
  await preview.stop();
}
