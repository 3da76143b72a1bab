import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { compose } from '../../../src/main/compose/compose.ts';
import {
  createMemoryEntries,
  createMemoryKeychain,
} from '../../../src/main/credentials/keychain/memory-keychain.ts';
import type { Composed, Host, OpenEnd, SaveEnd } from '../../../src/main/ports/host.ts';
import {
  type AdministratorKey,
  newAdministratorKey,
} from '../../../src/main/provisioning/administrator-key.ts';
import { cardText } from '../../../src/main/provisioning/device-card.ts';
import { deviceKeys } from '../../../src/main/provisioning/device-keys.ts';
import { type BundleParts, makeBundle } from '../../../src/main/provisioning/make-bundle.ts';
import { keyFingerprint } from '../../../src/main/provisioning/signing-key.ts';
import type { CallInput } from '../../../src/shared/ipc/contract.ts';
import { type Interfere, inProcessKeychain } from '../../support/in-process-keychain.ts';
import { JOURNAL_WORKER } from '../../support/journal.ts';
import { until } from '../../support/until.ts';

let folder: string;
let running: Composed | null;
let administrator: AdministratorKey;
let users: Map<string, Map<string, string>>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-provisioning-'));
  mkdirSync(join(folder, 'machine'));
  running = null;
  administrator = newAdministratorKey();
  users = new Map();
  said = [];
});
const stop = async (): Promise<void> => {
  if (running !== null && 'close' in running) await running.close();
  running = null;
};
afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

const DAY_MS = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();
const idOf = (version: number): string => `01890a5d-ac96-774b-bcce-${String(version).padStart(12, '0')}`;
const PHRASE = 'ankle bread copper dozen ember fossil gravel';

const keychainOf = (user: string): Map<string, string> => {
  const entries = users.get(user) ?? new Map<string, string>();
  users.set(user, entries);
  return entries;
};

const configuration = (name: string): string =>
  JSON.stringify({
    version: 1,
    branch: { id: 'IN-042', name, country: 'IN' },
    upstreams: { airpay: {}, wm: {} },
    operators: { from: 'roster', people: [{ id: 'rekha', name: 'Rekha', role: 'administrator' }] },
  });

const bundle = async (
  version: number,
  {
    said = {},
    forWhom,
    signer = administrator,
    configuration: text = configuration(`v${version}`),
  }: {
    readonly configuration?: string;
    readonly said?: Partial<BundleParts['about']>;
    readonly forWhom?: BundleParts['for'] | readonly string[];
    readonly signer?: AdministratorKey;
  } = {},
): Promise<string> => {
  const cardsOf = async (names: readonly string[]): Promise<BundleParts['for']> => {
    const cards = [];
    for (const user of names) {
      const keys = await deviceKeys(createMemoryKeychain({ entries: createMemoryEntries(keychainOf(user)) }));
      if (!keys.ok) throw new Error(keys.problem.code);
      cards.push(...keys.value.map(({ id, name, key }) => ({ kind: 'device', id, name, x: key.x }) as const));
    }
    return { cards };
  };
  const made = await makeBundle({
    signer,
    for:
      forWhom === undefined
        ? await cardsOf(['rekha'])
        : 'length' in forWhom
          ? await cardsOf(forWhom)
          : forWhom,
    contents: {
      configuration: text,
      credentials: {
        airpay: { token: `canary-token-v${version}`, secretKey: `canary-secret-v${version}` },
        wm: { clientId: 'client', accessToken: `canary-access-v${version}` },
        operators: { pepper: `canary-pepper-v${version}-0123456789abcdef0123456789` },
      },
      groups: [],
    },
    about: {
      ...{ id: idOf(version), version, graceDays: 14, needs: '0.1.0', floor: 0, issuer: 'IT of the south' },
      ...{ issuedAt: inDays(-1), expiresAt: inDays(30), keys: [administrator.x] },
      ...said,
    },
  });
  if (!made.ok) throw new Error(made.problem.code);
  return made.value;
};

const machineFile = (name: string): string => join(folder, 'machine', name);
const put = (name: string, text: string): void => writeFileSync(machineFile(name), text);

/** Everything that was written to a console. */
let said: string[] = [];

const start = async (
  argv: readonly string[] = [],
  {
    user = 'rekha',
    interfere,
    line = '',
    ...more
  }: Partial<Host> & { readonly user?: string; readonly interfere?: Interfere; readonly line?: string } = {},
) => {
  const out: string[] = [];
  const err: string[] = [];
  const events: string[] = [];
  let keychains = 0;
  const spawn = inProcessKeychain(keychainOf(user), interfere);
  const composed = await compose({
    argv,
    userDataDir: join(folder, user),
    configPlaces: [machineFile('branchdesk.config.json')],
    packaged: true,
    platform: process.platform,
    version: '1.2.3',
    journalWorkerFile: JOURNAL_WORKER,
    spawnKeychain: () => {
      keychains += 1;
      return spawn();
    },
    resolveProxy: async () => 'DIRECT',
    print: async () => 'failed',
    emit: (name) => void events.push(name),
    readLine: async () => line,
    write: (text) => void [out.push(text), said.push(text)],
    warn: (text) => void [err.push(text), said.push(text)],
    exit: () => {},
    ...more,
  });
  if ('close' in composed) running = composed;
  const info = async () => {
    if (!('handlers' in composed)) return null;
    const answer = await composed.handlers['app.info']({});
    return answer.ok ? answer.value : null;
  };
  return {
    composed,
    info,
    events,
    keychains: () => keychains,
    ended: 'exitCode' in composed ? composed.exitCode : null,
    out: out.join(''),
    err: err.join(''),
  };
};

const provision = async (
  text: string,
  extra: readonly string[] = [],
  more: Parameters<typeof start>[1] = {},
) => {
  const file = join(folder, 'a.bundle');
  writeFileSync(file, text);
  const { ended, out } = await start(['--provision', file, ...extra], more);
  rmSync(file);
  return { ended, out };
};

describe('a bundle in the machine-wide folder', () => {
  it('is what an installed app starts with, and tells from whom and until when; it may be gone then', async () => {
    put('branchdesk.bundle', await bundle(1));
    put('branchdesk.config.json', configuration('another'));
    const { info } = await start();
    expect(await info()).toMatchObject({
      mode: 'live',
      branch: { id: 'IN-042', name: 'v1' },
      provisioned: {
        ...{ id: idOf(1), version: 1, issuer: 'IT of the south', before: null, refused: null },
        fingerprint: keyFingerprint(administrator.x),
      },
      bundleRefused: null,
    });
    await stop();
    rmSync(machineFile('branchdesk.bundle'));
    rmSync(machineFile('branchdesk.config.json'));
    expect(await (await start()).info()).toMatchObject({ mode: 'live', branch: { name: 'v1' } });
  });

  it('is imported by each user of the machine, one after the other and at once, and nothing is written there', async () => {
    put('branchdesk.bundle', await bundle(1, { forWhom: ['rekha', 'asha', 'meera'] }));
    chmodSync(machineFile('branchdesk.bundle'), 0o444);
    chmodSync(join(folder, 'machine'), 0o555);
    const before = bytesOf(join(folder, 'machine'));
    await start([], { user: 'rekha' });
    await stop();
    const both = await Promise.all(['asha', 'meera'].map((user) => start([], { user })));
    for (const { info, composed } of both) {
      expect(await info()).toMatchObject({ mode: 'live', branch: { name: 'v1' } });
      if ('close' in composed) await composed.close();
    }
    for (const user of ['rekha', 'asha', 'meera'])
      expect(keychainOf(user).has(`bundle/${idOf(1)}/airpay`)).toBe(true);
    expect(readdirSync(join(folder, 'machine'))).toEqual(['branchdesk.bundle']);
    expect(bytesOf(join(folder, 'machine'))).toEqual(before);
    chmodSync(join(folder, 'machine'), 0o755);
  });

  it('that is refused leaves what was imported, and says why', async () => {
    put('branchdesk.bundle', await bundle(2));
    await start();
    await stop();
    put('branchdesk.bundle', await bundle(3, { signer: newAdministratorKey() }));
    expect(await (await start()).info()).toMatchObject({
      mode: 'live',
      provisioned: { version: 2, refused: { code: 'bundle.stranger' } },
    });
    await stop();
    put('branchdesk.bundle', await bundle(1));
    expect(await (await start()).info()).toMatchObject({
      provisioned: { version: 2, refused: { code: 'bundle.older' } },
    });
  });

  it('that is refused where nothing was imported is no reason for another configuration', async () => {
    put('branchdesk.bundle', await bundle(1, { said: { expiresAt: inDays(-0.5) } }));
    put('branchdesk.config.json', configuration('another'));
    const { info, err } = await start();
    expect(await info()).toMatchObject({
      mode: 'not-configured',
      provisioned: null,
      bundleRefused: { code: 'bundle.expired' },
      configFaults: [expect.stringMatching(/branchdesk\.bundle:1:1: has expired on /)],
    });
    expect(err).toMatch(/branchdesk\.bundle:1:1: has expired/);
  });

  it('that others than administrators can write is refused', async () => {
    put('branchdesk.bundle', await bundle(1));
    const { info } = await start([], { configCheck: async () => 'is not used' });
    expect(await info()).toMatchObject({ mode: 'not-configured', bundleRefused: { code: 'bundle.place' } });
  });

  it('is not asked for again where nothing is new, and costs no keychain of its own', async () => {
    put('branchdesk.bundle', await bundle(1));
    await start();
    await stop();
    // The journal's alone.
    expect((await start()).keychains()).toBe(1);
  });

  it('that was left by going back does not come again', async () => {
    put('branchdesk.bundle', await bundle(1));
    await start();
    await stop();
    put('branchdesk.bundle', await bundle(2));
    await start();
    await stop();
    expect(await start(['--rollback'])).toMatchObject({ ended: 0 });
    expect(await (await start()).info()).toMatchObject({
      branch: { name: 'v1' },
      provisioned: { version: 1, before: null, refused: null },
    });
  });

  it('counts by the keys of the folder alone, where there are some', async () => {
    put('branchdesk.keys', `# IT\n${newAdministratorKey().x} # of last year\n`);
    put('branchdesk.bundle', await bundle(1));
    expect(await (await start()).info()).toMatchObject({ bundleRefused: { code: 'bundle.stranger' } });
    await stop();
    put('branchdesk.keys', `${administrator.x}\r\n`);
    expect(await (await start()).info()).toMatchObject({ mode: 'live' });
    await stop();
    put('branchdesk.keys', 'no key\n');
    put('branchdesk.bundle', await bundle(2));
    expect(await (await start()).info()).toMatchObject({
      branch: { name: 'v1' },
      bundleRefused: { code: 'bundle.place' },
    });
  });
});

describe('a keychain that does not give what is asked at an import', () => {
  it('is told, and when it does what is asked the app goes on with the bundle', async () => {
    put('branchdesk.bundle', await bundle(1));
    let isLocked = true;
    const { info, composed } = await start([], {
      interfere: () => (isLocked ? 'The collection is locked.' : null),
    });
    expect(await info()).toMatchObject({
      mode: 'not-configured',
      bundleRefused: { code: 'bundle.keychain', data: { why: 'locked' } },
    });
    expect(
      readdirSync(join(folder, 'rekha', 'provisioned')).filter((name) => name.endsWith('.json')),
    ).toEqual([]);
    isLocked = false;
    if (!('provisioning' in composed)) throw new Error('no way to try again');
    expect(await composed.provisioning?.retry(null)).toMatchObject({ ok: true });
    expect(await info()).toMatchObject({ mode: 'live', branch: { name: 'v1' }, bundleRefused: null });
  });

  it('and answers late does not keep the window waiting: the app goes on with the bundle when it does', async () => {
    put('branchdesk.bundle', await bundle(1));
    let waits = 0;
    const begun = performance.now();
    const { info, events } = await start([], {
      // Each call within its time, and all of them together too long.
      interfere: async () => {
        waits += 1;
        if (waits <= 8) await new Promise((resolve) => setTimeout(resolve, 560));
        return null;
      },
    });
    await until(() => events.includes('info.changed'), 'the bundle', 20_000);
    await vi.waitFor(
      async () => expect(await info()).toMatchObject({ mode: 'live', bundleRefused: null }),
      20_000,
    );
    expect(performance.now() - begun).toBeGreaterThan(4_000);
  });
});

describe('--provision and --rollback', () => {
  it('say what came, from whom and until when, and which key counts from now on', async () => {
    const { ended, out } = await provision(await bundle(1));
    expect(ended).toBe(0);
    const own = keyFingerprint(administrator.x);
    expect(out).toMatch(/a\.bundle: imported\nversion 1, id 01890a5d/);
    expect(out).toContain(`from IT of the south, signed by key ${own}\n`);
    expect(out).toMatch(/until 20\S+Z; changes are sent until 20\S+Z\n/);
    expect(out).toContain(`takes bundles of key ${own} alone`);
    expect(await (await start()).info()).toMatchObject({ mode: 'live', branch: { name: 'v1' } });
    await stop();
    expect((await provision(await bundle(2))).out).not.toContain('alone');
    const back = await start(['--rollback']);
    expect(back.ended).toBe(0);
    expect(back.out).toMatch(/^went back to the bundle before\nversion 1, /);
    expect((await start(['--rollback'])).out).toMatch(/there is no bundle before.*Nothing was changed\n$/);
  });

  it('take a passphrase from standard input, and say that nothing was changed where it is wrong', async () => {
    const text = await bundle(1, { forWhom: { passphrase: PHRASE } });
    expect(await provision(text)).toMatchObject({
      ended: 1,
      out: expect.stringMatching(/a\.bundle:1:1: opens with a passphrase.*Nothing was changed\n$/),
    });
    expect((await provision(text, [], { line: 'not that one' })).out).toMatch(/does not open with this/);
    expect(await provision(text, [], { line: PHRASE })).toMatchObject({ ended: 0 });
  });

  it('do not import beside a configuration of the machine, and say so', async () => {
    put('branchdesk.config.json', configuration('machine'));
    const { ended, out } = await provision(await bundle(1));
    expect(ended).toBe(1);
    expect(out).toMatch(/this machine has a configuration of its own.*Nothing was changed\n$/);
  });

  it('refuse another signer than the one that was told', async () => {
    const { ended, out } = await provision(await bundle(1), ['--trust', 'AAAA-AAAA-AAAA-AAAA']);
    expect(ended).toBe(1);
    expect(out).toMatch(/is signed by key .* which does not count here \(what counts is AAAA/);
  });

  it('are on record once, however often the app is started', async () => {
    await provision(await bundle(1));
    await provision(await bundle(2));
    await start(['--rollback']);
    for (let turn = 0; turn < 2; turn += 1) {
      await start();
      await until(
        () =>
          JSON.parse(readFileSync(join(folder, 'rekha/provisioned/state.json'), 'utf8')).unrecorded.length ===
          0,
        'the records',
      );
      await stop();
    }
    const file = join(folder, 'export.jsonl');
    expect(await start(['--export-journal', file])).toMatchObject({ ended: 0 });
    const records = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.includes('provisioning.changed'));
    expect(records.map((line) => /imported|rolled-back/.exec(line)?.[0])).toEqual([
      'imported',
      'imported',
      'rolled-back',
    ]);
    expect((await start(['--verify-journal'])).out).toMatch(/: no faults/);
  });

  it('let PINs be hashed with the secret of the bundle, and the sample be signed with its key', async () => {
    await provision(await bundle(1));
    const hashed = await start(['--hash-pin'], { line: '402817' });
    expect(hashed.ended).toBe(0);
    expect(keychainOf('rekha').has('operators/pepper')).toBe(false);
    expect(await start(['--check-signing'])).toMatchObject({ ended: 0 });
  });
});

/** Every file of a folder, whole. */
const bytesOf = (path: string): readonly Buffer[] =>
  readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));

describe('what is secret in a bundle', () => {
  it('is in the keychain, and in no file, no output and no answer', async () => {
    put('branchdesk.bundle', await bundle(1));
    await start();
    await stop();
    put('branchdesk.bundle', await bundle(2));
    const { info } = await start();
    const told = JSON.stringify(await info());
    await stop();
    await provision(await bundle(3, { signer: newAdministratorKey() }));
    await provision(await bundle(4, { forWhom: { passphrase: PHRASE } }), [], { line: `${PHRASE} x` });
    await provision(await bundle(5, { forWhom: { passphrase: PHRASE } }), [], { line: PHRASE });
    await start(['--rollback']);
    await start(['--export-journal', join(folder, 'rekha', 'export.jsonl'), '--with-values']);
    await start(['--verify-journal']);
    const everywhere = Buffer.concat([
      ...bytesOf(join(folder, 'rekha')),
      Buffer.from([told, ...said].join()),
    ]);
    const canaries = ['canary', PHRASE, PHRASE.split(' ')[0] ?? ''].flatMap((text) => [
      text,
      Buffer.from(text).toString('hex'),
      Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -1),
    ]);
    expect(canaries.filter((canary) => everywhere.includes(canary))).toEqual([]);
    // The search would see one.
    expect(everywhere.includes(idOf(2))).toBe(true);
    expect([...keychainOf('rekha').values()].join()).toContain('canary-secret-v2');
  });
});

describe('a file that is picked where the app is not configured', () => {
  /** An app whose dialog gives what `file` is at that moment. */
  const picking = async (more: Parameters<typeof start>[1] = {}) => {
    let opened: OpenEnd = { end: 'cancelled' };
    const started = await start([], { openText: async () => opened, ...more });
    const { composed } = started;
    if (!('handlers' in composed)) throw new Error('no app was started');
    return {
      ...started,
      choose: (text: string) => {
        opened = { end: 'opened', file: join(folder, 'picked.bundle'), text };
      },
      ends: (end: 'cancelled' | 'failed' | 'too-large') => {
        opened = { end };
      },
      pick: () => composed.handlers['provisioning.pick']({}),
      setUp: (digest: string, passphrase: string | null = null) =>
        composed.handlers['provisioning.setUp']({ digest, passphrase }),
      retry: (passphrase: string | null = null) => composed.handlers['provisioning.retry']({ passphrase }),
    };
  };
  const picked = async ({ pick }: Awaited<ReturnType<typeof picking>>) => {
    const answer = await pick();
    if (!answer.ok || answer.value.bundle === null) throw new Error('nothing was picked');
    return answer.value.bundle;
  };
  const code = (problemCode: string) => ({ ok: false, problem: { code: problemCode } });

  it('says what it is, changes nothing until it is taken in, and the app goes on with it', async () => {
    const app = await picking();
    expect(await app.pick()).toEqual({ ok: true, value: { bundle: null } });
    app.choose(await bundle(1));
    const shown = await picked(app);
    expect(shown).toMatchObject({
      ...{ file: 'picked.bundle', version: 1, issuer: 'IT of the south', locked: false, isFirst: true },
      fingerprint: keyFingerprint(administrator.x),
      holds: { systems: ['airpay', 'wm'], people: 1, pepper: true, groups: [] },
    });
    expect(JSON.stringify(shown)).not.toContain('canary');
    expect(await app.info()).toMatchObject({ mode: 'not-configured', provisioned: null });
    expect(keychainOf('rekha').has(`bundle/${idOf(1)}/airpay`)).toBe(false);
    expect(await app.setUp(shown.digest)).toEqual({ ok: true, value: {} });
    expect(await app.info()).toMatchObject({
      ...{ mode: 'live', branch: { name: 'v1' } },
      provisioned: { version: 1, fingerprint: shown.fingerprint },
    });
    expect(app.events).toContain('info.changed');
    // There is nothing to set up any more.
    for (const answer of [await app.pick(), await app.setUp(shown.digest), await app.retry()])
      expect(answer).toMatchObject(code('ipc.forbidden'));
  });

  it('is taken in as it was shown, whatever was picked after it or lies in its place', async () => {
    const app = await picking();
    app.choose(await bundle(1));
    const first = await picked(app);
    app.choose(await bundle(2));
    const second = await picked(app);
    expect(await app.setUp(first.digest)).toMatchObject(code('bundle.unreadable'));
    app.choose('{}');
    expect(await app.setUp(second.digest)).toMatchObject({ ok: true });
    expect(await app.info()).toMatchObject({ provisioned: { version: 2 } });
  });

  it('that may not come in is refused as it is picked, and nothing of what was picked before stands', async () => {
    const app = await picking();
    app.choose(await bundle(1));
    const before = await picked(app);
    app.ends('cancelled');
    await app.pick();
    for (const [text, problemCode] of [
      ['no bundle', 'bundle.unreadable'],
      [(await bundle(2)).replace(/.{30}"\}$/, 'x'.repeat(30)), 'bundle.unreadable'],
      [await bundle(2, { said: { expiresAt: inDays(-0.5) } }), 'bundle.expired'],
      [await bundle(2, { said: { issuedAt: inDays(2) } }), 'bundle.future'],
      [await bundle(2, { said: { needs: '99.0.0' } }), 'bundle.needs-version'],
    ] as const) {
      app.choose(text);
      expect(await app.pick()).toMatchObject(code(problemCode));
      expect(await app.setUp(before.digest)).toMatchObject(code('bundle.unreadable'));
    }
    for (const end of ['failed', 'too-large'] as const) {
      app.ends(end);
      expect(await app.pick()).toMatchObject(code('bundle.unreadable'));
    }
    expect(await app.info()).toMatchObject({ mode: 'not-configured', provisioned: null });
    expect([...keychainOf('rekha').keys()].filter((name) => name.startsWith('bundle/'))).toEqual([]);
  });

  it('opens with its passphrase alone; wrong ones are counted, and change nothing', async () => {
    const app = await picking();
    app.choose(await bundle(1, { forWhom: { passphrase: PHRASE } }));
    const { digest, locked } = await picked(app);
    expect(locked).toBe(true);
    expect(await app.setUp(digest)).toMatchObject(code('bundle.passphrase-needed'));
    for (const wrong of ['a', 'b', 'c', 'd'])
      expect(await app.setUp(digest, wrong)).toMatchObject(code('bundle.wrong-passphrase'));
    expect(await app.setUp(digest, 'e')).toMatchObject(code('bundle.wait'));
    expect(await app.info()).toMatchObject({ mode: 'not-configured', provisioned: null });
  }, 30_000);

  it('does not count beside a configuration of the machine that cannot be used', async () => {
    put('branchdesk.config.json', '{}');
    const app = await picking();
    app.choose(await bundle(1));
    expect(await app.pick()).toMatchObject(code('bundle.place'));
  });
});

describe('a bundle that is made at a desk', () => {
  const ASKED = { cards: '', passphrase: PHRASE, days: 90, graceDays: 7, issuer: 'Leela Nair' } as const;

  /** A desk of an administrator who is signed in, set up from a bundle; what it saves. */
  const maker = async () => {
    const saved: (readonly [name: string, text: string])[] = [];
    let end: SaveEnd = 'saved';
    const own = JSON.stringify({
      ...JSON.parse(configuration('maker')),
      operators: {
        from: 'os-user',
        accounts: { [userInfo().username]: { id: 'leela.n', name: 'Leela Nair', role: 'administrator' } },
      },
    });
    put('branchdesk.bundle', await bundle(1, { configuration: own }));
    const started = await start([], {
      saveText: async (name, text) => {
        saved.push([name, text]);
        return end;
      },
    });
    const { composed } = started;
    if (!('handlers' in composed)) throw new Error('no app was started');
    return {
      ...started,
      ...{ saved, own },
      saves: (next: SaveEnd) => {
        end = next;
      },
      make: (more: Partial<CallInput<'provisioning.make'>> = {}) =>
        composed.handlers['provisioning.make']({ ...ASKED, ...more }),
    };
  };

  it('sets another desk up with the same configuration and credentials, and no secret comes back', async () => {
    const { make, saved, own } = await maker();
    const made = await make();
    expect(made).toMatchObject({ ok: true, value: { saved: true } });
    expect(JSON.stringify(made)).not.toContain('canary');
    const [name, text] = saved[0] ?? ['', ''];
    expect(name).toMatch(/^IN-042-\d{14}\.bundle$/);
    expect(text).not.toContain('canary');
    await stop();
    rmSync(machineFile('branchdesk.bundle'));
    const { ended, out } = await provision(text, [], { user: 'asha', line: PHRASE });
    expect(out).toContain('from Leela Nair, signed by key');
    expect(ended).toBe(0);
    const other = await start([], { user: 'asha' });
    expect(await other.info()).toMatchObject({ mode: 'live', branch: { name: 'maker' } });
    const kept = [...keychainOf('asha')].filter(([entry]) => entry.startsWith('bundle/')).join('\n');
    for (const canary of ['canary-secret-v1', 'canary-access-v1', 'canary-pepper-v1'])
      expect(kept).toContain(canary);
    const [file] = readdirSync(join(folder, 'asha/provisioned')).filter((one) =>
      one.endsWith('.config.json'),
    );
    expect(readFileSync(join(folder, 'asha/provisioned', file ?? ''), 'utf8')).toBe(own);
  }, 30_000);

  it('opens for the device cards that were pasted, and for nobody else', async () => {
    const { make, saved } = await maker();
    const keys = await deviceKeys(createMemoryKeychain({ entries: createMemoryEntries(keychainOf('asha')) }));
    if (!keys.ok || keys.value[0] === undefined) throw new Error('no key');
    const [{ name, key }] = [keys.value[0]];
    const card = cardText({ kind: 'device', name, x: key.x });
    expect(await make({ passphrase: null, cards: `\n${card}\n\n${card.toLowerCase()}x\n` })).toMatchObject({
      problem: { code: 'bundle.not-made', data: { why: 'card', line: 4 } },
    });
    expect(await make({ passphrase: null })).toMatchObject({ problem: { data: { why: 'nobody' } } });
    expect(await make({ passphrase: null, cards: `${card}\n\n${card}\n` })).toMatchObject({ ok: true });
    await stop();
    rmSync(machineFile('branchdesk.bundle'));
    const [, text] = saved[0] ?? ['', ''];
    expect(await provision(text, [], { user: 'meera' })).toMatchObject({ ended: 1 });
    expect(await provision(text, [], { user: 'asha' })).toMatchObject({ ended: 0 });
  });

  it('is not made with a passphrase that is guessed, and says how the saving ended', async () => {
    const { make, saves, saved } = await maker();
    for (const passphrase of ['short', 'password password', 'IN-042 IN-042 IN-042'])
      expect(await make({ passphrase })).toMatchObject({ problem: { code: 'bundle.weak-passphrase' } });
    expect(saved).toEqual([]);
    saves('cancelled');
    expect(await make()).toMatchObject({ ok: true, value: { saved: false } });
    saves('failed');
    expect(await make()).toMatchObject({ problem: { data: { why: 'not-saved' } } });
  }, 30_000);
});
