import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { createCredentialSource } from '../../../../src/main/credentials/credential-source.ts';
import { storeCredentials } from '../../../../src/main/credentials/entries/store-credentials.ts';
import { wantedForms } from '../../../../src/main/credentials/forms.ts';
import { createKeeper } from '../../../../src/main/credentials/keeper.ts';
import { createMemoryKeychain } from '../../../../src/main/credentials/keychain/memory-keychain.ts';
import { createRecorded } from '../../../../src/main/credentials/recorded.ts';
import { CREDENTIALS } from '../../../../src/main/ports/credentials.ts';
import type { Keychain, KeychainFault } from '../../../../src/main/ports/keychain.ts';
import { SettingsSchema } from '../../../../src/shared/config/settings.ts';
import { UPSTREAMS, type UpstreamName } from '../../../../src/shared/domain/upstream.ts';
import { SYSTEMS } from '../../../../src/shared/systems/systems.ts';
import { createFakeClock } from '../../../support/clock.ts';

const ADDRESSES = {
  airpay: 'https://airpay.example',
  capillary: 'https://capillary.example',
  wm: 'https://wm.example',
};
const TYPED = {
  airpay: { token: 'canary-token', secretKey: 'canary-key' },
  capillary: { till: 'till.1', password: ' canary-password ' },
  wm: { clientId: 'desk', accessToken: 'canary.jwt.token' },
} as const satisfies Record<UpstreamName, Record<string, string>>;
const FAULTS: readonly KeychainFault[] = [
  'absent',
  'locked',
  'denied',
  'unavailable',
  'corrupt',
  'too-large',
];

/** A keychain that fails as it is told to. */
const failing = (memory: Keychain) => {
  const fails: { get: KeychainFault | null; set: KeychainFault | null; delete: KeychainFault | null } = {
    get: null,
    set: null,
    delete: null,
  };
  const fault = (kind: KeychainFault) => ({ ok: false, fault: kind, detail: 'canary detail' }) as const;
  const keychain: Keychain = {
    ...memory,
    get: async (name) => (fails.get === null ? memory.get(name) : fault(fails.get)),
    set: async (name, value) => (fails.set === null ? memory.set(name, value) : fault(fails.set)),
    delete: async (name) => (fails.delete === null ? memory.delete(name) : fault(fails.delete)),
  };
  return { keychain, fails };
};

const settingsOf = (upstreams: object) =>
  v.parse(SettingsSchema, { version: 1, branch: { id: 'B', name: 'B', country: 'IN' }, upstreams });

const USUAL = {
  airpay: { baseUrl: ADDRESSES.airpay },
  capillary: { baseUrl: ADDRESSES.capillary },
  wm: { baseUrl: ADDRESSES.wm },
};

const atDesk = (
  upstreams: object = USUAL,
  { limitBytes, refuses = false }: { readonly limitBytes?: number; readonly refuses?: boolean } = {},
) => {
  const memory = createMemoryKeychain(limitBytes === undefined ? {} : { limitBytes });
  const { keychain, fails } = failing(memory);
  const source = createCredentialSource(keychain, null, ADDRESSES);
  const journal: unknown[] = [];
  const record = async (event: unknown): Promise<void> => {
    if (refuses) throw new Error('the disk is full');
    journal.push(event);
  };
  const operator = { id: 'leela.n' };
  const keeper = createKeeper({
    ...{ keychain, source, addresses: ADDRESSES, clock: createFakeClock() },
    forms: wantedForms(settingsOf(upstreams).upstreams),
    expiryOf: () => 1_800_000_000_000,
  });
  const hand = { operator, recorded: createRecorded({ append: record }, operator) };
  return { memory, fails, source, journal, keeper, hand };
};

describe('the forms of credentials', () => {
  it('are what the keychain takes, one by one', () => {
    for (const upstream of UPSTREAMS)
      for (const { name, fields } of SYSTEMS[upstream].credentials.forms) {
        const made = Object.fromEntries(fields.map((field) => [field.name, 'some-long-word']));
        const schema: v.GenericSchema = CREDENTIALS[upstream];
        expect([upstream, name, v.safeParse(schema, made).success]).toEqual([upstream, name, true]);
      }
  });

  it('are those that the settings ask for', () => {
    const named = (upstreams: object) =>
      [...wantedForms(settingsOf(upstreams).upstreams)].map(([upstream, { name }]) => [upstream, name]);
    expect(named(USUAL)).toEqual([
      ['airpay', 'shared'],
      ['capillary', 'basic'],
      ['wm', 'access-token'],
    ]);
    expect(
      named({
        airpay: { ...USUAL.airpay, tokenScope: 'per-customer' },
        capillary: { ...USUAL.capillary, auth: 'oauth' },
      }),
    ).toEqual([
      ['airpay', 'per-customer'],
      ['capillary', 'oauth'],
    ]);
  });
});

describe('credentials that are put', () => {
  it.each(UPSTREAMS)(
    '%s: are used from then on, and it is known since when and by whom',
    async (upstream) => {
      const { keeper, hand, source, journal } = atDesk();
      expect((await keeper.overview()).map(({ state }) => state)).toEqual(['absent', 'absent', 'absent']);
      expect(await keeper.put(upstream, TYPED[upstream], hand)).toEqual({ ok: true, value: null });
      const used = await source[upstream]('');
      expect(used).toEqual({ ok: true, value: TYPED[upstream] });
      const told = (await keeper.overview()).find((one) => one.upstream === upstream);
      expect(told).toMatchObject({
        state: 'held',
        boundTo: ADDRESSES[upstream],
        stored: { at: expect.any(Number), by: 'leela.n' },
        endsAt: upstream === 'wm' ? 1_800_000_000_000 : null,
      });
      expect(told?.held).toBe(told?.form);
      expect(journal).toEqual([
        { type: 'credentials.changed', operator: 'leela.n', upstream, what: 'stored' },
      ]);
      expect(JSON.stringify([told, journal])).not.toContain('canary');
    },
  );

  it('take the place of those before, also of those that were for another address, or could not be read', async () => {
    for (const before of ['not json', JSON.stringify({ ...TYPED.wm, boundTo: 'https://other.example' })]) {
      const { keeper, hand, memory, source } = atDesk();
      await memory.set('wm', before);
      const state = (await keeper.overview()).at(-1)?.state;
      expect(state).toBe(before === 'not json' ? 'corrupt' : 'other-address');
      expect(await keeper.put('wm', TYPED.wm, hand)).toMatchObject({ ok: true });
      expect(await source.wm()).toEqual({ ok: true, value: TYPED.wm });
    }
  });

  it('are used at once where others were used before', async () => {
    const { keeper, hand, source } = atDesk();
    await keeper.put('wm', TYPED.wm, hand);
    await source.wm();
    await keeper.put('wm', { ...TYPED.wm, accessToken: 'Bearer another.jwt.token' }, hand);
    expect(await source.wm()).toMatchObject({ value: { accessToken: 'another.jwt.token' } });
  });

  it.each([
    ['wm', { clientId: 'desk' }, 'credentials.not-a-token'],
    ['wm', { clientId: 'two words', accessToken: 'canary.jwt.token' }, 'credentials.unfit'],
    ['wm', { clientId: 'desk', accessToken: 'canary and more' }, 'credentials.not-a-token'],
    ['wm', { ...TYPED.wm, boundTo: 'https://evil.example' }, 'credentials.unfit'],
    ['wm', { ...TYPED.wm, storedBy: 'somebody' }, 'credentials.unfit'],
    ['capillary', { till: ' ', password: 'canary' }, 'credentials.unfit'],
    ['capillary', { till: 'till.1', password: 'canary\u0000' }, 'credentials.unfit'],
    ['capillary', { key: 'k', secret: 'canary' }, 'credentials.unfit'],
    ['airpay', { token: 'undefined', secretKey: 'canary' }, 'credentials.not-a-token'],
    ['airpay', { token: 'canary', secretKey: 'k'.repeat(2_401) }, 'credentials.too-large'],
  ] as const)(
    '%s: what cannot be any is refused, and nothing is recorded: %j',
    async (upstream, typed, code) => {
      const { keeper, hand, memory, journal } = atDesk();
      await storeCredentials(memory, { [upstream]: TYPED[upstream] });
      const before = await memory.get(upstream);
      const put = await keeper.put(upstream, typed, hand);
      expect(put).toMatchObject({ ok: false, problem: { code } });
      expect(JSON.stringify(put)).not.toContain('canary');
      expect([await memory.get(upstream), journal]).toEqual([before, []]);
    },
  );

  it.each(FAULTS)(
    'a keychain that fails with %s: what was there stays, and both is recorded',
    async (fault) => {
      for (const filled of [true, false]) {
        const { keeper, hand, memory, fails, journal } = atDesk();
        if (filled) await storeCredentials(memory, { wm: TYPED.wm });
        const before = await memory.get('wm');
        fails.set = fault;
        const put = await keeper.put('wm', TYPED.wm, hand);
        expect(put).toMatchObject({ ok: false, problem: { code: `credentials.${fault}` } });
        expect(await memory.get('wm')).toEqual(before);
        expect(journal).toMatchObject([{ what: 'stored' }, { what: 'not-stored' }]);
        expect(JSON.stringify([put, journal])).not.toContain('canary');
      }
    },
  );

  it('too large with who put them there, and not without: they are put without', async () => {
    const { keeper, hand, source } = atDesk(USUAL, { limitBytes: 110 });
    expect(await keeper.put('wm', TYPED.wm, hand)).toMatchObject({ ok: true });
    expect(await source.wm()).toMatchObject({ ok: true });
    expect((await keeper.overview()).at(-1)).toMatchObject({ state: 'held', stored: null });
  });

  it('nothing is put or taken where the journal does not take it', async () => {
    const { keeper, hand, memory } = atDesk(USUAL, { refuses: true });
    await storeCredentials(memory, { wm: TYPED.wm });
    const before = await memory.get('wm');
    expect(await keeper.put('wm', TYPED.wm, hand)).toMatchObject({ ok: false });
    expect(await keeper.remove('wm', hand)).toMatchObject({ ok: false });
    expect(await memory.get('wm')).toEqual(before);
  });
});

describe('what is told of them', () => {
  it.each(FAULTS)('a keychain that fails with %s: it says so, of each system', async (fault) => {
    const { keeper, fails, memory } = atDesk();
    await storeCredentials(memory, TYPED);
    fails.get = fault;
    const told = await keeper.overview();
    expect(told.map(({ state }) => state)).toEqual([fault, fault, fault]);
    expect(JSON.stringify(told)).not.toContain('canary');
  });

  it('those of before are held, and nobody knows by whom', async () => {
    const { keeper, memory } = atDesk();
    await storeCredentials(memory, TYPED, ADDRESSES);
    for (const told of await keeper.overview()) expect(told).toMatchObject({ state: 'held', stored: null });
  });

  it('whatever is wrong with since when or by whom, the credentials count', async () => {
    const { keeper, memory, source } = atDesk();
    for (const more of [
      { storedAt: 'x' },
      { storedBy: 7 },
      { storedAt: 1.5, storedBy: '' },
      { storedAt: null },
    ]) {
      await memory.set('wm', JSON.stringify({ ...TYPED.wm, ...more }));
      source.forget();
      expect(await source.wm()).toEqual({ ok: true, value: TYPED.wm });
      expect((await keeper.overview()).at(-1)).toMatchObject({ state: 'held', stored: null });
    }
  });

  it('another form than the settings ask for counts as none', async () => {
    const { keeper, memory } = atDesk({ capillary: { ...USUAL.capillary, auth: 'oauth' } });
    await storeCredentials(memory, { capillary: TYPED.capillary });
    expect(await keeper.overview()).toMatchObject([{ state: 'absent', form: 'oauth', held: 'basic' }]);
  });
});

describe('credentials that are deleted', () => {
  it('are gone, and are not used any more', async () => {
    const { keeper, hand, source, journal, memory } = atDesk();
    await storeCredentials(memory, TYPED, ADDRESSES);
    await source.wm();
    expect(await keeper.remove('wm', hand)).toEqual({ ok: true, value: null });
    expect(await source.wm()).toMatchObject({ problem: { code: 'credentials.absent' } });
    expect(await source.airpay('')).toMatchObject({ ok: true });
    expect(journal).toMatchObject([{ upstream: 'wm', what: 'deleted' }]);
  });

  it.each(FAULTS)('a keychain that fails with %s: it says so, and both is recorded', async (fault) => {
    const { keeper, hand, fails, journal } = atDesk();
    fails.delete = fault;
    const removed = await keeper.remove('wm', hand);
    expect(removed).toMatchObject({ problem: { code: `credentials.${fault}` } });
    expect(journal).toMatchObject([{ what: 'deleted' }, { what: 'not-deleted' }]);
  });
});
