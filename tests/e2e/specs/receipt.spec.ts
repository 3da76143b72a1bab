import { personTagged } from '../../support/people.ts';
import { expectAccessibleInBothThemes } from '../fixtures/accessible.ts';
import { ATM_OFF, ONE_OF_EACH } from '../fixtures/changes.ts';
import { expect, test } from '../fixtures/desk.ts';
import { expectChange } from '../fixtures/expect-change.ts';
import { readQr } from '../fixtures/read-qr.ts';
import { runSwitch } from '../fixtures/run-switch.ts';
import { createReceipt } from '../pages/receipt.ts';

/** Pages of a PDF as Chromium writes it. */
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

test.describe('the receipt of a visit', () => {
  test('stop all texts, keep e-mail, print: 7 keys and 7 s, one page that a device proves offline', {
    tag: '@timed',
  }, async ({ app, desk, training, shell }) => {
    const { page } = desk;
    const receipt = createReceipt(page);
    const person = personTagged(training, 'two-cards');
    for (const upstream of ['airpay', 'capillary', 'wm'] as const)
      await training.faults.set(upstream, { fault: 'delay', ms: 300 });
    await desk.open(person);
    const printer = await app.printer();
    await expect(desk.customer).toBeFocused();
    const lines = await desk.communication.region
      .getByRole('switch', { name: /, Text,/, checked: true })
      .count();
    expect(lines).toBeGreaterThan(1);
    const begun = performance.now();

    for (const key of ['F6', 'F6', 'F6', 'Enter']) await page.keyboard.press(key);
    await page.keyboard.press('Control+Enter');
    await expect(desk.basket.lines.filter({ hasText: 'Confirmed' })).toHaveCount(lines);
    await expect(receipt.open).toBeVisible();
    await page.keyboard.press('Control+p');
    await expect(receipt.print).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Sent to the printer.')).toBeVisible();
    expect(await printer.jobs()).toBe(1);
    expect(performance.now() - begun).toBeLessThan(7000);

    await expect(receipt.lines).toHaveCount(lines);
    for (const line of await receipt.lines.all()) {
      await expect(line).toContainText(/Text: .*••••/);
      await expect(line).toContainText('Opted in');
      await expect(line).toContainText('Opted out');
      await expect(line).toContainText('Done and checked');
      await expect(line).toContainText(/^.*WM, \d\d:\d\d by /);
    }
    await expect(receipt.paper).toContainText(person.name);
    await expect(receipt.paper).toContainText('BLR-014');
    await expect(receipt.paper).not.toContainText(person.mobile);
    await expect(receipt.paper).not.toContainText('Training');
    await expect(receipt.language).toContainText('English');
    await expectAccessibleInBothThemes(page);

    await test.step('the QR code says so, and the device proves it without a network', async () => {
      const code = await readQr(receipt.code);
      await training.faults.set('wm', { fault: 'refuse' });
      test.skip(shell === 'electron', 'the keyring of this Electron is not that of the switch');
      const proved = await runSwitch(shell, ['--verify-receipt', code], null, app.profile);
      expect(proved).toMatchObject({ status: 0, errors: '' });
      expect(proved.output).toContain(`branch BLR-014, ${lines} done and checked, digest `);
      const number = (await receipt.paper.textContent())?.match(
        /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      )?.[0];
      expect(proved.output).toContain(`receipt ${number}`);

      const altered = code.replace(
        /^(BD1-.{30})./,
        (whole, start) => start + (whole.endsWith('A') ? 'B' : 'A'),
      );
      expect(altered).not.toBe(code);
      expect(await runSwitch(shell, ['--verify-receipt', altered], null, app.profile)).toMatchObject({
        status: 1,
        output: 'the signature does not fit: the code was altered\n',
      });
      expect(await runSwitch(shell, ['--verify-receipt', code])).toMatchObject({
        status: 1,
        output: expect.stringMatching(/^nothing is proved: there is no key to check with/),
      });
      expect(await runSwitch(shell, ['--verify-receipt'])).toMatchObject({ status: 2 });
    });

    await test.step('on paper it stands alone, on one page', async () => {
      for (const format of ['A4', 'Letter'] as const)
        expect(pagesOf(await page.pdf({ format })), format).toBe(1);
      expect(pagesOf(await page.pdf({ width: '80mm', height: '297mm' })), 'till roll').toBe(1);
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      await expect(receipt.paper).toBeVisible();
      await expect(receipt.code).toBeVisible();
      await expect(receipt.print).toBeHidden();
      await expect(desk.basket.region).toBeHidden();
      await expect(page.getByRole('banner')).toBeHidden();
      await expect(receipt.paper).toHaveCSS('background-color', 'rgb(255, 255, 255)');
    });
  });

  test('holds all three systems and every outcome in plain words, nothing more than is so', async ({
    desk,
    training,
  }) => {
    const receipt = createReceipt(desk.page);
    await desk.open(personTagged(training, 'two-cards'));
    for (const change of ONE_OF_EACH) await change.draft(desk, training);
    await expect(desk.basket.lines).toHaveCount(3);
    await expect(receipt.open).toHaveCount(0);
    await training.faults.set('capillary', {
      fault: 'reject',
      call: 'changeIdentifier',
      code: 8010,
      message: 'Mobile 919845012345 of asha@example.com is not valid',
    });
    await training.faults.set('wm', { fault: 'cut-before-effect', call: 'put' });
    await desk.basket.apply.click();
    await expectChange(desk.basket.line(ATM_OFF.title), ATM_OFF, 'Confirmed');
    await receipt.open.click();
    await expect(receipt.lines).toHaveCount(3);
    await expect(receipt.lines.nth(0)).toContainText('Done and checked');
    await expect(receipt.lines.nth(1)).toContainText('Not done: Capillary says no: “');
    await expect(receipt.lines.nth(2)).toContainText(/Not known yet: .* The change may have been made\./);
    for (const value of ['919845012345', 'asha@example.com'])
      await expect(receipt.paper).not.toContainText(value);
    await receipt.close.click();
    await expect(receipt.dialog).toHaveCount(0);
    await expect(receipt.open).toBeFocused();
  });

  test('says how printing ended, and what to do when it failed', async ({ app, desk, training }) => {
    const { page } = desk;
    const receipt = createReceipt(page);
    await desk.open(personTagged(training, 'two-cards'));
    await ATM_OFF.draft(desk, training);
    await desk.basket.apply.click();
    await expectChange(desk.basket.line(ATM_OFF.title), ATM_OFF, 'Confirmed');
    await receipt.open.click();
    const printer = await app.printer();
    const alert = receipt.dialog.getByRole('alert');
    const status = receipt.dialog.getByRole('status');

    await printer.ends('Print job failed');
    await receipt.print.click();
    await expect(alert).toContainText('The receipt was not printed.');
    await expect(alert).toContainText('then press Print again');
    await expectAccessibleInBothThemes(page);
    await page.emulateMedia({ media: 'print' });
    await expect(alert).toBeHidden();
    await page.emulateMedia({ media: 'screen' });

    await printer.ends('cancelled');
    await receipt.print.click();
    await expect(status).toHaveText('Printing was called off.');
    await expect(alert).toHaveCount(0);

    await printer.ends('');
    await receipt.print.click();
    await expect(status).toHaveText('Sent to the printer.');
    expect(await printer.jobs()).toBe(3);
  });

  test('can be printed after the finished lines were cleared', async ({ desk, training }) => {
    const receipt = createReceipt(desk.page);
    await desk.open(personTagged(training, 'two-cards'));
    await ATM_OFF.draft(desk, training);
    await desk.basket.apply.click();
    await expectChange(desk.basket.line(ATM_OFF.title), ATM_OFF, 'Confirmed');
    await desk.basket.region.getByRole('button', { name: 'Clear finished' }).click();
    await expect(desk.basket.lines).toHaveCount(0);
    await receipt.open.click();
    await expect(receipt.lines).toHaveCount(1);
  });
});

test.describe('in training', () => {
  test.use({ starts: 'training' });

  test('a receipt says so across the page, on screen and on paper', async ({ desk, training }) => {
    const { page } = desk;
    const receipt = createReceipt(page);
    const examples = page.getByRole('main').getByRole('button');
    await examples.first().click();
    await desk.expectOpen(personTagged(training, 'two-cards').name);
    await ATM_OFF.draft(desk, training);
    await desk.basket.apply.click();
    await expectChange(desk.basket.line(ATM_OFF.title), ATM_OFF, 'Confirmed');
    await receipt.open.click();
    const across = receipt.paper.locator('svg text', { hasText: 'Training' });
    await expect(receipt.paper).toContainText('Training: nothing real was changed.');
    for (const media of ['screen', 'print'] as const) {
      await page.emulateMedia({ media });
      await expect(across).toBeVisible();
      const paper = await receipt.paper.boundingBox();
      const word = await across.boundingBox();
      expect(word?.width ?? 0).toBeGreaterThan((paper?.width ?? Number.POSITIVE_INFINITY) / 2);
    }
    expect(pagesOf(await page.pdf({ format: 'A4' }))).toBe(1);
  });
});
