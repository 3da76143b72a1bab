import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { tourDesk } from './desk-tour.ts';
import { tourKiosk } from './kiosk/tour.ts';
import { createNarrator } from './narrate.ts';

/*
 * `npm run tour`: the main job in training, in a browser without a display. Prints each step with its outcome and
 * writes docs/screenshots/; ends with 0 only when every step came out as expected.
 * `--kiosk`: what a customer does at a kiosk, in every language, size and look, into docs/screenshots/kiosk/ with a page
 * that shows all of it. `--short`: in one of each. `--out FOLDER`: into another folder.
 */

const { values } = parseArgs({
  options: {
    kiosk: { type: 'boolean', default: false },
    short: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});

const SCREENSHOTS = join(import.meta.dirname, '..', '..', 'docs', 'screenshots');

const narrator = createNarrator((text) => process.stdout.write(text));
const came = values.kiosk
  ? await tourKiosk(values.out ?? join(SCREENSHOTS, 'kiosk'), values.short, narrator)
  : await tourDesk(values.out ?? SCREENSHOTS, narrator);
process.exitCode = came ? 0 : 1;
