import type { Step } from '../step.ts';
import { expect } from './expect.ts';
import type { Kiosk } from './kiosk.ts';
import type { Visitor } from './visitor.ts';

type KioskStep = Step<Kiosk, Visitor>;

const leave = async ({ button, page }: Kiosk): Promise<void> => {
  await button('I am done').tap();
  // The language goes with whoever chose it.
  await expect(page.getByRole('main').locator('section')).toHaveCount(4);
};

/** From the first screen to a proof. */
export const BEGIN_STEPS: readonly KioskStep[] = [
  {
    title: 'Nobody is there',
    picture: 'attract',
    run: async ({ page }) => {
      await expect(page.getByRole('main').locator('section')).toHaveCount(4);
      return 'what can be done, in four languages at once';
    },
  },
  {
    title: 'Choose the language and the look',
    picture: 'chosen',
    run: async (kiosk) => {
      await kiosk.setUp();
      await expect(kiosk.title('Change what is yours')).toBeAttached();
      return kiosk.said('Scan your card');
    },
  },
  {
    title: 'Ask for help',
    picture: 'help',
    run: async ({ page, button, said }) => {
      await button('Help').tap();
      await expect(page.getByRole('dialog', { name: said('Help') })).toBeVisible();
      return 'what can be done on the screen that is behind it';
    },
    after: ({ button }) => button('Close').tap(),
  },
  {
    title: 'Scan a card',
    picture: 'card-proof',
    run: async ({ page, title, said }, { card }) => {
      await page.keyboard.type(card, { delay: 5 });
      await page.keyboard.press('Enter');
      const asked = 'Type the last six digits of your mobile number';
      await expect(title(asked)).toBeVisible();
      return said(asked);
    },
    after: async (kiosk) => {
      await leave(kiosk);
      await kiosk.setUp();
    },
  },
  {
    title: 'Type the mobile number instead',
    picture: 'mobile',
    run: async ({ button, title, type, page }, { mobile }) => {
      await button('Or type your mobile number').tap();
      await expect(title('Type your mobile number')).toBeVisible();
      await type(mobile);
      await expect(page.getByTestId('typed')).toHaveText('•'.repeat(mobile.length));
      return `${mobile.length} digits on our own keys, masked`;
    },
  },
  {
    title: 'Be asked for a proof',
    picture: 'proof',
    run: async ({ ok, title, type, said }) => {
      await ok();
      const asked = 'Type the last six digits of your card';
      await expect(title(asked)).toBeVisible();
      await type('000');
      return said(asked);
    },
    after: ({ takeBack }) => takeBack(3),
  },
  {
    title: 'Give a wrong one',
    picture: 'not-recognized',
    run: async ({ ok, type, page, said }) => {
      await type('000000');
      await ok();
      const words = said('We could not recognize you with these numbers.');
      await expect(page.getByText(words)).toBeVisible();
      return words;
    },
  },
];

/** What keeps a customer from beginning. */
export const BARRED_STEPS: readonly KioskStep[] = [
  {
    title: 'Come when nothing can be reached',
    picture: 'offline',
    run: async (kiosk, { mobile, lastOfCard }) => {
      for (const system of ['airpay', 'capillary', 'wm'] as const)
        await kiosk.training.faults.set(system, { fault: 'refuse' });
      await kiosk.setUp();
      await kiosk.button('Or type your mobile number').tap();
      await kiosk.type(mobile);
      await kiosk.ok();
      await expect(kiosk.title('Type the last six digits of your card')).toBeVisible();
      await kiosk.type(lastOfCard);
      await kiosk.ok();
      const words = kiosk.said('We cannot look this up at the moment.');
      await expect(kiosk.page.getByText(words)).toBeVisible();
      return words;
    },
    after: async (kiosk) => {
      await kiosk.training.faults.clear();
      await leave(kiosk);
    },
  },
  {
    title: 'Guess three times',
    picture: 'wait',
    run: async (kiosk, { nobody }) => {
      await kiosk.setUp();
      await kiosk.button('Or type your mobile number').tap();
      await kiosk.type(nobody);
      await kiosk.ok();
      for (let time = 0; time < 3; time += 1) {
        await expect(kiosk.title('Type the last six digits of your card')).toBeVisible();
        await kiosk.type('123456');
        await kiosk.ok();
        await expect(kiosk.page.getByText(kiosk.said('One moment. We compare the digits.'))).toHaveCount(0);
      }
      await expect(kiosk.title('We could not recognize you')).toBeVisible();
      return kiosk.said('We could not recognize you');
    },
    after: leave,
  },
];
