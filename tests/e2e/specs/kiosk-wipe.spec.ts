import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import type { TrainingPerson } from '../../../src/main/training/population/person.ts';
import type { Training } from '../../../src/main/training/start.ts';
import { foundInFiles, writtenAs } from '../../support/kiosk/find-values.ts';
import { expect } from '../fixtures/desk.ts';
import { type KioskMachine, kioskTest as test } from '../fixtures/kiosk-machine.ts';
import { createKioskPage, type KioskPage } from '../pages/kiosk.ts';

/*
 * The end of a visit, whatever ends it: every value of the customer is searched for in the page and what it stored, on the
 * clipboard, in the memory of the new page and of the main process, and in every file of both profiles. Before the end the
 * same search finds them.
 */

test.skip(
  ({ shell }) => shell === 'electron',
  'the memory of the main process is looked at through the stand-in',
);

/** Customers of whom nothing stands in the source of the app, unlike the well-known ones of training. */
const strangers = ({ people }: Training): readonly [TrainingPerson, TrainingPerson] => {
  const usual = ['in', 'plain', 'two-places'];
  const [one, other] = people
    .slice(20)
    .filter(({ tags, cards }) => cards.length > 0 && tags.every((tag) => usual.includes(tag)));
  if (one === undefined || other === undefined) throw new Error('nobody will do');
  return [one, other];
};

const valuesOf = (person: TrainingPerson): readonly string[] => [
  ...new Set([
    ...[person.mobile, person.mobile.slice(-10), person.email ?? person.name, person.name],
    ...[person.capillaryId, person.airpayEntityId, person.wmCustomerId],
    ...person.identifiers.map(({ value }) => value),
    ...person.cards.map(({ number }) => number),
  ]),
];

/**
 * What is in the memory of the page, once what nobody needs was collected. Meanwhile it answers nobody: the main process
 * stands still, so that it does not take the page for one that hangs.
 */
const heapOf = async (page: Page, { preview }: KioskMachine): Promise<string> => {
  const cdp = await page.context().newCDPSession(page);
  const parts: string[] = [];
  cdp.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => void parts.push(chunk));
  process.kill(preview().pid, 'SIGSTOP');
  try {
    await cdp.send('HeapProfiler.enable');
    await cdp.send('HeapProfiler.collectGarbage');
    await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  } finally {
    process.kill(preview().pid, 'SIGCONT');
  }
  await cdp.detach();
  return parts.join('');
};

const heapOfMain = async ({ preview }: KioskMachine): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-heap-'));
  const file = join(folder, 'main.heapsnapshot');
  await preview().ask(`snapshot ${file}`);
  const heap = readFileSync(file, 'utf8');
  rmSync(folder, { recursive: true, force: true });
  return heap;
};

/** The folder of the browser's own profile. */
const browserProfile = async (browser: Browser): Promise<string> => {
  const cdp = await browser.newBrowserCDPSession();
  const { commandLine } = await cdp.send('SystemInfo.getInfo');
  await cdp.detach();
  const folder = /--user-data-dir=(\S+)/.exec(commandLine)?.[1];
  if (folder === undefined) throw new Error('the browser has no folder');
  return folder;
};

/** The page keeps a value in everything that a page can keep one in. */
const storeInPage = (page: Page, value: string): Promise<void> =>
  page.evaluate(async (text) => {
    localStorage.setItem('customer', text);
    sessionStorage.setItem('customer', text);
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('customer');
      opening.onupgradeneeded = () => opening.result.createObjectStore('customer');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    database.transaction('customer', 'readwrite').objectStore('customer').put(text, 'customer');
    database.close();
    await (await caches.open('customer')).put('/customer', new Response(text));
    Object.assign(window, { customer: text });
  }, value);

/** Everything that a page keeps, as one text. */
const keptBy = (page: Page): Promise<string> =>
  page.evaluate(async () =>
    JSON.stringify([
      // How bright the screen is: the same for everybody.
      { ...localStorage, 'branchdesk.theme': undefined },
      { ...sessionStorage },
      await indexedDB.databases(),
      await caches.keys(),
      history.state,
      String(getSelection()),
      Reflect.get(window, 'customer') ?? null,
    ]),
  );
const NOTHING_KEPT = '[{},{},[],[],null,"",null]';

/** Everything that a page shows and keeps, as one text. */
const pageOf = async (page: Page): Promise<string> => `${await page.content()}${await keptBy(page)}`;

const among = (text: string, values: readonly string[]): readonly string[] =>
  values.filter((value) => text.includes(value));

/** As a snapshot of a heap writes a text. */
const escaped = (value: string): string =>
  value.replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Those that are in a snapshot of a heap. */
const amongHeap = (heap: string, values: readonly string[]): readonly string[] =>
  values.filter((value) => heap.includes(value) || heap.includes(escaped(value)));

/** What ends a visit, up to the screen that comes then. */
const ENDS: Readonly<
  Record<string, (at: KioskPage, machine: KioskMachine, other: TrainingPerson) => Promise<KioskPage>>
> = {
  'a touch of “I am done”': async (at) => {
    await at.done();
    await expect(at.attract).toBeAttached();
    return at;
  },
  'nobody who touches anything': async (at) => {
    await at.page.clock.runFor(62_000);
    await expect(at.attract).toBeAttached();
    return at;
  },
  'the card of somebody else': async (at, _machine, { cards }) => {
    await at.page.keyboard.type(cards[0]?.number ?? '', { delay: 5 });
    await at.page.keyboard.press('Enter');
    await expect(at.heading('Type the last six digits of your mobile number')).toBeVisible();
    return at;
  },
  'the crash of the page': async ({ page }, machine) => {
    const crashed = page.waitForEvent('crash');
    const cdp = await page.context().newCDPSession(page);
    void cdp.send('Page.crash').catch(() => {});
    await crashed;
    const next = createKioskPage(await machine.openAgain());
    await expect(next.attract).toBeAttached();
    return next;
  },
};

const QUICK = 'a touch of “I am done”';

for (const [name, end] of Object.entries(ENDS))
  test(`of a visit that ${name} ends nothing is left${name === QUICK ? '' : ' @full'}`, async ({
    openBrowser,
    startMachine,
    training,
  }) => {
    test.setTimeout(90_000);
    const browser = await openBrowser();
    const [person, other] = strangers(training);
    const machine = await startMachine(browser, { clock: true, snapshots: true });
    const folders = [machine.profile, await browserProfile(browser)];
    const at = createKioskPage(machine.page());
    await at.enter(person);
    await at.page.getByRole('button', { name: 'Messages to you' }).click();
    const lines = at.page
      .getByRole('main')
      .locator('li')
      .getByText(/^To .*•/);
    await expect(lines.first()).toBeVisible();
    const masks = (await lines.allTextContents()).map((text) => text.slice('To '.length));
    await at.page.getByRole('button', { name: 'Where the card works' }).click();
    await at.ask();
    await at.sayYes();
    await expect(at.heading('Done. We checked.')).toBeVisible();
    const values = [...valuesOf(person), ...masks];
    await storeInPage(at.page, person.mobile);
    await machine.preview().ask(`copy ${person.mobile}`);

    // The search can find.
    const heapDuring = await heapOf(at.page, machine);
    expect(amongHeap(heapDuring, [person.mobile, ...masks])).toEqual([person.mobile, ...masks]);
    expect(among(await pageOf(at.page), values)).toContain(person.mobile);
    const main = [
      person.mobile,
      person.name,
      person.capillaryId,
      ...person.cards.map(({ number }) => number),
    ];
    expect(amongHeap(await heapOfMain(machine), main)).toEqual(main);
    for (const folder of folders) {
      const written = writtenAs(person.mobile);
      const planted = join(folder, 'planted');
      mkdirSync(planted);
      for (const [how, bytes] of written)
        writeFileSync(join(planted, how), Buffer.concat([Buffer.from('<'), bytes, Buffer.from('>')]));
      const found = new Set(foundInFiles(folder, [person.mobile]).map((where) => where.split(': ', 1)[0]));
      expect([...found].sort()).toEqual(written.map(([how]) => join('planted', how)).toSorted());
      rmSync(planted, { recursive: true });
    }
    // No file holds anything of them while they are there either: what is recorded is sealed.
    expect(foundInFiles(machine.profile, values)).toEqual([]);

    const after = await end(at, machine, other);
    // The first screen is there before the old page has gone.
    await expect
      .poll(() => keptBy(after.page).catch(() => 'on its way'), { intervals: [20] })
      .toBe(NOTHING_KEPT);
    await expect(after.page.locator('[data-preview-cover]')).toHaveCount(0);
    expect(among(await pageOf(after.page), values)).toEqual([]);
    expect(await machine.preview().ask('clipboard')).toEqual({ answer: ['', ''] });
    expect(amongHeap(await heapOf(after.page, machine), values)).toEqual([]);
    expect(amongHeap(await heapOfMain(machine), values)).toEqual([]);
    await machine.stop();
    for (const folder of folders) expect(foundInFiles(folder, values)).toEqual([]);
  });
