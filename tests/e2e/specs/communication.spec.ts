import { personTagged } from '../../support/people.ts';
import { expectAccessibleInBothThemes } from '../fixtures/accessible.ts';
import { branchOf } from '../fixtures/branch.ts';
import { TEXT_OFF } from '../fixtures/changes.ts';
import { test as base, expect } from '../fixtures/desk.ts';
import { expectChange } from '../fixtures/expect-change.ts';
import { startWmFront, tokenFor, type WmFront } from '../fixtures/wm-front.ts';
import { createReceipt } from '../pages/receipt.ts';

const WORDING = 'May we text you about your collection days?';
const OPT_IN = { from: 'Opted out', to: 'Opted in' };

/** A branch that reaches WM through a front which sees and alters what passes. */
const test = base.extend<{ readonly accept: 'json' | 'xml'; readonly days: number; readonly wm: WmFront }>({
  accept: ['json', { option: true }],
  days: [100, { option: true }],
  wm: async ({ training, days }, use) => {
    const front = await startWmFront(training, tokenFor(days));
    await use(front);
    await front.close();
  },
  branch: async ({ training, wm, accept, days }, use) => {
    const { config, credentials } = branchOf(training);
    const upstreams = Reflect.get(config, 'upstreams');
    await use({
      config: {
        ...config,
        upstreams: { ...upstreams, wm: { baseUrl: wm.baseUrl, accept } },
        consent: { wording: { Text: { en: WORDING } }, systems: [] },
      },
      credentials: { ...credentials, wm: { ...credentials.wm, accessToken: tokenFor(days) } },
    });
  },
});

/** Every selection as it stands in a reply or a request, letter for letter. */
const selectionsIn = (text: string): readonly string[] =>
  text.match(/"value":"(?:[^"\\]|\\.)*","type":"(?:[^"\\]|\\.)*","is_opt_in":"[YN]"/g) ?? [];

test('Stop all texts sends every other selection back byte for byte as WM gave it', async ({
  desk,
  training,
  wm,
}) => {
  await desk.open(personTagged(training, 'two-cards'));
  const texts = await desk.communication.region
    .getByRole('switch', { name: /, Text,/, checked: true })
    .count();
  await desk.communication.stopTexts.click();
  await expect(desk.basket.region).toContainText('Asked for by the customer, in person');
  await desk.basket.apply.click();
  await expect(desk.basket.lines.filter({ hasText: 'Confirmed' })).toHaveCount(texts);

  const [put] = wm.puts();
  const read = wm.passed[wm.passed.findLastIndex(({ method }) => method === 'PUT') - 1];
  const [before, after] = [selectionsIn(read?.answer ?? ''), selectionsIn(put?.body ?? '')];
  expect(before.length).toBeGreaterThan(texts);
  expect(after).toHaveLength(before.length);
  const differ = before.filter((selection, at) => selection !== after[at]);
  expect(differ).toHaveLength(texts);
  for (const [at, selection] of before.entries())
    if (selection !== after[at]) expect(after[at]).toBe(selection.replace(/"Y"$/, '"N"'));
  expect(wm.puts()).toHaveLength(1);
  await expect(desk.activity.items.first()).toContainText('Asked for by the customer, in person.');
});

test('Stop everything, a whole row and a whole column are one action each', async ({ desk, training }) => {
  const { communication, basket, page } = desk;
  await desk.open(personTagged(training, 'two-cards'));
  const on = communication.region.getByRole('switch', { checked: true });
  const all = await on.count();
  const voices = await communication.region.getByRole('switch', { checked: true, name: /, Voice,/ }).count();
  expect(voices).toBeGreaterThan(1);
  await communication.region.getByRole('button', { name: 'Edit all of Voice' }).click();
  await page.getByRole('menuitem', { name: /^Stop all \d/ }).click();
  await expect(basket.lines).toHaveCount(voices);
  await expect(communication.selections('Service Notification', 'Text')).toBeChecked();
  await communication.region.getByRole('button', { name: 'Edit all of Service Exception' }).click();
  await page.getByRole('menuitem', { name: /^Stop / }).click();
  await expect(basket.lines).not.toHaveCount(voices);
  await communication.region.getByRole('button', { name: 'Stop everything that can be stopped' }).click();
  await expect(on).toHaveCount(0);
  await expect(basket.lines).toHaveCount(all);
  await expect(basket.lines.filter({ hasText: 'Draft' })).toHaveCount(all);
});

test('somebody else changes another selection meanwhile: it stops, shows both, and keeps the edit', async ({
  desk,
  training,
  wm,
}) => {
  const { basket, communication } = desk;
  const person = personTagged(training, 'two-cards');
  await desk.open(person);
  await TEXT_OFF.draft(desk, training);
  await expectChange(basket.line(TEXT_OFF.title), TEXT_OFF, 'Draft');
  await wm.elsewhere(person.wmCustomerId, (text) =>
    text.replace(/("type":"BEMAIL","is_opt_in":)"Y"/, '$1"N"'),
  );
  await basket.apply.click();
  const line = basket.line(TEXT_OFF.title);
  await expect(line).toHaveAccessibleName(/: Opted in → Opted out\. Blocked$/);
  await expect(line).toContainText('Your edits are kept.');
  await expect(line).toContainText(/You saw\s*Opted in\s*There now\s*Opted out\s*You want\s*No change there/);
  expect(wm.puts()).toEqual([]);

  await line.getByRole('button', { name: 'Keep my edit' }).click();
  await expectChange(line, TEXT_OFF, 'Draft');
  await expect(communication.selections('Service Notification', 'Email')).not.toBeChecked();
  await basket.apply.click();
  await expectChange(line, TEXT_OFF, 'Confirmed');
  await expect(communication.selections('Service Notification', 'Email')).not.toBeChecked();
});

test('somebody else changes the very selection: three states are shown, and no Y goes over the new N', async ({
  desk,
  training,
  wm,
}) => {
  const { basket } = desk;
  const person = personTagged(training, 'text-opt-out');
  await desk.open(person);
  const mail = { from: 'Opted in', to: 'Opted out' };
  await desk.communication.toggle(desk.communication.selections('Service Notification', 'Email').first());
  const line = basket.line(/^Service Notification, Email/);
  await expectChange(line, mail, 'Draft');
  await wm.elsewhere(person.wmCustomerId, (text) =>
    text.replace(/("type":"BEMAIL","is_opt_in":)"Y"/, '$1"N"'),
  );
  await basket.apply.click();
  await expect(line).toHaveAccessibleName(/: Opted in → Opted out\. Blocked$/);
  await expect(line).toContainText(/You saw\s*Opted in\s*There now\s*Opted out\s*You want\s*Opted out/);
  await line.getByRole('button', { name: 'Keep my edit' }).click();
  await expect(basket.lines).toHaveCount(0);
  expect(wm.puts()).toEqual([]);
});

test('a difference that nobody asked for is contradicted, and named', async ({ desk, training, wm }) => {
  await desk.open(personTagged(training, 'two-cards'));
  await TEXT_OFF.draft(desk, training);
  await expectChange(desk.basket.line(TEXT_OFF.title), TEXT_OFF, 'Draft');
  wm.alter((text) =>
    wm.puts().length === 0 ? text : text.replace(/("type":"BEMAIL","is_opt_in":)"Y"/, '$1"N"'),
  );
  await desk.basket.apply.click();
  const line = desk.basket.line(TEXT_OFF.title);
  await expectChange(line, TEXT_OFF, 'Contradicted');
  await expect(line).toContainText('WM shows a difference that nobody asked for.');
  await expect(line).toContainText('It is at Service Notification, Email');
});

test('204 says nothing: what WM shows decides', { tag: '@full' }, async ({ desk, training, wm }) => {
  await desk.open(personTagged(training, 'two-cards'));
  await TEXT_OFF.draft(desk, training);
  await training.faults.set('wm', { fault: 'empty-body', call: 'put' });
  await desk.basket.apply.click();
  await expectChange(desk.basket.line(TEXT_OFF.title), TEXT_OFF, 'Confirmed');
  expect(wm.puts()).toMatchObject([{ status: 204, answer: '' }]);
});

test('an error in a 200 is a no', { tag: '@full' }, async ({ desk, training, wm }) => {
  await desk.open(personTagged(training, 'two-cards'));
  await TEXT_OFF.draft(desk, training);
  await training.faults.set('wm', { fault: 'reject', call: 'put', status: 200, message: 'Not on Sundays' });
  await desk.basket.apply.click();
  const line = desk.basket.line(TEXT_OFF.title);
  await expectChange(line, TEXT_OFF, 'Rejected');
  await expect(line).toContainText('Not on Sundays');
  expect(wm.puts()).toMatchObject([{ status: 200 }]);
});

test.describe('a branch that asks WM for XML', () => {
  test.use({ accept: 'xml' });

  test('reads, changes and confirms all the same', async ({ desk, training, wm }) => {
    await desk.open(personTagged(training, 'two-cards'));
    await TEXT_OFF.draft(desk, training);
    await desk.basket.apply.click();
    await expectChange(desk.basket.line(TEXT_OFF.title), TEXT_OFF, 'Confirmed');
    for (const { answer } of wm.passed) expect(answer).toMatch(/^<\?xml/);
    expect(wm.puts()[0]?.body).toMatch(/^\{"preferences":/);
  });

  test('refuses a reply with a DTD as unreadable', { tag: '@full' }, async ({ desk, training, wm }) => {
    wm.alter((text) => text.replace('?>', '?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'));
    await desk.open(personTagged(training, 'two-cards'));
    await expect(desk.communication.region).toContainText('The reply of WM cannot be read.');
  });
});

test('an opt-in over an opt-out asks how the customer consents, and says what is still to come', async ({
  desk,
  training,
  wm,
}) => {
  const { basket, communication, page } = desk;
  await desk.open(personTagged(training, 'text-opt-out'));
  await communication.toggle(communication.selections('Service Notification', 'Text'));
  const line = basket.line(/^Service Notification, Text/);
  await expectChange(line, OPT_IN, 'Blocked');
  await expect(basket.apply).toBeDisabled();
  await line.getByRole('button', { name: 'Say how consent is given' }).click();
  await expect(basket.consentDialog).toContainText(WORDING);
  await expect(basket.consentDialog.getByRole('button', { name: 'The customer consents' })).toBeDisabled();
  await expectAccessibleInBothThemes(page);
  await page.keyboard.press('Escape');
  await basket.consent(line, 'By phone');
  await expectChange(line, OPT_IN, 'Draft');
  await expect(line).toContainText('Consent: the customer, by phone.');
  await basket.apply.click();
  await expectChange(line, OPT_IN, 'Confirmed');
  await expect(line).toContainText('The customer may still have to reply YES to a text from WM.');
  expect(wm.puts()).toHaveLength(1);
  const receipt = createReceipt(page);
  await receipt.open.click();
  await expect(receipt.lines.first()).toContainText('Consent: the customer, by phone.');
  await expect(receipt.lines.first()).toContainText(WORDING);
  await expect(receipt.lines.first()).toContainText('You may still have to reply YES');
});

test('a long basket shows the line that was drafted last, and what there is to do about it', async ({
  desk,
  training,
}) => {
  const { basket, communication, usage } = desk;
  await desk.open(personTagged(training, 'text-opt-out'));
  await usage.preset('Block everything').click();
  await expect(basket.lines).toHaveCount(4);
  await communication.toggle(communication.selections('Service Notification', 'Text'));
  const line = basket.line(/^Service Notification, Text/);
  await expectChange(line, OPT_IN, 'Blocked');
  await expect(line.getByRole('button', { name: 'Say how consent is given' })).toBeInViewport({ ratio: 1 });
});

test('who asked is changed in one place, kept on record and on the receipt, without a whole value', async ({
  desk,
  training,
}) => {
  const { basket, page } = desk;
  await desk.open(personTagged(training, 'two-cards'));
  await TEXT_OFF.draft(desk, training);
  await basket.region.getByRole('button', { name: 'Change who asked, and how' }).click();
  const dialog = page.getByRole('dialog', { name: 'Who asked for this', exact: true });
  await dialog.getByRole('radio', { name: 'Somebody else for the customer' }).check();
  await dialog.getByRole('textbox', { name: 'Who, and with what right' }).fill('Her son Ravi, 9845012345');
  await dialog.getByRole('combobox', { name: 'How' }).selectOption('By letter');
  await dialog.getByRole('textbox', { name: 'Why' }).fill('She moved');
  await expectAccessibleInBothThemes(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(basket.region).toContainText('Asked for by Her son Ravi, 9845012345, by letter');
  await basket.apply.click();
  await expectChange(basket.line(TEXT_OFF.title), TEXT_OFF, 'Confirmed');
  await expect(desk.activity.items.first()).toContainText(
    'Asked for by Her son Ravi, 9845012345, by letter. Reason: She moved',
  );
  const receipt = createReceipt(page);
  await receipt.open.click();
  await expect(receipt.lines.first()).toContainText(
    /Asked for by Her son Ravi, .*, by letter\. Reason: She moved/,
  );
  await expect(receipt.paper).not.toContainText('9845012345');
});

test.describe('an access token that ends', () => {
  test.use({ days: 5 });

  test('says so quietly; once WM refuses it a new one is asked for, and nothing is repeated', async ({
    app,
    desk,
    training,
    wm,
  }) => {
    const { basket, communication, page } = desk;
    await desk.open(personTagged(training, 'two-cards'));
    await expect(communication.region).toContainText('The access token for WM ends in 5 days.');
    await TEXT_OFF.draft(desk, training);
    await expectChange(basket.line(TEXT_OFF.title), TEXT_OFF, 'Draft');
    const fresh = tokenFor(300);
    const gets = wm.passed.length;
    // The check just before the write still passes; the write does not.
    await training.faults.set('wm', { fault: 'reject', call: 'put', status: 401, code: 'UNAUTHORIZED' });
    await basket.apply.click();
    await expectChange(basket.line(TEXT_OFF.title), TEXT_OFF, 'Rejected');
    expect(wm.puts()).toHaveLength(1);
    expect(wm.passed.length).toBeGreaterThan(gets);
    await training.faults.clear('wm');
    wm.takes(fresh);
    await communication.region.getByRole('button', { name: 'Read WM again' }).click();
    await expect(communication.region).toContainText('WM does not accept the access token.');
    await communication.region.getByRole('button', { name: 'Enter a new token' }).click();
    const dialog = page.getByRole('dialog', { name: 'New access token for WM', exact: true });
    await expectAccessibleInBothThemes(page);
    await dialog.getByLabel('Access token', { exact: true }).fill(fresh);
    await dialog.getByRole('button', { name: 'Use this token' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(communication.region).not.toContainText('access token');
    await expect(communication.selections('Service Notification', 'Text')).toBeChecked();
    expect(wm.puts()).toHaveLength(1);
    expect(app.log()).not.toContain(fresh);
    expect(await page.content()).not.toContain(fresh);
  });
});
