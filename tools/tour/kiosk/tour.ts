import { join, relative } from 'node:path';
import type { Page } from '@playwright/test';
import { trainingSettings } from '../../../src/main/config/training-settings.ts';
import { hashPin } from '../../../src/main/operators/pin.ts';
import { tillCredentials } from '../../../src/main/training/credentials.ts';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import { launchPreview } from '../../preview/launch.ts';
import { browse } from '../browse.ts';
import type { Narrator } from '../narrate.ts';
import { createPictures } from '../pictures.ts';
import { walk } from '../walk.ts';
import { BARRED_STEPS, BEGIN_STEPS } from './begin-steps.ts';
import { expect } from './expect.ts';
import { writeIndexPage } from './index-page.ts';
import { createKiosk, type Kiosk } from './kiosk.ts';
import { STAFF_STEPS } from './staff-steps.ts';
import { SHORT_VARIANT, VARIANTS, type Variant } from './variants.ts';
import { VISIT_STEPS } from './visit-steps.ts';
import { meetVisitor } from './visitor.ts';

const STEPS = [...BEGIN_STEPS, ...VISIT_STEPS, ...BARRED_STEPS, ...STAFF_STEPS];

/** The screens of task 10: the short form takes them alone. */
const TASK_10: readonly string[] = [
  ...['attract', 'chosen', 'mobile', 'proof', 'choices', 'question', 'confirmed', 'left'],
];

const PIN = '482915';
const PEPPER = 'pepper-of-the-tour-0123456789abcdef';

/** Wrong proofs of all walks are given at one device: it waits for none of them. */
const TRIES = { identifier: [0, 0, 60], device: [...Array<number>(49).fill(0), 1] };

const WORDINGS = {
  en: 'I agree that the bank writes to me about payments. I can stop it at any time.',
  hi: 'मैं सहमत हूँ कि बैंक मुझे भुगतानों के बारे में लिखे। मैं इसे कभी भी बंद कर सकता हूँ।',
  es: 'Acepto que el banco me escriba sobre pagos. Puedo darlo de baja en cualquier momento.',
  ar: 'أوافق على أن يراسلني البنك بشأن المدفوعات. يمكنني إيقاف ذلك في أي وقت.',
};

const settingsOf = async (training: Training): Promise<object> => ({
  ...trainingSettings(training.baseUrls),
  mode: 'kiosk',
  kiosk: { tries: TRIES, staffPin: await hashPin(PIN, PEPPER, 10) },
  consent: { version: '2026-03', wording: { Text: WORDINGS, Email: WORDINGS, Voice: WORDINGS } },
});

/** Nothing leads out of reach: a title, and all that is always there. */
const isWhole = async ({ page }: Kiosk): Promise<void> => {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.locator('nav button[lang]')).toHaveCount(4);
};

/** The page from its beginning; a visit that an earlier walk did not come to the end of is left. */
const startAnew = async (page: Page): Promise<void> => {
  await page.reload();
  await expect(page.locator('nav button[lang]')).toHaveCount(4);
  const leave = page.getByRole('button', { name: 'I am done', exact: true }).first();
  if (await leave.isVisible()) await leave.tap();
};

/** What a customer does at a kiosk whose systems are those of training. Gives whether all of it came out as expected. */
export const tourKiosk = async (folder: string, isShort: boolean, narrator: Narrator): Promise<boolean> => {
  const variants: readonly [Variant, ...Variant[]] = isShort ? [SHORT_VARIANT] : VARIANTS;
  const steps = isShort ? STEPS.filter(({ picture }) => TASK_10.includes(picture)) : STEPS;
  const training = await startTraining();
  const preview = await launchPreview({
    config: await settingsOf(training),
    credentials: { ...tillCredentials(training.credentials), operators: { pepper: PEPPER } },
  });
  const [first] = variants;
  // The address lets one browser in.
  const { page, complaints, close } = await browse(preview.url, { viewport: first.size, hasTouch: true });
  let came = 0;
  const take = async ({ name, size, ...how }: Variant, place: number): Promise<void> => {
    await training.reset();
    await page.setViewportSize(size);
    await startAnew(page);
    narrator.end(`${name}:`);
    came += await walk(steps, {
      place: createKiosk({ page, training, ...how }),
      people: meetVisitor(PIN, place),
      pictures: createPictures(join(folder, name)),
      narrator,
      always: isWhole,
    });
  };
  try {
    await page.clock.install();
    for (const [place, variant] of variants.entries()) await take(variant, place);
  } finally {
    await close();
    await preview.stop();
    await training.close();
  }
  for (const complaint of complaints) narrator.end(`the page complained: ${complaint}`);
  const due = steps.length * variants.length;
  narrator.end(
    `every picture on one page: ${relative(process.cwd(), writeIndexPage(folder, steps, variants))}`,
  );
  narrator.end(`${came} of ${due} screens in ${variants.length} walks came out as expected`);
  return came === due && complaints.length === 0;
};
