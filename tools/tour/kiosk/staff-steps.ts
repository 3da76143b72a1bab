import type { Step } from '../step.ts';
import { expect } from './expect.ts';
import type { Kiosk } from './kiosk.ts';
import type { Visitor } from './visitor.ts';

const TOUCHES = 5;

const openStaff = async ({ button, title }: Kiosk): Promise<void> => {
  for (let touch = 0; touch < TOUCHES; touch += 1) await button('For staff').tap();
  await expect(title('For staff')).toBeVisible();
};

const look = async ({ type, ok, title }: Kiosk, { staffPin }: Visitor): Promise<void> => {
  await type(staffPin);
  await ok();
  await expect(title('This kiosk')).toBeVisible();
};

/** What staff see and do. */
export const STAFF_STEPS: readonly Step<Kiosk, Visitor>[] = [
  {
    title: 'Staff touch the corner five times',
    picture: 'staff',
    run: async (kiosk) => {
      await kiosk.setUp();
      await openStaff(kiosk);
      return kiosk.said('Type the PIN of this kiosk');
    },
  },
  {
    title: 'They type their PIN',
    picture: 'health',
    run: async (kiosk, visitor) => {
      await look(kiosk, visitor);
      return kiosk.said('The journal works.');
    },
  },
  {
    title: 'They take the kiosk out of service',
    picture: 'closed',
    run: async (kiosk) => {
      await kiosk.button('Take out of service').tap();
      await expect(kiosk.button('Open the kiosk')).toBeVisible();
      await kiosk.button('Back to the customer’s screen').tap();
      await kiosk.setUp();
      await expect(kiosk.title('Out of service')).toBeVisible();
      return kiosk.said('Out of service');
    },
    after: async (kiosk, visitor) => {
      await openStaff(kiosk);
      await look(kiosk, visitor);
      await kiosk.button('Open the kiosk').tap();
      await expect(kiosk.button('Take out of service')).toBeVisible();
    },
  },
];
