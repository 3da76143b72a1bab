import { expect, type Page } from '@playwright/test';
import type { TrainingPerson } from '../../../src/main/training/population/person.ts';

/** Digits as fingers type them: a scanner is faster. */
const typeDigits = async (page: Page, digits: string): Promise<void> => {
  for (const digit of digits) await page.keyboard.press(digit, { delay: 100 });
};

/** The page of a kiosk, as somebody uses it who has a card. */
export const createKioskPage = (page: Page) => {
  const heading = (name: string) => page.getByRole('heading', { level: 1, name });
  const attract = heading('Change what is yours');
  const pressDone = async (): Promise<void> => page.getByRole('button', { name: 'I am done' }).click();
  const scan = async ({ cards }: TrainingPerson): Promise<void> => {
    await expect(attract).toBeAttached();
    await page.keyboard.type(cards[0]?.number ?? '', { delay: 5 });
    await page.keyboard.press('Enter');
    await expect(heading('Type the last six digits of your mobile number')).toBeVisible();
  };
  const prove = async ({ mobile }: TrainingPerson): Promise<void> => {
    await typeDigits(page, mobile.slice(-6));
    await page.keyboard.press('Enter', { delay: 100 });
    await expect(page.getByRole('button', { name: /^Cash machines/ })).toBeEnabled();
  };
  return {
    page,
    attract,
    heading,
    scan,
    prove,
    typeDigits: (digits: string) => typeDigits(page, digits),
    enter: async (person: TrainingPerson): Promise<void> => {
      await scan(person);
      await prove(person);
    },
    ask: async (): Promise<void> => {
      await page.getByRole('button', { name: /^Cash machines/ }).click();
      await expect(heading('Cash machines')).toBeVisible();
    },
    sayYes: (): Promise<void> => page.getByRole('button', { name: 'Yes, change it' }).click(),
    done: pressDone,
    /** Comes to the keypad of staff by touches in the corner. */
    staffByTouch: async (): Promise<void> => {
      const size = page.viewportSize();
      for (let nth = 0; nth < 5; nth += 1) await page.touchscreen.tap((size?.width ?? 0) - 20, 20);
      await expect(heading('For staff')).toBeVisible();
    },
    /** Comes there by keys alone. */
    staffByKeys: async (): Promise<void> => {
      const corner = page.getByRole('button', { name: 'For staff' });
      await expect(async () => {
        await page.keyboard.press('Shift+Tab');
        await expect(corner).toBeFocused({ timeout: 50 });
      }).toPass();
      await page.keyboard.press('Enter', { delay: 100 });
      await expect(heading('For staff')).toBeVisible();
    },
    pin: async (pin: string): Promise<void> => {
      await typeDigits(page, pin);
      await page.keyboard.press('Enter', { delay: 100 });
    },
  };
};

/** The page of a kiosk. */
export type KioskPage = ReturnType<typeof createKioskPage>;
