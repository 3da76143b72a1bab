import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchPreview } from '../../../tools/preview/launch.ts';
import { personTagged } from '../../support/people.ts';
import { branchOf } from '../fixtures/branch.ts';
import { expect, test } from '../fixtures/desk.ts';
import { createDesk } from '../pages/desk.ts';

test.skip(({ shell }) => shell === 'electron', 'what is prepared here is the profile of a preview');

test('another configuration does not get the credentials of the keychain', async ({
  training,
  openBrowser,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-address-'));
  const heard: string[] = [];
  const thief = createServer((request, response) => {
    heard.push(`${request.url} ${JSON.stringify(request.headers)}`);
    response.end('{}');
  });
  thief.listen(0, '127.0.0.1');
  await once(thief, 'listening');
  const address = thief.address();
  const baseUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  const branch = branchOf(training);
  const started = { ...branch, profile: join(folder, 'profile') };
  // Stored, and never used.
  expect(await (await launchPreview(started)).stop()).toBe(0);

  const upstreams = { airpay: { baseUrl }, capillary: { baseUrl }, wm: { baseUrl } };
  const preview = await launchPreview({
    profile: started.profile,
    config: { version: 1, branch: { id: 'X', name: 'X', country: 'IN' }, upstreams },
  });
  const page = await (await (await openBrowser()).newContext()).newPage();
  await page.goto(preview.url);
  const desk = createDesk(page);
  await desk.search.box.fill(personTagged(training, 'two-cards').mobile);
  await desk.search.box.press('Enter');
  const said = page.getByText(`The credentials for Capillary were stored for`);
  await expect(said.first()).toContainText(`and the configuration names ${baseUrl}`);
  expect(heard).toEqual([]);
  await page.context().close();
  expect(await preview.stop()).toBe(0);

  // They still work where they belong.
  const again = await launchPreview({ profile: started.profile, config: branch.config });
  const theirs = await (await (await openBrowser()).newContext()).newPage();
  await theirs.goto(again.url);
  await createDesk(theirs).open(personTagged(training, 'two-cards'));
  await theirs.context().close();
  expect(await again.stop()).toBe(0);
  thief.close();
  rmSync(folder, { recursive: true, force: true });
});
