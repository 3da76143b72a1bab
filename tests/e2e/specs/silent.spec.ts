import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Page } from 'playwright';
import { launchPreview } from '../../../tools/preview/launch.ts';
import { CHANNELS } from '../../support/speaking/channels.ts';
import { heardFrom } from '../../support/speaking/try-channels.ts';
import { expect, test } from '../fixtures/desk.ts';

/*
 * Everything by which a page can speak to somebody, tried by a script that has got into the desk: sockets of ours, and
 * names that only it knows, stay silent. The same channels are heard from a page without a policy, or the test would
 * prove nothing.
 */

test.skip(({ shell }) => shell === 'electron', 'the browser is started with a log of its network');
test.describe.configure({ timeout: 180_000 });

const HEARD_ANYWHERE = CHANNELS.filter(({ never }) => never !== true).map(({ name }) => name);

test(`${HEARD_ANYWHERE.length} channels are heard from a page without a policy`, async () => {
  const server = createServer((_request, response) => {
    const page = '<!doctype html><html><head><title>-</title></head><body></body></html>';
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(page);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const heard = await heardFrom(async (page) => {
    await page.goto(`http://127.0.0.1:${port}/`);
  });
  server.close();
  expect(heard).toEqual(HEARD_ANYWHERE);
});

test(`the desk’s page speaks on none of ${CHANNELS.length} channels`, async () => {
  const preview = await launchPreview();
  let address = preview.url;
  const show = async (page: Page): Promise<void> => {
    await page.goto(address);
    // The address lets a browser in once; from then on its pages are shown.
    address = new URL('/index.html', address).href;
    await page.getByRole('searchbox', { name: 'Find a customer' }).waitFor();
  };
  expect(await heardFrom(show)).toEqual([]);
  expect(await preview.stop()).toBe(0);
});
