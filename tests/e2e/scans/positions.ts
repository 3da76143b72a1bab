import { expect, type Locator } from '@playwright/test';
import type { Desk } from '../pages/desk.ts';

/** A place for the focus on the desk of a customer with two cards, one of which ends in 0027, and a drafted change. */
export interface Position {
  /** Opens what it takes, and puts the focus there. */
  focus(desk: Desk): Promise<void>;
  /** A field of which nothing may be altered, and what it holds. */
  readonly field?: { readonly of: (desk: Desk) => Locator; readonly holds: string };
  /** The field takes what is scanned: it holds the scan, and nobody is looked up. */
  readonly own?: boolean;
}

const NOTE = 'Lost in the ';
const reasonOf = ({ cards }: Desk): Locator =>
  cards.dialog.getByRole('textbox', { name: 'Reason', exact: true });
const numberOf = ({ cards }: Desk): Locator =>
  cards.dialog.getByRole('textbox', { name: 'Card number', exact: true });

const openReason = async (desk: Desk): Promise<void> => {
  await desk.cards.openDelink(desk.cards.card('0027'));
  await reasonOf(desk).fill(NOTE);
};
const inDelink =
  (of: (dialog: Locator) => Locator) =>
  async (desk: Desk): Promise<void> => {
    await openReason(desk);
    await of(desk.cards.dialog).focus();
  };

/** Every kind of control that the desk has, and nothing. */
export const POSITIONS = {
  nothing: {
    focus: async ({ page }) => {
      await page.evaluate(() => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      });
    },
  },
  'the name of the customer': { focus: ({ customer }) => customer.focus() },
  Apply: { focus: ({ basket }) => basket.apply.focus() },
  'Remove from the basket': {
    focus: ({ basket }) =>
      basket.region
        .getByRole('button', { name: /^Remove from basket/ })
        .first()
        .focus(),
  },
  'a preset': { focus: ({ usage }) => usage.preset('Block everything').focus() },
  'a radio': { focus: ({ usage }) => usage.radio(usage.channel('POS'), 'Allowed').focus() },
  'a switch': { focus: ({ communication }) => communication.region.getByRole('switch').first().focus() },
  'Stop all texts': { focus: ({ communication }) => communication.stopTexts.focus() },
  'Remove an identifier': {
    focus: ({ cards }) =>
      cards.identifier('E-mail').getByRole('button', { name: 'Remove', exact: true }).focus(),
  },
  'a line of a menu': {
    focus: async ({ cards, page }) => {
      await cards
        .card('0027')
        .getByRole('button', { name: /^More for / })
        .click();
      await page.getByRole('menuitem').first().focus();
    },
  },
  'the search box': { focus: ({ search }) => search.box.focus() },
  'a note': {
    focus: inDelink((dialog) => dialog.getByRole('textbox', { name: 'Reason', exact: true })),
    field: { of: reasonOf, holds: NOTE },
  },
  'a choice in a dialog': {
    focus: inDelink((dialog) => dialog.getByRole('combobox')),
    field: { of: reasonOf, holds: NOTE },
  },
  'Add to basket in a dialog': {
    focus: inDelink((dialog) => dialog.getByRole('button', { name: 'Add to basket', exact: true })),
    field: { of: reasonOf, holds: NOTE },
  },
  'Cancel in a dialog': {
    focus: inDelink((dialog) => dialog.getByRole('button', { name: 'Cancel', exact: true })),
    field: { of: reasonOf, holds: NOTE },
  },
  'a radio in a dialog': {
    focus: async ({ cards }) => {
      await cards.openLink();
      await cards.dialog.getByRole('radio', { name: 'Card in hand', exact: true }).focus();
    },
  },
  'a card number': {
    focus: async (desk) => {
      await desk.cards.openLink();
      await expect(numberOf(desk)).toBeFocused();
    },
    field: { of: numberOf, holds: '' },
    own: true,
  },
} as const satisfies Readonly<Record<string, Position>>;

export type PositionName = keyof typeof POSITIONS;
