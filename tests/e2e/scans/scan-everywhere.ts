import { expect } from '@playwright/test';
import type { Training } from '../../../src/main/training/start.ts';
import { personTagged } from '../../support/people.ts';
import { deviceKeys, SUFFIXES } from '../../support/scans/keys.ts';
import { sendKeys } from '../fixtures/device.ts';
import type { Desk } from '../pages/desk.ts';
import { POSITIONS, type Position, type PositionName } from './positions.ts';

/** One scan on the real page. */
export interface PageScan {
  readonly position: PositionName;
  readonly suffix: keyof typeof SUFFIXES;
  /** Milliseconds from key to key. */
  readonly gap: number;
  /** Extra milliseconds before one of the keys; 0: none. */
  readonly stall: number;
  /** Whether the code has a blank behind every four digits. */
  readonly blanks: boolean;
  /** Milliseconds for which the page does something else meanwhile; 0: it is idle. */
  readonly busy: number;
}

/** What scans did that they must not. */
export interface PageFigures {
  scans: number;
  pressed: number;
  drafts: number;
  left: number;
  parts: number;
  readonly findings: string[];
}

export const noFigures = (): PageFigures => ({
  scans: 0,
  pressed: 0,
  drafts: 0,
  left: 0,
  parts: 0,
  findings: [],
});

const inGroups = (code: string): string => code.match(/.{1,4}/g)?.join(' ') ?? code;

/** Waits until a text is there; false when it does not come. */
const comes = async (check: () => Promise<void>): Promise<boolean> => {
  try {
    await check();
    return true;
  } catch {
    return false;
  }
};

/**
 * Scans the card of another customer while one with a drafted change is open, and counts what it did beside opening that
 * customer: controls that it pressed, drafts that it made, characters that it left, and lookups of anything else.
 */
export const scanOnPage = async (
  desk: Desk,
  training: Training,
  scan: PageScan,
  figures: PageFigures,
  random: () => number,
): Promise<void> => {
  const { page, basket } = desk;
  const person = personTagged(training, 'two-cards');
  const other = personTagged(training, 'one-card');
  const number = other.cards[0]?.number ?? '';
  const code = scan.blanks ? inGroups(number) : number;
  const position: Position = POSITIONS[scan.position];
  const what = JSON.stringify(scan);

  await desk.open(person);
  if ((await basket.lines.count()) === 0) await desk.usage.set(desk.usage.channel('ATM'), 'Not allowed');
  await expect(basket.line(/^ATM/)).toContainText('Draft');
  await position.focus(desk);
  const stallAt = 1 + Math.floor(random() * (code.length - 1));
  const keys = deviceKeys(
    [...code],
    {
      suffix: SUFFIXES[scan.suffix],
      gap: scan.gap,
      jitter: scan.gap > 4 ? 0.3 : 0,
      dwell: [0.05, 0.5, 0.9][Math.floor(random() * 3)] ?? 0.5,
      stalls: new Map(scan.stall > 0 ? [[stallAt, scan.stall]] : []),
    },
    0,
    random,
  );
  if (scan.busy > 0)
    await page.evaluate((ms) => {
      setTimeout(() => {
        const end = performance.now() + ms;
        while (performance.now() < end);
      }, 20);
    }, scan.busy);
  const before = training.ledger.entries({ applied: true }).length;
  await sendKeys(page, keys);

  figures.scans += 1;
  const field = position.field?.of(desk);
  const note = (fault: string): void => {
    figures.findings.push(`${fault}: ${what}`);
  };
  if (position.own) {
    if (field === undefined || !(await comes(() => expect(field).toHaveValue(code)))) {
      figures.left += 1;
      note('a card number field does not hold the scan');
    }
    if ((await desk.customer.textContent()) !== person.name) {
      figures.parts += 1;
      note('a scan into a card number was looked up');
    }
    // A key would come too soon to be a person's.
    await desk.cards.dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
  } else if (!(await comes(() => expect(desk.customer).toHaveText(other.name)))) {
    figures.parts += 1;
    note(`not looked up whole: ${await desk.customer.textContent()}`);
  }
  await desk.open(person);
  if (training.ledger.entries({ applied: true }).length !== before) {
    figures.pressed += 1;
    note('something was applied');
  }
  const lines = await basket.lines.allInnerTexts();
  if (lines.length !== 1 || !lines[0]?.includes('Draft')) {
    figures.drafts += 1;
    note(`the basket holds ${JSON.stringify(lines)}`);
    await basket.region
      .getByRole('button', { name: 'Remove all' })
      .click({ timeout: 500 })
      .catch(() => {});
  }
  if (field !== undefined && !position.own) {
    await desk.cards.openDelink(desk.cards.card('0027'));
    const held = await field.inputValue();
    if (held !== position.field?.holds) {
      figures.left += 1;
      note(`the field holds ${JSON.stringify(held)}`);
    }
    await page.keyboard.press('Escape');
    await expect(desk.cards.dialog).toHaveCount(0);
  }
};
