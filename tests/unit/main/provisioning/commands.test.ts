import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeQR } from 'qr/decode.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MakeBundleSwitches } from '../../../../src/main/config/bundle-switches.ts';
import { storeCredentials } from '../../../../src/main/credentials/entries/store-credentials.ts';
import { createMemoryKeychain } from '../../../../src/main/credentials/keychain/memory-keychain.ts';
import type { Keychain } from '../../../../src/main/ports/keychain.ts';
import {
  administratorKey,
  newAdministratorKey,
} from '../../../../src/main/provisioning/administrator-key.ts';
import { readBundle } from '../../../../src/main/provisioning/bundle.ts';
import { checkBundle } from '../../../../src/main/provisioning/check-bundle.ts';
import { cardText, readCard } from '../../../../src/main/provisioning/device-card.ts';
import { printDeviceCard } from '../../../../src/main/provisioning/device-card-command.ts';
import { deviceKey, deviceKeys, newOpeningKey } from '../../../../src/main/provisioning/device-keys.ts';
import { runMakeBundle } from '../../../../src/main/provisioning/make-bundle-command.ts';
import { openBundle } from '../../../../src/main/provisioning/open-bundle.ts';
import { keyFingerprint } from '../../../../src/main/provisioning/signing-key.ts';
import { cardOf } from './parts.ts';

const NOW = Date.parse('2026-11-27T19:30:05.000Z');
const ADDRESS = 'https://airpay.example:8443';
const CONFIG = JSON.stringify({
  version: 1,
  branch: { id: 'IN-042', name: 'Indiranagar', country: 'IN' },
  upstreams: { airpay: { baseUrl: ADDRESS } },
});
const AIRPAY = { token: 'canary-token', secretKey: 'canary-secret' };
const PEPPER = 'canary-pepper-0123456789abcdef0123456789';

let folder: string;
let keychain: Keychain;
let output: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bundles-'));
  keychain = createMemoryKeychain();
  output = '';
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text?: string): string => {
  if (text !== undefined) writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const host = (line = '') => ({
  version: '0.1.0-beta.2',
  readLine: async () => line,
  write: (text: string) => {
    output += text;
  },
  warn: (text: string) => {
    output += text;
  },
});

const make = async (asked: Partial<MakeBundleSwitches>, line = ''): Promise<number> =>
  runMakeBundle(
    {
      config: file('branchdesk.config.json', CONFIG),
      out: file('branch.bundle'),
      ...{ credentials: null, for: [], passphrase: false, expires: null, graceDays: null, version: null },
      ...{ issuer: null, needs: null, floor: 0, keys: null, groups: [] },
      ...asked,
    },
    { keychain, host: host(line), now: NOW, id: '01890a5d-ac96-774b-bcce-b302099a8057' },
  );

const ownCard = async (): Promise<string> => {
  const own = await deviceKey(keychain, () => 'rekha on PC-12');
  if (!own.ok) throw new Error(own.problem.code);
  return cardText(cardOf(own.value));
};

const madeBundle = () => {
  const read = readBundle(readFileSync(file('branch.bundle'), 'utf8'));
  if (!read.ok) throw new Error(read.problem.code);
  return read.value;
};

const contents = async () => {
  const keys = await deviceKeys(keychain);
  if (!keys.ok) throw new Error(keys.problem.code);
  const opened = await openBundle(madeBundle(), { keys: keys.value });
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.value;
};

describe('--make-bundle', () => {
  it('seals what the keychain holds for a card, and says what it made', async () => {
    await storeCredentials(keychain, { airpay: AIRPAY, operators: { pepper: PEPPER } }, { airpay: ADDRESS });
    expect(await make({ for: [await ownCard()], issuer: 'IT south' })).toBe(0);
    const signer = await administratorKey(keychain);
    if (!signer.ok) throw new Error();
    expect(output.split('\n')).toEqual([
      `${file('branch.bundle')}: a bundle was made`,
      'id: 01890a5d-ac96-774b-bcce-b302099a8057',
      'version: 20261127193005',
      'made by: IT south, 2026-11-27 19:30 UTC',
      'good until: 2027-11-27 19:30 UTC, changes are sent until 2027-12-11 19:30 UTC',
      'needs: Branchdesk 0.1.0',
      expect.stringMatching(/^opened by: 1 key: rekha on PC-12 \([0-9a-f]{8}\)$/),
      'holds: a configuration, credentials of airpay, the secret of PINs',
      'going back: allowed',
      `signed by: ${signer.value.x}`,
      `fingerprint: ${keyFingerprint(signer.value.x)}`,
      'bundles that count from then on: those of this key',
      '',
    ]);
    expect(await contents()).toEqual({
      configuration: CONFIG,
      credentials: { airpay: AIRPAY, operators: { pepper: PEPPER } },
      groups: [],
    });
    expect(readdirSync(folder).sort()).toEqual(['branch.bundle', 'branchdesk.config.json']);
    expect(statSync(file('branch.bundle')).mode & 0o077).toBe(0);
  });

  it('seals a file of credentials for a fleet and a group, with the keys that are to count', async () => {
    await printDeviceCard('Tills of the south', host(), keychain);
    const [group = ''] = output.split('\n');
    output = '';
    const others = [newOpeningKey('PC-13'), newOpeningKey('PC-14')];
    const fleet = ['# the south', '', ...others.map((key) => `${cardText(cardOf(key))} # desk`), group];
    const next = newAdministratorKey().x;
    expect(
      await make({
        for: [file('fleet.txt', `\uFEFF${fleet.join('\r\n')}\r\n`), await ownCard()],
        credentials: file('credentials.json', JSON.stringify({ airpay: AIRPAY })),
        keys: file('keys.txt', `# ours\n${next}\n`),
        groups: ['Tills of the south'],
        expires: '2027-06-30',
        graceDays: 0,
        version: 7,
        floor: 6,
      }),
    ).toBe(0);
    const { manifest } = madeBundle();
    expect(manifest).toMatchObject({
      ...{ version: 7, floor: 6, keys: [next], graceDays: 0, expiresAt: '2027-06-30T23:59:59.000Z' },
      audience: {
        keys: [
          { name: 'PC-13' },
          { name: 'PC-14' },
          { name: 'Tills of the south' },
          { name: 'rekha on PC-12' },
        ],
      },
    });
    expect((await contents()).groups).toMatchObject([{ name: 'Tills of the south' }]);
    expect(output).toContain('going back: not below version 6\n');
    expect(output).toContain('note: what this key signs will not count any more');
  });

  it('seals for a passphrase of standard input, and refuses a weak one', async () => {
    expect(await make({ passphrase: true }, 'Indiranagar2026')).toBe(1);
    expect(output).toMatch(/^the passphrase .+: take six or more words [^\n]+\n$/);
    expect(output).not.toContain('2026');
    output = '';
    expect(await make({ passphrase: true }, 'marble quarry 7 umbrella velvet anchor')).toBe(0);
    expect(madeBundle().manifest.audience).toEqual({ for: 'passphrase' });
    expect(output).toContain('note: no credentials of airpay go along, which the configuration names\n');
  }, 60_000);

  it('never writes over a file', async () => {
    const out = file('branch.bundle', 'precious');
    expect(await make({ for: [await ownCard()] })).toBe(1);
    expect(output).toBe(`${out}:1:1: is there already: nothing was written\n`);
    expect(readFileSync(out, 'utf8')).toBe('precious');
  });

  it.skipIf(process.platform === 'win32')(
    'never writes over a link, be it one that leads nowhere',
    async () => {
      const link = file('link.bundle');
      symlinkSync(file('nowhere'), link);
      expect(await make({ for: [await ownCard()], out: link })).toBe(1);
      expect(readlinkSync(link)).toBe(file('nowhere'));
      expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    },
  );

  it('names every wrong line of a fleet list', async () => {
    const good = cardText(cardOf(newOpeningKey('PC-13')));
    const lines = ['# fleet', 'not a card', good, `${good.slice(0, -1)}4`, good];
    const fleet = file('fleet.txt', lines.join('\n'));
    expect(await make({ for: [fleet, 'BRANCHDESK.DEVICE.0.0.x'] })).toBe(1);
    expect(output.split('\n')).toEqual([
      `${fleet}:2:1: is not a device card`,
      `${fleet}:4:1: has a slip in it: its check characters do not fit`,
      `${fleet}:5:1: says the same as line 3`,
      'the card of --for is not a whole device card: its key is cut or misspelled',
      '',
    ]);
  });

  it.each<[string, () => Partial<MakeBundleSwitches>, RegExp]>([
    ['no configuration', () => ({ config: file('none.json') }), /none\.json:1:1: there is no such file\n$/],
    [
      'a wrong configuration',
      () => ({ config: file('wrong.json', CONFIG.replace('"IN"', '"XX"')) }),
      /wrong\.json:1:\d+: "branch\.country" must be/,
    ],
    [
      'an empty fleet',
      () => ({ for: [file('fleet.txt', '# nobody\n')] }),
      /:1:1: holds nothing but remarks\n$/,
    ],
    ['no fleet', () => ({ for: [file('none.txt')] }), /none\.txt:1:1: there is no such file\n$/],
    ['a past date', () => ({ expires: '2026-11-26' }), /^--expires needs a moment in the future/],
    ['a day that is none', () => ({ expires: '2027-02-30' }), /^--expires needs a number of days, or a date/],
    ['no days', () => ({ expires: '0' }), /^--expires needs a moment in the future/],
    ['a floor above its version', () => ({ version: 5, floor: 6 }), /look at its version, floor/],
    ['a version it needs that is none', () => ({ needs: '2' }), /look at its version, floor/],
    ['a group that is not held', () => ({ groups: ['Others'] }), /^--with-group names a group/],
    ['no key', () => ({ keys: file('keys.txt', 'AQ\n') }), /keys\.txt:1:1: is not an administrator’s key/],
    [
      'credentials of another form',
      () => ({ credentials: file('c.json', '{"canary-typed":"canary","airpay":{"canary":1}}') }),
      /c\.json:1:1: /,
    ],
    [
      'credentials of a system that is not configured',
      () => ({ credentials: file('c.json', '{"wm":{"clientId":"canary","accessToken":"canary"}}') }),
      /c\.json:1:1: "wm" is not in the configuration\n$/,
    ],
    [
      'a folder that is not there',
      () => ({ out: join(folder, 'none', 'x') }),
      /x:1:1: cannot be written \(ENOENT\)/,
    ],
  ])('writes nothing with %s', async (_, asked, said) => {
    expect(await make({ for: [await ownCard()], ...asked() })).toBe(1);
    expect(output).toMatch(said);
    expect(output).not.toContain('canary');
    expect(readdirSync(folder).filter((name) => /bundle|part/.test(name))).toEqual([]);
  });

  it('does not give out credentials that were stored for another address', async () => {
    await storeCredentials(keychain, { airpay: AIRPAY }, { airpay: 'https://other.example' });
    expect(await make({ for: [await ownCard()] })).toBe(1);
    expect(output).toContain('the credentials of airpay were stored for https://other.example');
    expect(output).not.toContain('canary');
  });

  it.each(['locked', 'denied', 'unavailable'] as const)('stops at a keychain that is %s', async (fault) => {
    const card = await ownCard();
    const no = async () => ({ ok: false, fault, detail: '' }) as const;
    keychain = { ...keychain, get: no, list: no };
    expect(await make({ for: [card] })).toBe(1);
    expect(output).toContain(`(${fault})`);
  });
});

describe('--check-bundle', () => {
  const check = (name = 'branch.bundle', now = NOW) =>
    checkBundle(file(name), {
      ...{ host: host(), keychain, now },
      machineKeys: async () => ({ ok: true, value: machine }),
    });
  let machine: readonly string[] | null = null;

  it('says everything but secrets where it opens, and where it does not', async () => {
    await storeCredentials(keychain, { airpay: AIRPAY, operators: { pepper: PEPPER } });
    await make({ for: [await ownCard()] });
    const made = output.split('\n').slice(1, -1);
    output = '';
    expect(await check()).toBe(0);
    expect(output.split('\n')).toEqual([
      `${file('branch.bundle')}: no faults`,
      ...made,
      'its key: none counts here yet, the first bundle fixes it',
      'here: it opens, and holds what it says',
      'branch: IN-042, Indiranagar, IN',
      `airpay: ${ADDRESS}`,
      'people: by the account of the computer',
      '',
    ]);
    expect(output).not.toContain('canary');
    output = '';
    keychain = createMemoryKeychain();
    expect(await check()).toBe(0);
    expect(output).toContain('here: it was not opened, this user holds none of its keys\n');
    expect(await keychain.list()).toEqual({ ok: true, value: [] });
    for (const [keys, counts] of [
      [[madeBundle().signer], 'counts here'],
      [[newAdministratorKey().x], 'does not count here'],
      [[], 'does not count here'],
    ] as const) {
      output = '';
      machine = keys;
      expect(await check()).toBe(0);
      expect(output).toContain(`its key: ${counts}\n`);
    }
    machine = null;
  });

  it('tells what is wrong in one line a fault', async () => {
    await make({ for: [await ownCard()], expires: '1', needs: '0.1.1' });
    output = '';
    const name = file('branch.bundle');
    expect(await check('branch.bundle', NOW + 2 * 86_400_000)).toBe(1);
    expect(await check('branch.bundle', NOW - 2 * 86_400_000)).toBe(1);
    writeFileSync(name, readFileSync(name, 'utf8').replace('{', '{ '));
    expect(await check()).toBe(1);
    expect(await check('none.bundle')).toBe(1);
    expect(output.split('\n')).toEqual([
      expect.stringMatching(/branch\.bundle:1:1: has expired on /),
      expect.stringMatching(/branch\.bundle:1:1: needs Branchdesk 0\.1\.1, and this is /),
      expect.stringMatching(/branch\.bundle:1:1: was made on .+ later than the clock of this machine/),
      expect.stringMatching(/branch\.bundle:1:1: needs Branchdesk 0\.1\.1/),
      expect.stringMatching(/:1:1: is not a bundle, or not the whole of one: /),
      `${file('none.bundle')}:1:1: there is no such file`,
      '',
    ]);
  });
});

describe('--device-card', () => {
  it('prints the card, its code and whose it is; the same each time', async () => {
    expect(await printDeviceCard(null, host(), keychain)).toBe(0);
    const first = output;
    output = '';
    expect(await printDeviceCard(null, host(), keychain)).toBe(0);
    expect(output).toBe(first);
    const own = await deviceKey(keychain);
    if (!own.ok) throw new Error();
    const [card = ''] = first.split('\n');
    expect(readCard(card)).toEqual({ ok: true, value: cardOf(own.value) });
    expect(first).toContain(`The device card of ${own.value.name} (${own.value.id.slice(0, 8)})`);
    expect(first).not.toContain(own.value.key.d);
  });

  it('draws a code that reads as the card', async () => {
    await printDeviceCard('Tills of the south', host(), keychain);
    const lines = output.split('\n');
    const drawn = lines.filter((line) => /^[█▀▄ ]+$/.test(line));
    // Each sign is two modules, one above the other; light is drawn.
    const rows = drawn.flatMap((line) => [
      [...line].map((sign) => sign === '█' || sign === '▀'),
      [...line].map((sign) => sign === '█' || sign === '▄'),
    ]);
    const scale = 4;
    const width = (rows[0]?.length ?? 0) * scale;
    const height = rows.length * scale;
    const data = new Uint8Array(width * height * 4);
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const light = rows[Math.floor(y / scale)]?.[Math.floor(x / scale)] ?? true;
        data.fill(light ? 255 : 0, (y * width + x) * 4, (y * width + x) * 4 + 4);
        data[(y * width + x) * 4 + 3] = 255;
      }
    expect(decodeQR({ width, height, data }, { timeLimit: 5_000 })).toBe(lines[0]);
  });

  it('makes a group once, and refuses a name that none can have', async () => {
    await printDeviceCard('Tills', host(), keychain);
    const [card] = output.split('\n');
    expect(output).toContain('whose key was made just now');
    output = '';
    await printDeviceCard('Tills', host(), keychain);
    expect(output.split('\n')[0]).toBe(card);
    expect(output).not.toContain('made just now');
    expect(await printDeviceCard(' Tills', host(), keychain)).toBe(2);
    expect(await printDeviceCard('x'.repeat(81), host(), keychain)).toBe(2);
  });

  it('gives 1 where the keychain gives no key', async () => {
    const no = async () => ({ ok: false, fault: 'locked', detail: '' }) as const;
    keychain = { ...keychain, get: no };
    expect(await printDeviceCard(null, host(), keychain)).toBe(1);
    expect(output).toMatch(/^the keychain of this user does not give the key for bundles \(locked\)/);
  });
});
