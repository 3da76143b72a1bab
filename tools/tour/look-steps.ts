import { expect } from '@playwright/test';
import type { Step } from './step.ts';

/** What the marks mean, and the dark theme. */
export const LOOK_STEPS: readonly Step[] = [
  {
    title: 'Ask what the marks mean',
    picture: 'marks',
    run: async ({ page, dialog }) => {
      await page.getByRole('button', { name: 'What the marks mean' }).click();
      const legend = dialog(/What the marks mean/);
      for (const word of ['Accepted', 'Confirmed', 'Outcome unknown', 'Not applied'])
        await expect(legend.getByText(word, { exact: true })).toBeVisible();
      return 'every mark with its meaning';
    },
  },
  {
    title: 'Go back to the first customer in the dark theme',
    picture: 'dark-theme',
    run: async ({ page, lines }, { asha }) => {
      await page.keyboard.press('Escape');
      await page.getByRole('navigation', { name: 'Recent' }).getByRole('button', { name: asha.name }).click();
      await expect(page.getByRole('heading', { level: 1, name: asha.name })).toBeVisible();
      await page.getByRole('button', { name: 'Theme: as the system' }).click();
      await page.getByRole('button', { name: 'Theme: light' }).click();
      await expect(page.getByRole('button', { name: 'Theme: dark' })).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
      await expect(lines(/Blocked/)).toHaveCount(1);
      return `${asha.name} with the basket as it was left`;
    },
  },
];
