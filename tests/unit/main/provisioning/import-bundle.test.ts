import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newAdministratorKey } from '../../../../src/main/provisioning/administrator-key.ts';
import { bundleKeychain } from '../../../../src/main/provisioning/bundle-keychain.ts';
import { newOpeningKey } from '../../../../src/main/provisioning/device-keys.ts';
import { keyFingerprint } from '../../../../src/main/provisioning/signing-key.ts';
import { readState } from '../../../../src/main/provisioning/state.ts';
import { readTrust } from '../../../../src/main/provisioning/trust.ts';
import { createPlace, idOf, inDays, type Otherwise, type Place } from './a-desk.ts';

let place: Place;
beforeEach(() => {
  place = createPlace();
});
afterEach(() => place.end());

const must = async (text: string) => {
  const imported = await place.importIt(text);
  if (!imported.ok) throw new Error(JSON.stringify(imported.problem));
  return imported.value;
};

/** What the app would find. */
const found = async () => {
  const { state } = await readState(place.deps.folder);
  const { current } = state;
  if (current === null) return null;
  const keychain = bundleKeychain(place.keychain, current);
  const read = async (account: string) => {
    const held = await keychain.get(account);
    return held.ok ? held.value : held.fault;
  };
  return {
    version: current.manifest.version,
    name: JSON.parse(current.configuration).branch.name,
    before: state.before?.manifest.version ?? null,
    airpay: JSON.parse(await read('airpay')),
    pepper: await read('operators/pepper'),
  };
};

const version = (n: number, before: number | null) => ({
  ...{ version: n, name: `v${n}`, before },
  airpay: {
    token: `canary-token-v${n}`,
    secretKey: `canary-secret-v${n}`,
    boundTo: 'https://kraken.airpay.co.in',
  },
  pepper: `canary-pepper-v${n}-0123456789abcdef0123456789`,
});

describe('a bundle', () => {
  it('brings its configuration and its credentials, each under its own name and bound to its address', async () => {
    const { fingerprint, isFirst } = await must(await place.make(1));
    expect({ fingerprint, isFirst }).toEqual({
      fingerprint: keyFingerprint(place.administrator.x),
      isFirst: true,
    });
    expect(await found()).toEqual(version(1, null));
    expect(Object.keys(place.look().entries).filter((name) => name.startsWith('bundle/'))).toEqual(
      ['airpay', 'capillary', 'wm', 'operators/pepper'].map((name) => `bundle/${idOf(1)}/${name}`),
    );
  });

  it('takes the place of the one before, which is kept, and of no other', async () => {
    await must(await place.make(1));
    expect((await must(await place.make(2))).isFirst).toBe(false);
    await must(await place.make(3));
    expect(await found()).toEqual(version(3, 2));
    const { files, entries } = place.look();
    expect(Object.keys(files).toSorted()).toEqual([
      `${idOf(2)}.config.json`,
      `${idOf(3)}.config.json`,
      'state.json',
    ]);
    expect(Object.keys(entries).filter((name) => name.includes(idOf(1)))).toEqual([]);
    expect(Object.keys(entries).filter((name) => name.startsWith('bundle/'))).toHaveLength(8);
  });

  it('that is not for a system leaves that system as it was', async () => {
    await place.keychain.set('wm', '{"clientId":"typed","accessToken":"typed-token"}');
    await must(await place.make(1, { contents: { credentials: {} } }));
    const { state } = await readState(place.deps.folder);
    if (state.current === null) throw new Error('nothing');
    const keychain = bundleKeychain(place.keychain, state.current);
    expect(await keychain.get('wm')).toMatchObject({ ok: true });
  });

  it('fits the index of Windows twice over beside a roster of twenty', async () => {
    for (let at = 0; at < 20; at += 1)
      await place.keychain.set(`operators/pin/${Buffer.from(`first.lastname${at}`).toString('hex')}`, 'x');
    for (const name of ['journal.master', 'journal.device', 'journal.head', 'operators/tries'])
      await place.keychain.set(name, 'x');
    for (const n of [1, 2, 3, 4]) await must(await place.make(n));
    expect(await found()).toEqual(version(4, 3));
    expect(Buffer.byteLength(place.entries.get('.index') ?? '')).toBeLessThan(2_560);
  });
});

const stranger = newAdministratorKey();

describe('a bundle that may not come in', () => {
  const REFUSED: readonly (readonly [string, number, Otherwise, string])[] = [
    ['that was here already', 2, {}, 'bundle.older'],
    ['of a version below', 1, { said: { id: idOf(7) } }, 'bundle.older'],
    ['of a higher version with an id that was here', 3, { said: { id: idOf(2) } }, 'bundle.older'],
    ['that has expired', 3, { said: { expiresAt: inDays(-0.1) } }, 'bundle.expired'],
    ['that is made tomorrow', 3, { said: { issuedAt: inDays(1) } }, 'bundle.future'],
    ['for another device', 3, { for: { cards: [cardOf()] } }, 'bundle.not-for-us'],
    ['for a passphrase that nobody typed', 3, { for: { passphrase: PHRASE() } }, 'bundle.passphrase-needed'],
    ['of a stranger', 3, { signer: stranger }, 'bundle.stranger'],
    [
      'of a stranger who names himself',
      3,
      { signer: stranger, said: { keys: [stranger.x] } },
      'bundle.stranger',
    ],
    ['for a newer Branchdesk', 3, { said: { needs: '1.3.0' } }, 'bundle.needs-version'],
    [
      'whose configuration names a file that is not here',
      3,
      { contents: { configuration: withCa() } },
      'bundle.contents',
    ],
  ];

  it.each(REFUSED)('%s is refused, and nothing is changed', async (_name, n, otherwise, code) => {
    await must(await place.make(1));
    await must(await place.make(2));
    const before = place.look();
    const text = await place.make(n, otherwise);
    const refused = await place.importIt(text);
    expect(refused).toMatchObject({ ok: false, problem: { code } });
    expect(place.look()).toEqual(before);
  });

  it.each(['0.9.9', '1.2.2', '1.2.3', '1.2.3-rc.1'])('that needs %s may come in', async (needs) => {
    expect(
      await place.importIt(await place.make(1, { said: { needs: needs.replace(/-.*/, '') } })),
    ).toMatchObject({
      ok: true,
    });
  });

  it('of another signer than the one that was told beforehand is a stranger, also at first', async () => {
    const text = await place.make(1);
    const other = keyFingerprint(stranger.x);
    expect(await place.importIt(text, { trust: other })).toMatchObject({
      problem: {
        code: 'bundle.stranger',
        data: { signer: keyFingerprint(place.administrator.x), trusted: other },
      },
    });
    const own = keyFingerprint(place.administrator.x).toLowerCase().replaceAll('-', ' ');
    expect(await place.importIt(text, { trust: own })).toMatchObject({ ok: true, value: { isFirst: false } });
  });
});

describe('what counts', () => {
  it('is changed by a bundle of the old key, and the old key is refused from then on', async () => {
    const next = newAdministratorKey();
    await must(await place.make(1));
    await must(await place.make(2, { said: { keys: [next.x] } }));
    expect(await place.importIt(await place.make(3))).toMatchObject({ problem: { code: 'bundle.stranger' } });
    await must(await place.make(4, { signer: next, said: { keys: [next.x] } }));
    expect(await found()).toEqual(version(4, 2));
  });

  it('is what an administrator of the machine says, in place of any bundle', async () => {
    await must(await place.make(1));
    const machineKeys = async () => ({ ok: true, value: [stranger.x] }) as const;
    expect(await place.importIt(await place.make(2), {}, { machineKeys })).toMatchObject({
      problem: { code: 'bundle.stranger', data: { trusted: keyFingerprint(stranger.x) } },
    });
    const text = await place.make(2, { signer: stranger, said: { keys: [stranger.x] } });
    expect(await place.importIt(text, {}, { machineKeys })).toMatchObject({ ok: true });
  });

  it('does not go back with the state, which is taken away: an old bundle stays out', async () => {
    const [one, two] = [await place.make(1), await place.make(2)];
    await must(one);
    await must(two);
    rmSync(place.deps.folder, { recursive: true });
    expect(await place.importIt(one)).toMatchObject({ problem: { code: 'bundle.older' } });
    expect(
      await place.importIt(await place.make(3, { signer: stranger, said: { keys: [stranger.x] } })),
    ).toMatchObject({ problem: { code: 'bundle.stranger' } });
    // The one that was lost may come again.
    expect(await place.importIt(two)).toMatchObject({ ok: true });
    expect(await found()).toEqual(version(2, null));
  });

  it('is no key that only a planted state names: it gets no credentials', async () => {
    const other = createPlace();
    const planted = await other.make(1, { contents: { credentials: {} } });
    await other.importIt(planted);
    await place.keychain.set('airpay', '{"token":"t","secretKey":"s"}');
    const { state } = await readState(other.deps.folder);
    if (state.current === null) throw new Error('nothing');
    const keychain = bundleKeychain(place.keychain, state.current);
    expect(await keychain.get('airpay')).toMatchObject({ ok: false, fault: 'denied' });
    expect(await keychain.patient.get('operators/pepper')).toMatchObject({ ok: false, fault: 'denied' });
    expect(await keychain.get('journal.master')).toMatchObject({ fault: 'absent' });
    other.end();
  });
});

describe('going back', () => {
  it('takes the one before, once, and lets the one that was left not come in again', async () => {
    const [one, two] = [await place.make(1), await place.make(2)];
    await must(one);
    await must(two);
    expect(await place.rollBack()).toMatchObject({ ok: true, value: { manifest: { version: 1 } } });
    expect(await found()).toEqual(version(1, null));
    expect(await place.rollBack()).toMatchObject({ problem: { code: 'bundle.nothing-before' } });
    expect(await place.importIt(two)).toMatchObject({ problem: { code: 'bundle.older' } });
    await must(await place.make(3));
    expect(await found()).toEqual(version(3, 1));
    expect(await readTrust(place.keychain)).toMatchObject({ value: { highest: 3 } });
  });

  it('is not done below the version that a bundle forbids', async () => {
    await must(await place.make(1));
    await must(await place.make(2, { said: { floor: 2 } }));
    const before = place.look();
    expect(await place.rollBack()).toMatchObject({
      problem: { code: 'bundle.forbidden-below', data: { version: 1, floor: 2 } },
    });
    expect(place.look()).toEqual(before);
    await must(await place.make(3));
    expect(await place.rollBack()).toMatchObject({ ok: true });
    expect(await found()).toEqual(version(2, null));
  });

  it('is not done where the credentials of the one before are gone', async () => {
    await must(await place.make(1));
    await must(await place.make(2));
    await place.keychain.delete(`bundle/${idOf(1)}/wm`);
    expect(await place.rollBack()).toMatchObject({
      problem: { code: 'bundle.keychain', data: { why: 'absent' } },
    });
    expect(await found()).toEqual(version(2, 1));
  });
});

function cardOf() {
  const { id, name, key } = newOpeningKey('somebody else');
  return { kind: 'device', id, name, x: key.x } as const;
}

function PHRASE(): string {
  return 'ankle bread copper dozen ember fossil gravel';
}

function withCa(): string {
  return JSON.stringify({
    version: 1,
    branch: { id: 'IN-042', name: 'x', country: 'IN' },
    network: { caFiles: [join(import.meta.dirname, 'no-such.pem')] },
  });
}
