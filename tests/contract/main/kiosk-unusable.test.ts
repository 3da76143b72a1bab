import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findConfigured } from '../../../src/main/compose/configured.ts';
import { liveMode } from '../../../src/main/compose/mode.ts';
import { createProvisioning } from '../../../src/main/compose/provisioning.ts';
import { composeUnusableKiosk } from '../../../src/main/compose/unusable-kiosk.ts';
import { lastKiosk } from '../../../src/main/kiosk/last-kiosk.ts';
import { hashPin } from '../../../src/main/operators/pin.ts';
import type { Host } from '../../../src/main/ports/host.ts';
import { createMachine, PEPPER } from '../../support/machine.ts';
import { until } from '../../support/until.ts';

/* A kiosk whose configuration, bundle, keychain or credentials cannot be used: it is out of service, and never a desk. */

const PIN = '975312';
let staffPin = '';
beforeAll(async () => {
  staffPin = await hashPin(PIN, PEPPER, 10);
});

type Machine = ReturnType<typeof createMachine>;
type Started = Awaited<ReturnType<Machine['start']>>;

let machine: Machine;
beforeEach(() => {
  machine = createMachine();
});
afterEach(() => machine.end());

const CONFIG = 'branchdesk.config.json';
const BUNDLE = 'branchdesk.bundle';

const kiosk = (more: object = {}): object => ({
  ...{ version: 1, mode: 'kiosk', branch: { id: 'K1', name: 'Kiosk', country: 'IN' } },
  ...{
    upstreams: { airpay: {}, capillary: { baseUrl: 'https://eu.api.capillarytech.com' } },
    kiosk: { staffPin, languages: ['hi', 'en'] },
  },
  ...more,
});
const asText = (...configuration: readonly object[]): string =>
  configuration.map((it) => JSON.stringify(it)).join('');

const expectUnusable = async ({ call, must, kiosk: window }: Started): Promise<void> => {
  expect(window).not.toBeNull();
  expect(await must('app.info')).toMatchObject({ mode: 'not-configured', kiosk: true, branch: null });
  expect(await must('kiosk.state')).toMatchObject({
    ...{ phase: 'closed', closed: { why: 'unusable', until: null }, proof: null, visit: null },
  });
  // Nothing of a desk: no training, no file of anybody's choice, nobody who signs in.
  for (const [name, input] of [
    ['app.startTraining', {}],
    ['provisioning.pick', {}],
    ['provisioning.setUp', { digest: '', passphrase: null }],
    ['provisioning.retry', { passphrase: null }],
    ['operators.state', {}],
  ] as const)
    expect(await call(name, input), name).toMatchObject({ problem: { code: 'kiosk.forbidden' } });
  expect(await call('kiosk.begin', { text: '9876543210', scanned: false })).toMatchObject({
    problem: { code: 'kiosk.closed' },
  });
};

const staff = ({ call }: Started, act: string, pin = PIN) => call('kiosk.staff', { pin, do: act });

const holding = (text: string): Partial<Host> => {
  machine.put(CONFIG, text);
  return {};
};

/** A machine on which the kiosk has run, and then something became of its configuration. */
const SINCE: readonly (readonly [name: string, spoil: () => Partial<Host>])[] = [
  ['holds something that is no setting', () => holding(asText(kiosk({ brunch: 1 })))],
  ['is cut', () => holding(asText(kiosk()).slice(0, 60))],
  ['does not say for what it is', () => holding(asText(kiosk({ mode: 'kisok' })))],
  ['is empty', () => holding('')],
  ['holds something else', () => holding('\u0000\u0001\u0002')],
  [
    'cannot be read',
    () => {
      rmSync(machine.file(CONFIG));
      mkdirSync(machine.file(CONFIG));
      return {};
    },
  ],
  [
    'is gone',
    () => {
      rmSync(machine.file(CONFIG));
      return {};
    },
  ],
  [
    'is another’s, who says that it is a desk',
    () => {
      machine.put(CONFIG, asText(kiosk({ mode: 'desk' })));
      return { configCheck: async () => 'is not used: others may write it' };
    },
  ],
  [
    'gives way to a bundle that is none',
    () => {
      machine.put(BUNDLE, 'no bundle');
      return {};
    },
  ],
];

describe('a kiosk whose configuration', () => {
  it.each(SINCE)('%s is out of service, and its staff restart it', async (_name, spoil) => {
    machine.put(CONFIG, asText(kiosk()));
    await machine.givePepper();
    const before = await machine.start();
    expect(before.kiosk).not.toBeNull();
    expect(await before.must('app.info')).toMatchObject({ mode: 'live', kiosk: true });
    const now = await machine.start(spoil());
    await expectUnusable(now);
    expect(await now.must('kiosk.state')).toMatchObject({ languages: ['hi', 'en'] });
    expect(await staff(now, 'exit', '864209')).toMatchObject({ problem: { code: 'operators.wrong-pin' } });
    expect(await staff(now, 'look')).toMatchObject({ ok: true, value: { closed: { why: 'unusable' } } });
    expect(await staff(now, 'restart')).toMatchObject({ ok: true });
    await until(() => machine.exits.length > 0, 'the end');
    expect(machine.exits).toEqual([86]);
  });

  it.each([
    ['is wrong', () => machine.put(CONFIG, asText(kiosk({ brunch: 1 })))],
    ['is cut', () => machine.put(CONFIG, asText(kiosk()).slice(0, 60))],
  ])('%s from the first start is out of service', async (_name, spoil) => {
    spoil();
    const now = await machine.start();
    await expectUnusable(now);
    const info = (await now.must('app.info')) as { configFaults: string[] };
    expect(info.configFaults.length).toBeGreaterThan(0);
    // Nobody has a PIN that could be right.
    expect((await staff(now, 'exit')).ok).toBe(false);
    expect(machine.exits).toEqual([]);
  });

  it('is put right is started again by itself', async () => {
    machine.put(CONFIG, asText(kiosk({ brunch: 1 })));
    const host = machine.hostWith({});
    mkdirSync(host.userDataDir, { recursive: true });
    const mode = { ...(await liveMode(host, null, [])), kiosk: lastKiosk(host.userDataDir) };
    const app = await composeUnusableKiosk(host, mode, createProvisioning(host), 10);
    expect(app.kiosk).not.toBeNull();
    expect(machine.exits).toEqual([]);
    machine.put(CONFIG, asText(kiosk()));
    await until(() => machine.exits.length > 0, 'the end');
    expect(machine.exits).toEqual([86]);
    await app.close();
  });
});

describe('a desk', () => {
  it.each([
    ['was never a kiosk', () => machine.put(CONFIG, asText(kiosk({ mode: 'desk', brunch: 1 })))],
    ['has no configuration', () => {}],
    ['has one that does not say for what it is', () => machine.put(CONFIG, '{ "version": 1,')],
  ])('that %s says what is wrong, and leads to training', async (_name, spoil) => {
    spoil();
    const now = await machine.start();
    expect(now.kiosk).toBeNull();
    expect(await now.must('app.info')).toMatchObject({ mode: 'not-configured', kiosk: false });
    expect((await now.call('operators.state')).ok).toBe(true);
  });

  it('that was a kiosk is one again only when its configuration says so', async () => {
    machine.put(CONFIG, asText(kiosk()));
    expect((await machine.start()).kiosk).not.toBeNull();
    // That it is a desk is said, and that is enough.
    machine.put(CONFIG, asText(kiosk({ mode: 'desk', brunch: 1 })));
    expect((await machine.start()).kiosk).toBeNull();
    machine.put(CONFIG, '{');
    expect((await machine.start()).kiosk).not.toBeNull();
    machine.put(CONFIG, asText(kiosk({ mode: 'desk' })));
    expect(await (await machine.start()).must('app.info')).toMatchObject({ mode: 'live', kiosk: false });
    machine.put(CONFIG, '{');
    expect((await machine.start()).kiosk).toBeNull();
  });

  it('in training leaves a kiosk what it is', async () => {
    machine.put(CONFIG, asText(kiosk()));
    await machine.start();
    expect((await machine.start({ argv: ['--training'] })).kiosk).toBeNull();
    machine.put(CONFIG, '{');
    expect((await machine.start()).kiosk).not.toBeNull();
  });
});

describe('a kiosk that a bundle set up', () => {
  beforeEach(async () => {
    machine.put(BUNDLE, await machine.bundle(1, kiosk()));
    const first = await machine.start();
    expect(await first.must('app.info')).toMatchObject({ mode: 'live', kiosk: true });
    await until(() => existsIn('provisioned'), 'the state');
  });
  const existsIn = (name: string): boolean => readdirSync(machine.userData).includes(name);
  const provisioned = (): string => join(machine.userData, 'provisioned');
  const stateFile = (): string => join(provisioned(), 'state.json');

  it('is out of service where what was imported is damaged', async () => {
    for (const name of readdirSync(provisioned()).filter((one) => one.endsWith('.config.json')))
      writeFileSync(join(provisioned(), name), asText(kiosk({ mode: 'desk' })));
    rmSync(machine.file(BUNDLE));
    await expectUnusable(await machine.start());
    writeFileSync(stateFile(), '{');
    await expectUnusable(await machine.start());
  });

  it('is out of service where its keychain is empty, with a bundle that is for another one', async () => {
    machine.keychain.clear();
    const now = await machine.start();
    // What was imported says what it is; nobody is served without credentials.
    expect(now.kiosk).not.toBeNull();
    await until(() => readFileSync(stateFile(), 'utf8') !== '', 'the state');
    const closed = async (): Promise<unknown> => {
      const view = (await now.must('kiosk.state')) as { closed: unknown };
      return view.closed;
    };
    expect(await closed()).toEqual({ why: 'unusable', until: null });
    expect(await now.call('app.startTraining')).toMatchObject({ problem: { code: 'kiosk.forbidden' } });
  });

  it('is configured again by the same bundle after what it kept was lost', async () => {
    rmSync(provisioned(), { recursive: true });
    const now = await machine.start();
    expect(now.kiosk).not.toBeNull();
    const found = await findConfigured(null, machine.hostWith({}));
    expect(await now.must('app.info')).toMatchObject({ mode: found.ok === true ? 'live' : 'not-configured' });
  });
});
