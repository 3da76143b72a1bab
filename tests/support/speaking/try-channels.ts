import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Page } from 'playwright';
import { chromiumOptions } from '../../../tools/browser/chromium.ts';
import { CHANNELS, type Channel } from './channels.ts';
import { type Listener, listen } from './listen.ts';
import { namesAsked } from './names-asked.ts';

interface Tried {
  readonly channel: Channel;
  readonly listener: Listener;
}

/** How long something may be on its way. */
const UNDER_WAY_MS = 2_500;

const speak = async (page: Page, { channel, listener }: Tried): Promise<void> => {
  const to = JSON.stringify(listener.to);
  // What a policy throws, and a page that ends over it, is no news: only what arrives counts.
  await page.evaluate(`void (async (to) => { ${channel.script} })(${to}).catch(() => {})`).catch(() => {});
};

/**
 * Tries every channel from a page in a Chromium of its own, and gives the names of those that were heard: by a socket
 * of ours, or as a name that was resolved. `show` opens the page.
 */
export const heardFrom = async (
  show: (page: Page) => Promise<void>,
  channels: readonly Channel[] = CHANNELS,
): Promise<readonly string[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-speaking-'));
  const log = join(folder, 'net-log.json');
  const options = chromiumOptions();
  // What a browser does by itself is a part of it.
  const args = [
    ...options.args.filter((it) => it !== '--disable-background-networking'),
    `--log-net-log=${log}`,
    '--disable-popup-blocking',
  ];
  // A profile that lasts: in a private one a browser opens nothing ahead.
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), { ...options, args });
  const tried = await Promise.all(
    channels.map(async (channel, at): Promise<Tried> => ({ channel, listener: await listen(at) })),
  );
  const opened = async (): Promise<Page> => {
    const page = await context.newPage();
    page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}));
    await show(page);
    return page;
  };
  const shared = await opened();
  for (const one of tried) if (one.channel.alone !== true) await speak(shared, one);
  for (const one of tried) if (one.channel.alone === true) await speak(await opened(), one);
  await wait(UNDER_WAY_MS);
  await context.close();
  const names = new Set(namesAsked(log).map((host) => host.replace(/^.*?(spoken-\d+\.test).*$/, '$1')));
  rmSync(folder, { recursive: true, force: true });
  const heard = tried.filter(({ listener }) => listener.heard() > 0 || names.has(listener.to.host));
  for (const { listener } of tried) listener.close();
  return heard.map(({ channel }) => channel.name);
};
