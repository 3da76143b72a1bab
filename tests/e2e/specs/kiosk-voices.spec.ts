import { expect } from '@playwright/test';
import { heard, sayingIn } from '../../support/catalog.ts';
import { createListener } from '../fixtures/listener.ts';
import { test } from '../fixtures/voice.ts';

/* A machine that has voices for two of the four languages. */

const arabic = sayingIn('ar');
const spanish = (message: string): RegExp => heard(sayingIn('es')(message));

test.use({
  voices: ['es', 'en'],
  configured: { mode: 'kiosk', kiosk: { languages: ['ar', 'en', 'es', 'hi'] } },
  display: { viewport: { width: 1080, height: 1920 }, hasTouch: true },
});

test('a language without a voice says so before it is chosen, to those who see and to those who listen @full', async ({
  app: { page },
  voice,
}) => {
  await page.getByRole('button', { name: arabic('Read aloud') }).waitFor();
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(4);
  const bar = page.getByRole('navigation');
  await expect(bar.getByRole('button', { name: 'हिन्दी' })).toHaveText(`हिन्दी${sayingIn('hi')('No voice')}`);
  await expect(bar.getByRole('button', { name: 'العربية' })).toHaveText(`العربية${arabic('No voice')}`);
  await expect(bar.getByRole('button', { name: 'English' })).toHaveText('English');
  const me = createListener(voice, page.keyboard);
  // The first language has no voice: the first that has one is spoken.
  await me.press('ArrowDown');
  await me.hears(/Change what is yours/);
  await me.hears(/There is a text in this language that cannot be read aloud here: Hindi/);
  await me.choose(/in this language that cannot be read aloud here: Arabic/);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  // The keypad is there, and the way back is heard.
  await me.choose(/Español/);
  await me.hears(spanish('Speak aloud here?'));
  await me.choose(spanish('Yes, speak aloud'));
  await me.hears(spanish('Type your mobile number'));
  expect(new Set(voice.spoken().map((one) => one.voice))).toEqual(new Set(['en', 'es']));
});
