import { expect } from '@playwright/test';
import type { Step } from './step.ts';

const TEXT_SWITCH = /, Text, /;

/** Card usage and communication preferences of the open customer. */
export const CHANGE_STEPS: readonly Step[] = [
  {
    title: 'Set ATM to Not allowed',
    picture: 'atm-draft',
    run: async (desk) => {
      await desk.channel('ATM').getByText('Not allowed', { exact: true }).click();
      await expect(desk.lines()).toHaveCount(1);
      await expect(desk.lines(/ATM/)).toContainText('Draft');
      await expect(desk.apply).toBeEnabled();
      return 'a Draft in the basket, nothing sent';
    },
  },
  {
    title: 'Apply it',
    picture: 'atm-confirmed',
    run: async (desk) => {
      const [line] = await desk.applyTo('Confirmed');
      const radio = desk.channel('ATM').getByRole('radio', { name: 'Not allowed', exact: true });
      await expect(radio).toBeChecked();
      await expect(
        desk.region('Activity').getByRole('listitem').filter({ hasText: 'ATM' }).first(),
      ).toContainText('Confirmed');
      return `${line}, and in Activity`;
    },
  },
  {
    title: 'Stop all texts',
    picture: 'stop-texts-draft',
    run: async (desk) => {
      await desk.clear();
      const panel = desk.region('Communication preferences');
      const texts = await panel.getByRole('switch', { name: TEXT_SWITCH, checked: true }).count();
      await panel.getByRole('button', { name: 'Stop all texts' }).click();
      await expect(desk.lines(/Draft/)).toHaveCount(texts);
      return `${texts} Drafts in the basket`;
    },
  },
  {
    title: 'Apply them in one request',
    picture: 'texts-confirmed',
    run: async (desk) => {
      const panel = desk.region('Communication preferences');
      const others = await panel.getByRole('switch', { checked: true }).count();
      const lines = await desk.applyTo('Confirmed');
      await expect(panel.getByRole('switch', { name: TEXT_SWITCH, checked: true })).toHaveCount(0);
      await expect(panel.getByRole('switch', { checked: true })).toHaveCount(others);
      return `${lines.length} Confirmed; the ${others} other selections are as they were`;
    },
  },
];
