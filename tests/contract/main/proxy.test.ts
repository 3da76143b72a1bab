import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Settings } from '../../../src/shared/config/settings.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { type ConnectProxy, startConnectProxy } from '../../support/connect-proxy.ts';
import { ONE_OF_EACH, stageAll, stageOne } from '../../support/one-of-each.ts';
import { personTagged } from '../../support/people.ts';
import { startTlsFront, type TlsFront } from '../../support/tls-front.ts';
import { makeAuthority } from '../../unit/main/systems/http/certificates.ts';

const HOST = 'upstreams.example';
const authority = makeAuthority('Bank CA');

let folder: string;
let app: TestApp | null = null;
let front: TlsFront;
let proxy: ConnectProxy;
let resolved: string[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-ca-'));
  writeFileSync(join(folder, 'bank.pem'), authority.cert);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  resolved = [];
  front = await startTlsFront(() => running().training, authority.issue(HOST));
  proxy = await startConnectProxy(front.port);
});
afterEach(async () => {
  await app?.close();
  app = null;
  await proxy.close();
  await front.close();
});

const running = (): TestApp => {
  if (app === null) throw new Error('the app was not started');
  return app;
};

/** The upstreams at a name that only the proxy can find. */
const behindTheProxy = ({ upstreams: { airpay, capillary, wm }, ...settings }: Settings): Settings => ({
  ...settings,
  upstreams: {
    ...(airpay && { airpay: { ...airpay, baseUrl: `https://${HOST}` } }),
    ...(capillary && { capillary: { ...capillary, baseUrl: `https://${HOST}` } }),
    ...(wm && { wm: { ...wm, baseUrl: `https://${HOST}/v1` } }),
  },
  network: { ...settings.network, proxy: 'system', caFiles: [join(folder, 'bank.pem')] },
});

const start = async (
  pacResult: () => string | Promise<string>,
  change: (settings: Settings) => Settings = behindTheProxy,
): Promise<TestApp> => {
  app = await startTestApp({
    change,
    resolveProxy: async (url) => {
      resolved.push(url);
      return pacResult();
    },
  });
  return app;
};

const asha = (of: TestApp): string => personTagged(of.training, 'two-cards').mobile;

describe('a branch whose system says which proxy', () => {
  it('does the whole job through its tunnel, with the branch’s own authority', async () => {
    const through = await start(() => `SOCKS 127.0.0.1:1; PROXY ${proxy.at}; DIRECT`);
    await stageAll(through, await through.open(asha(through)));
    const lines = await through.apply();
    expect(lines.map(({ state }) => state)).toEqual(ONE_OF_EACH.map(() => 'confirmed'));
    expect(new Set(proxy.asked)).toEqual(new Set([`CONNECT ${HOST}:443`]));
    expect(proxy.asked.length).toBe(front.requests.length);
    expect(new Set(resolved)).toEqual(new Set([`https://${HOST}/`]));
  });

  it('did not send a change when the proxy wants a sign-in, and says that it was the proxy', async () => {
    const through = await start(() => `PROXY ${proxy.at}`);
    const [usage] = ONE_OF_EACH;
    if (usage === undefined) throw new Error('there are no changes');
    await stageOne(through, await through.open(asha(through)), usage);
    // The check before sending still gets through; the change itself does not.
    proxy.refuseAfter(1);
    const [line] = await through.apply();
    expect(line).toMatchObject({ state: 'not-sent', reason: { code: 'net.proxy' } });
    expect(through.training.ledger.entries({ call: 'set' })).toEqual([]);
    const { items } = await through.must('activity.ofCustomer', { limit: 10 });
    expect(items).toMatchObject([{ outcome: 'not-sent' }]);
  });

  it.each([
    ['wants a sign-in', () => `PROXY ${proxy.at}`],
    ['cannot be reached', () => 'PROXY 127.0.0.1:1; DIRECT'],
    ['is SOCKS and nothing else', () => 'SOCKS5 127.0.0.1:1080; SOCKS 127.0.0.1:1080'],
    ['is none that makes sense', () => 'PROXY user@127.0.0.1:1'],
    ['cannot be found out', () => Promise.reject(new Error('the PAC script failed'))],
  ])('reads nothing and sends nothing when the proxy %s', async (_what, pacResult) => {
    proxy.refuseAfter(0);
    const through = await start(pacResult);
    expect(await through.call('customers.find', { text: asha(through) })).toMatchObject({
      ok: false,
      problem: { code: 'net.proxy', data: { upstream: 'capillary' } },
    });
    expect(front.requests).toEqual([]);
    expect(through.training.ledger.entries()).toEqual([]);
  });
});

describe('addresses of this machine', () => {
  it('are never proxied, and the system is not even asked', async () => {
    const here = await start(
      () => `PROXY ${proxy.at}`,
      (settings) => ({ ...settings, network: { ...settings.network, proxy: 'system' } }),
    );
    await stageAll(here, await here.open(asha(here)));
    expect((await here.apply()).map(({ state }) => state)).toEqual(ONE_OF_EACH.map(() => 'confirmed'));
    expect([proxy.asked, resolved]).toEqual([[], []]);
  });
});
