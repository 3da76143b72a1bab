import type { Locator, Page } from '@playwright/test';
import type { Training } from '../../../src/main/training/start.ts';
import type { Language } from '../../../src/shared/domain/language.ts';
import { expect } from './expect.ts';
import { sayIn } from './said.ts';

/** A kiosk as a customer sees it: everything by its role and its name in the customer's language. */
export interface Kiosk {
  readonly page: Page;
  readonly training: Training;
  /** What it says in the place of an English text. */
  readonly said: (english: string) => string;
  /** The one title of the screen. */
  title(english: string): Locator;
  button(english: string): Locator;
  /** A choice by what stands in it. */
  choice(english: string): Locator;
  /** Chooses the language and the look of this walk: whoever leaves takes them along. */
  setUp(): Promise<void>;
  /** Touches the keys of our own keypad. */
  type(digits: string): Promise<void>;
  takeBack(digits: number): Promise<void>;
  ok(): Promise<void>;
  /** Back to what can be changed. */
  goOn(): Promise<void>;
}

interface KioskOptions {
  readonly page: Page;
  readonly training: Training;
  readonly language: Language;
  readonly contrast: boolean;
}

export const createKiosk = ({ page, training, language, contrast }: KioskOptions): Kiosk => {
  const said = sayIn(language);
  const title: Kiosk['title'] = (english) =>
    page.getByRole('heading', { level: 1, name: said(english), exact: true });
  const button: Kiosk['button'] = (english) =>
    page.getByRole('button', { name: said(english), exact: true }).first();
  const choice: Kiosk['choice'] = (english) =>
    page
      .getByRole('main')
      .getByRole('listitem')
      .getByRole('button')
      .filter({ hasText: said(english) })
      .first();
  // The keys are those of a telephone: 1 to 9, delete, 0, OK.
  const key = (place: number): Promise<void> =>
    page
      .getByRole('group', { name: said('Number keys'), exact: true })
      .getByRole('button')
      .nth(place)
      .tap();
  return {
    ...{ page, training, said, title, button, choice },
    setUp: async () => {
      await page.locator(`nav button[lang="${language}"]`).tap();
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      const tool = button('High contrast');
      const isOn = (await tool.getAttribute('aria-pressed')) === 'true';
      if (isOn !== contrast) await tool.tap();
    },
    type: async (digits) => {
      for (const digit of digits) await key(digit === '0' ? 10 : Number(digit) - 1);
    },
    takeBack: async (digits) => {
      for (let digit = 0; digit < digits; digit += 1) await key(9);
    },
    ok: () => button('OK').tap(),
    goOn: async () => {
      await button('Change something else').tap();
      await expect(title('What do you want to change?')).toBeVisible();
    },
  };
};
