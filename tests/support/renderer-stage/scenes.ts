import type { Page } from 'playwright';
import type { StageName } from './fixtures.ts';

/** A stage, and what is done on it before it is looked at. */
export interface Scene {
  readonly name: string;
  readonly stage: StageName;
  readonly play?: (page: Page) => Promise<void>;
}

const find =
  (text: string) =>
  async (page: Page): Promise<void> => {
    const box = page.getByRole('searchbox', { name: 'Find a customer' });
    await box.fill(text);
    await box.press('Enter');
  };

const press =
  (name: string) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).first().click();
    await page.getByRole('dialog').waitFor();
  };

const openShift = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Operator Rohan Kulkarni', exact: true }).click();
  await page.getByRole('menuitem', { name: 'My shift…' }).click();
  await page.getByRole('dialog', { name: 'My shift' }).waitFor();
};

const STILL: readonly StageName[] = [
  'start',
  'full',
  'edited',
  'applying',
  'results',
  'loading',
  'partial',
  'failed',
  'confirming',
  'untold',
  'untold-everywhere',
  'token-needed',
  'token-refused',
  'not-configured',
  'needs-look',
  'handed-over',
  'left-behind',
  'set-apart',
  'looks-at-start',
  'unreachable',
  'notices',
  'merged-into',
  'bounded',
  'signed-out',
  'locked',
  'many-people',
  'nobody-here',
  'little-right',
];

export const SCENES: readonly Scene[] = [
  ...STILL.map((stage) => ({ name: stage, stage })),
  {
    name: 'several',
    stage: 'several',
    play: async (page) => {
      await find('sha')(page);
      await page.getByRole('listbox', { name: 'Matches' }).waitFor();
      await page.keyboard.press('ArrowDown');
    },
  },
  {
    name: 'unsure',
    stage: 'unsure',
    play: async (page) => {
      await find('sha')(page);
      await page.getByRole('listbox', { name: 'Matches' }).waitFor();
    },
  },
  {
    name: 'scan-again',
    stage: 'full',
    play: async (page) => {
      await page.keyboard.type('51000');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').filter({ hasText: 'Scan again' }).waitFor();
    },
  },
  { name: 'nobody', stage: 'nobody', play: find('98450 99999') },
  { name: 'not-an-identifier', stage: 'not-an-identifier', play: find('98450') },
  {
    name: 'link-card',
    stage: 'full',
    play: async (page) => {
      await press('Link a card')(page);
      await page.getByRole('textbox', { name: 'Card number' }).fill('8800123400117730');
      await page.getByText('Another customer').waitFor();
    },
  },
  { name: 'delink-card', stage: 'full', play: press('Delink') },
  { name: 'enter-token', stage: 'token-needed', play: press('Enter the airpay token') },
  { name: 'replace-token', stage: 'token-refused', play: press('Replace the airpay token') },
  { name: 'add-identifier', stage: 'full', play: press('Add an identifier') },
  { name: 'applied', stage: 'applied' },
  { name: 'receipt', stage: 'applied', play: press('Print receipt') },
  {
    name: 'branch-activity',
    stage: 'full',
    play: async (page) => {
      await press('Branch activity')(page);
      await page.getByRole('listbox', { name: 'Changes of the branch' }).getByRole('option').first().click();
      for (let row = 0; row < 3; row += 1) await page.keyboard.press('ArrowDown');
    },
  },
  {
    name: 'set-apart-branch',
    stage: 'set-apart',
    play: async (page) => {
      await press('Branch activity')(page);
      await page.getByRole('listbox', { name: 'Changes of the branch' }).getByRole('option').first().click();
    },
  },
  { name: 'say-by-hand', stage: 'needs-look', play: press('Say what you found') },
  {
    name: 'operator-menu',
    stage: 'full',
    play: async (page) => {
      await page.getByRole('button', { name: 'Operator Rohan Kulkarni', exact: true }).click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'set-pin',
    stage: 'full',
    play: async (page) => {
      await page.getByRole('button', { name: 'Operator Rohan Kulkarni', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Set a PIN…' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'shift', stage: 'full', play: openShift },
  {
    name: 'shift-branch',
    stage: 'full',
    play: async (page) => {
      await openShift(page);
      await page.getByRole('tab', { name: 'The branch today' }).click();
      await page.getByRole('table').first().waitFor();
    },
  },
  {
    name: 'shift-right-to-left',
    stage: 'full',
    play: async (page) => {
      await page.evaluate(() => {
        document.documentElement.dir = 'rtl';
      });
      await openShift(page);
      await page.getByRole('tab', { name: 'The branch today' }).click();
      await page.getByRole('table').first().waitFor();
    },
  },
  {
    name: 'approvals',
    stage: 'waiting',
    play: async (page) => {
      await page.getByRole('button', { name: /to approve/ }).click();
      await page.getByRole('table', { name: 'What would change' }).waitFor();
    },
  },
  {
    name: 'credentials',
    stage: 'credentials',
    play: async (page) => {
      await page.getByRole('button', { name: 'Operator Rohan Kulkarni', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Credentials…' }).click();
      await page.getByRole('button', { name: 'Test the credentials for airpay' }).first().click();
    },
  },
  {
    name: 'credentials-replaced',
    stage: 'credentials',
    play: async (page) => {
      await page.getByRole('button', { name: 'Operator Rohan Kulkarni', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Credentials…' }).click();
      await page.getByRole('button', { name: 'Replace the credentials for WM' }).first().click();
    },
  },
  { name: 'legend', stage: 'full', play: press('What the marks mean') },
];
