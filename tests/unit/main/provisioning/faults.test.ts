import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGuardedKeychain } from '../../../../src/main/credentials/keychain/guarded-keychain.ts';
import { createMemoryEntries } from '../../../../src/main/credentials/keychain/memory-keychain.ts';
import type { EntriesByName, KeychainFault } from '../../../../src/main/ports/keychain.ts';
import { bundleKeychain } from '../../../../src/main/provisioning/bundle-keychain.ts';
import { cleanUp } from '../../../../src/main/provisioning/clean-up.ts';
import { inTurn } from '../../../../src/main/provisioning/lock.ts';
import { readMarker } from '../../../../src/main/provisioning/marker.ts';
import { rollBack } from '../../../../src/main/provisioning/roll-back.ts';
import { readState } from '../../../../src/main/provisioning/state.ts';
import { createFakeClock } from '../../../support/clock.ts';
import { createPlace, idOf, type Place } from './a-desk.ts';

let place: Place;
beforeEach(() => {
  place = createPlace();
});
afterEach(() => place.end());

const must = async (text: string): Promise<void> => {
  const imported = await place.importIt(text);
  if (!imported.ok) throw new Error(JSON.stringify(imported.problem));
};

/** The keychain of the place, whose call of a number fails; `failed` tells whether it came so far. */
const failingAt = (at: number, why: KeychainFault, { lasting }: { readonly lasting: boolean }) => {
  let calls = 0;
  const failed = { value: false };
  const fault = { ok: false, fault: why, detail: 'as the test wants it' } as const;
  const fails = (): boolean => {
    calls += 1;
    const is = lasting ? calls >= at : calls === at;
    if (is) failed.value = true;
    return is;
  };
  const { keychain } = place;
  const entries: EntriesByName = {
    get: async (account) => (fails() ? fault : keychain.get(account)),
    set: async (account, value) => (fails() ? fault : keychain.set(account, value)),
    delete: async (account) => (fails() ? fault : keychain.delete(account)),
    list: async () => (fails() ? fault : keychain.list()),
  };
  return { entries, failed };
};

/** The version that counts, whole; what is not whole is told in its place. */
const whole = async (): Promise<string> => {
  const { state, fault } = await readState(place.deps.folder);
  if (fault !== null) return fault.code;
  const { current, before } = state;
  const named = [current, before].flatMap((kept) => (kept === null ? [] : [kept]));
  for (const kept of named) {
    const keychain = bundleKeychain(place.keychain, kept);
    for (const name of ['airpay', 'capillary', 'wm', 'operators/pepper']) {
      const held = await keychain.get(name);
      const own = `v${kept.manifest.version}`;
      if (!held.ok || !held.value.includes(own)) return `${own} lacks ${name}`;
    }
  }
  const left = [...place.entries.keys()].filter(
    (name) => name.startsWith('bundle/') && !named.some((kept) => name.includes(kept.manifest.id)),
  );
  const { files } = place.look();
  const odd = Object.keys(files).filter((name) => name.endsWith('.new') || name === 'under-way.json');
  return left.length + odd.length === 0
    ? `v${current?.manifest.version ?? 0} over v${before?.manifest.version ?? 0}`
    : `left: ${[...left, ...odd].join(' ')}`;
};

describe('a keychain that fails at one call', () => {
  const FAULTS = ['locked', 'unavailable', 'too-large', 'denied'] as const;

  it('leaves the old state or the new one, whole, whichever call it is', { timeout: 60_000 }, async () => {
    await must(await place.make(1));
    let [version, refused, imported] = [1, 0, 0];
    for (const lasting of [false, true]) {
      for (let at = 1; ; at += lasting ? 5 : 1) {
        const before = await whole();
        version += 1;
        const why = FAULTS[at % FAULTS.length] ?? 'locked';
        const text = await place.make(version);
        const { entries, failed } = failingAt(at, why, { lasting });
        const done = await place.importIt(text, {}, { keychain: entries });
        if (!failed.value) break;
        if (done.ok) imported += 1;
        else {
          refused += 1;
          expect(done.problem).toMatchObject({ code: 'bundle.keychain', data: { why } });
        }
        // The next start, with a keychain that works.
        expect(await cleanUp(place.deps.folder, place.keychain)).toMatchObject({ ok: true });
        const now = await whole();
        if (done.ok) expect(now).toMatch(new RegExp(`^v${version} over v`));
        else expect(now).toBe(before);
      }
    }
    expect(refused).toBeGreaterThan(10);
    expect(imported).toBeGreaterThan(5);
  });

  it('leaves one or the other while it goes back, too', { timeout: 60_000 }, async () => {
    let [version, refused] = [0, 0];
    for (let at = 1; ; at += 2) {
      version += 2;
      await must(await place.make(version - 1));
      await must(await place.make(version));
      const { entries, failed } = failingAt(at, 'unavailable', { lasting: at % 4 === 1 });
      const done = await rollBack({ ...place.deps, keychain: entries });
      if (!failed.value) break;
      if (!done.ok) refused += 1;
      await cleanUp(place.deps.folder, place.keychain);
      expect(await whole()).toBe(done.ok ? `v${version - 1} over v0` : `v${version} over v${version - 1}`);
    }
    expect(refused).toBeGreaterThan(3);
  });

  it('that lists an entry and does not take its value leaves no name behind', async () => {
    const entries = createMemoryEntries(place.entries);
    const locked = { ok: false, fault: 'locked', detail: '' } as const;
    const keychain = createGuardedKeychain({
      entries: {
        ...entries,
        write: async (account, value, by) =>
          account.endsWith('/capillary') ? locked : entries.write(account, value, by),
      },
      expected: async () => false,
    });
    const done = await place.importIt(await place.make(1), {}, { keychain });
    expect(done).toMatchObject({ problem: { code: 'bundle.keychain', data: { why: 'locked' } } });
    expect(place.entries.get('.index')).not.toContain('bundle/');
  });

  it('that is full takes nothing in, and gives back the room', async () => {
    const text = await place.make(1);
    for (let at = 0; at < 44; at += 1)
      await place.keychain.set(
        `operators/pin/${Buffer.from(`first.lastname.${at + 100}`).toString('hex')}`,
        'x',
      );
    expect(await place.importIt(text)).toMatchObject({
      problem: { code: 'bundle.keychain', data: { why: 'too-large' } },
    });
    expect([...place.entries.keys()].filter((name) => name.startsWith('bundle/'))).toEqual([]);
    expect(place.entries.get('.index')).not.toContain('bundle/');
  });
});

describe('a file that was being written when its program ended', () => {
  it.each(['under-way.json.new', 'state.json.new'])('is found by the next start: %s', async (name) => {
    await must(await place.make(1));
    const before = place.look();
    expect(await readMarker(place.deps.folder)).toBeNull();
    writeFileSync(join(place.deps.folder, name), '{"for');
    expect(await readMarker(place.deps.folder)).not.toBeNull();
    expect(await cleanUp(place.deps.folder, place.keychain)).toMatchObject({ ok: true });
    expect(await readMarker(place.deps.folder)).toBeNull();
    expect(place.look()).toEqual(before);
  });
});

describe('a folder that cannot be written', () => {
  it('takes nothing in', async () => {
    const text = await place.make(1);
    writeFileSync(join(place.folder, 'a-file'), '');
    const folder = join(place.folder, 'a-file', 'provisioned');
    expect(await place.importIt(text, {}, { folder })).toMatchObject({
      problem: { code: 'bundle.not-written' },
    });
  });
});

describe('wrong passphrases', () => {
  const PHRASE = 'ankle bread copper dozen ember fossil gravel';

  it('are slowed down, also where the clock is set back and the counts are taken away', async () => {
    const clock = createFakeClock(Date.now());
    const tried = { ...clock, sleep: clock.sleep };
    const text = await place.make(1, { for: { passphrase: PHRASE } });
    const attempt = (passphrase: string) => place.importIt(text, { passphrase }, { clock: tried });
    for (let at = 0; at < 4; at += 1)
      expect(await attempt(`wrong ${at}`)).toMatchObject({ problem: { code: 'bundle.wrong-passphrase' } });
    expect(await attempt(PHRASE)).toMatchObject({ problem: { code: 'bundle.wait', data: { seconds: 5 } } });
    clock.step(-3_600_000);
    expect(await attempt(PHRASE)).toMatchObject({ problem: { code: 'bundle.wait' } });
    clock.step(7_200_000);
    expect(await attempt(PHRASE)).toMatchObject({ problem: { code: 'bundle.wait' } });
    for (const name of ['tries.db', 'tries.db-wal', 'tries.db-shm'])
      rmSync(join(place.deps.folder, name), { force: true });
    expect(await attempt(PHRASE)).toMatchObject({ problem: { code: 'bundle.wait', data: { seconds: 300 } } });
    clock.step(-3_600_000);
    await clock.advance(300_000);
    expect(await attempt(PHRASE)).toMatchObject({ ok: true });
  });
});

describe('two imports of one user', () => {
  it('go one after the other, and the second is turned away where it waits too long', async () => {
    const begun = Promise.withResolvers<void>();
    const end = Promise.withResolvers<void>();
    const first = inTurn(place.deps.folder, place.deps.clock, async () => {
      begun.resolve();
      await end.promise;
      return { ok: true, value: null };
    });
    await begun.promise;
    expect(
      await inTurn(place.deps.folder, place.deps.clock, async () => ({ ok: true, value: null }), 0),
    ).toMatchObject({ problem: { code: 'bundle.busy' } });
    const second = place.importIt(await place.make(1));
    end.resolve();
    expect(await first).toMatchObject({ ok: true });
    expect(await second).toMatchObject({ ok: true });
    expect((await readState(place.deps.folder)).state.current?.manifest.id).toBe(idOf(1));
  });
});
