import type { FaultInput } from '../../../src/main/training/faults.ts';
import type { Step } from '../step.ts';
import { expect } from './expect.ts';
import type { Kiosk } from './kiosk.ts';
import type { Visitor } from './visitor.ts';

type KioskStep = Step<Kiosk, Visitor>;

const clear = ({ training }: Kiosk): Promise<void> => training.faults.clear();

const onward = async (kiosk: Kiosk): Promise<void> => {
  await clear(kiosk);
  await kiosk.goOn();
};

/** A change of one channel that ends in its own way: the faults come once the question is on the screen. */
const ending = (
  picture: string,
  choice: string,
  outcome: string,
  faults: readonly FaultInput[],
): KioskStep => ({
  title: `Change “${choice}”: ${picture.replaceAll('-', ' ')}`,
  picture,
  run: async (kiosk) => {
    await kiosk.choice(choice).tap();
    await expect(kiosk.title(choice)).toBeVisible();
    for (const fault of faults) await kiosk.training.faults.set('airpay', fault);
    await kiosk.button('Yes, change it').tap();
    await expect(kiosk.title(outcome)).toBeVisible();
    return kiosk.said(outcome);
  },
  after: onward,
});

/** Task 10, and what else can come of a change. */
export const VISIT_STEPS: readonly KioskStep[] = [
  {
    title: 'Give the right one',
    picture: 'choices',
    run: async ({ type, ok, title, choice }, { lastOfCard }) => {
      await type(lastOfCard);
      await ok();
      await expect(title('What do you want to change?')).toBeVisible();
      await expect(choice('Cash machines')).toBeVisible();
      return 'what may be changed, and how it is now';
    },
  },
  {
    title: 'Ask for larger text',
    picture: 'larger',
    run: async ({ button, said }) => {
      await button('Larger text').tap();
      return said('Larger text');
    },
    after: ({ button }) => button('Larger text').tap(),
  },
  {
    title: 'Touch “Cash machines”, and read the one question',
    picture: 'question',
    run: async ({ page, choice, title, said }) => {
      await choice('Cash machines').tap();
      await expect(title('Cash machines')).toBeVisible();
      await expect(page.getByText(said('Now:'), { exact: true })).toBeVisible();
      await expect(page.getByText(said('New:'), { exact: true })).toBeVisible();
      return 'how it is, and how it would be';
    },
  },
  {
    title: 'Read it in larger text',
    picture: 'larger-question',
    run: async ({ button, said }) => {
      await button('Larger text').tap();
      await expect(button('No, leave it')).toBeVisible();
      return said('Yes, change it');
    },
    after: ({ button }) => button('Larger text').tap(),
  },
  {
    title: 'Stop for a while',
    picture: 'warning',
    run: async ({ page, said }) => {
      await page.clock.fastForward(41_000);
      await expect(page.getByRole('alertdialog', { name: said('Are you still here?') })).toBeVisible();
      return said('Are you still here?');
    },
    after: async ({ page, button }) => {
      await button('I am still here').tap();
      await expect(page.getByRole('alertdialog')).toHaveCount(0);
      // For a moment after it, a touch presses nothing.
      await page.clock.fastForward(1_000);
    },
  },
  {
    title: 'Say yes',
    picture: 'sending',
    run: async ({ training, button, title, said }) => {
      await training.faults.set('airpay', { fault: 'delay', ms: 4_000, call: 'set' });
      await button('Yes, change it').tap();
      await expect(title('One moment, please')).toBeVisible();
      return said('One moment, please');
    },
  },
  {
    title: 'See what came of it',
    picture: 'confirmed',
    run: async ({ button, title, said }) => {
      const yes = button('Yes, change it');
      if (await yes.isVisible()) await yes.tap();
      await expect(title('Done. We checked.')).toBeVisible();
      return said('Done. We checked.');
    },
    after: onward,
  },
  ending('rejected', 'Paying in shops', 'It was not accepted.', [{ fault: 'reject', call: 'set' }]),
  ending('accepted', 'Paying on the internet', 'Accepted.', [{ fault: 'empty-get', call: 'get' }]),
  ending('refused', 'Paying in shops', 'This cannot be changed here.', [{ fault: 'refuse' }]),
  ending('contradicted', 'Paying without contact', 'It was accepted, but it does not show.', [
    { fault: 'yes-without-effect', call: 'set' },
  ]),
  ending('unknown', 'Paying in shops', 'We do not know yet whether it worked.', [
    { fault: 'cut-before-effect', call: 'set' },
  ]),
  {
    title: 'Look at the messages',
    picture: 'messages',
    run: async ({ button, page, said }) => {
      await button('Messages to you').tap();
      await expect(
        page.getByRole('main').getByRole('listitem').filter({ hasText: '•' }).first(),
      ).toBeVisible();
      return said('Messages to you');
    },
  },
  {
    title: 'Stop one, and ask for it again',
    picture: 'consent',
    run: async ({ page, choice, button, title, goOn, said }) => {
      // What comes today is stopped first.
      await page.getByRole('main').getByRole('listitem').getByRole('button').first().tap();
      await button('Yes, change it').tap();
      await expect(title('Done. We checked.')).toBeVisible();
      await goOn();
      await choice('You do not get them').tap();
      await expect(page.locator('blockquote')).toBeVisible();
      return said('With “Yes” you agree to this:');
    },
    after: ({ button }) => button('No, leave it').tap(),
  },
  {
    title: 'Leave',
    picture: 'left',
    run: async ({ button, page }) => {
      await button('I am done').tap();
      await expect(page.getByRole('main').locator('section')).toHaveCount(4);
      return 'the first screen, with nothing of the customer';
    },
  },
];
