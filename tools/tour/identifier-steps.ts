import { expect } from '@playwright/test';
import { maskEmail } from '../../src/shared/domain/mask.ts';
import type { Desk } from './desk.ts';
import type { Step } from './step.ts';

const ADDED = 'work.address@example.in';

const row = (desk: Desk) =>
  desk
    .region('Cards and identifiers')
    .getByRole('table', { name: 'Identifiers' })
    .getByRole('row')
    .filter({ hasText: maskEmail(ADDED) });

/** Adding an e-mail address to the open customer, and taking it away again. */
export const IDENTIFIER_STEPS: readonly Step[] = [
  {
    title: 'Add an e-mail identifier',
    picture: 'identifier-added',
    run: async (desk) => {
      await desk.clear();
      await desk.region('Cards and identifiers').getByRole('button', { name: 'Add an identifier' }).click();
      const dialog = desk.dialog(/Add an identifier/);
      await dialog.getByRole('combobox', { name: 'Type' }).selectOption({ label: 'E-mail' });
      await dialog.getByRole('textbox', { name: 'Value' }).fill(ADDED);
      await dialog.getByRole('button', { name: 'Add to basket' }).click();
      await expect(desk.lines(/Add E-mail/)).toContainText('Draft');
      const [line] = await desk.applyTo('Confirmed');
      await expect(row(desk).getByRole('button', { name: 'Remove' })).toBeVisible();
      return `${line}`;
    },
  },
  {
    title: 'Remove it again',
    picture: 'identifier-removed',
    run: async (desk) => {
      await desk.clear();
      await row(desk).getByRole('button', { name: 'Remove' }).click();
      await expect(desk.lines(/Remove E-mail/)).toContainText('Draft');
      const [line] = await desk.applyTo('Confirmed');
      await expect(row(desk)).toHaveCount(0);
      return `${line}`;
    },
  },
];

/** A mobile number that is somebody else's: adding it would merge the two for good. */
export const MERGE_STEPS: readonly Step[] = [
  {
    title: "Try to add somebody else's mobile number",
    picture: 'merge-blocked',
    run: async (desk, { asha, ravi }) => {
      await desk.page.keyboard.press('Escape');
      await desk.region('Cards and identifiers').getByRole('button', { name: 'Add an identifier' }).click();
      const dialog = desk.dialog(/Add an identifier/);
      await dialog.getByRole('combobox', { name: 'Type' }).selectOption({ label: 'Mobile' });
      await dialog.getByRole('textbox', { name: 'Value' }).fill(ravi.mobile);
      await dialog.getByRole('button', { name: 'Add to basket' }).click();
      const line = desk.lines(/Add Mobile/);
      await expect(line).toContainText('Blocked');
      for (const name of [`This customer: ${asha.name}`, `Another customer: ${ravi.name}`])
        await expect(line.getByRole('group', { name })).toBeVisible();
      await expect(desk.apply).toBeDisabled();
      return `Blocked: ${asha.name} and ${ravi.name} are shown, and nothing can be sent`;
    },
  },
];
