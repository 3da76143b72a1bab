import { expect } from '@playwright/test';
import { createListener } from '../fixtures/listener.ts';
import { test } from '../fixtures/voice.ts';

/* A machine that has voices for two of the four languages. */

test.use({
  voices: ['es', 'en'],
  configured: { mode: 'kiosk', kiosk: { languages: ['ar', 'en', 'es', 'hi'] } },
  display: { viewport: { width: 1080, height: 1920 }, hasTouch: true },
});

test('a language without a voice says so before it is chosen, to those who see and to those who listen @full', async ({
  app: { page },
  voice,
}) => {
  await page.getByRole('button', { name: 'قراءة بصوت مسموع' }).waitFor();
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(4);
  const bar = page.getByRole('navigation');
  await expect(bar.getByRole('button', { name: 'हिन्दी' })).toHaveText('हिन्दीआवाज़ नहीं');
  await expect(bar.getByRole('button', { name: 'العربية' })).toHaveText('العربيةبلا صوت');
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
  await me.hears(/¿Leer en voz alta aquí\?/);
  await me.choose(/Sí, leer en voz alta/);
  await me.hears(/Escriba su número móvil/);
  expect(new Set(voice.spoken().map((one) => one.voice))).toEqual(new Set(['en', 'es']));
});
