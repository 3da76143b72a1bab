import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PRESETS } from '../../../src/shared/config/presets.ts';
import { SettingsSchema } from '../../../src/shared/config/settings.ts';

const branch = { id: 'BLR-014', name: 'Bengaluru 14', country: 'IN' };
const withBase = (baseUrl: string) => ({ version: 1, branch, upstreams: { airpay: { baseUrl } } });

/** What a role may beside making changes. */
const NOTHING = {
  ...{ kinds: 'all', secondPerson: [] },
  ...{ reveal: false, export: false, search: false, credentials: false, batch: false },
  ...{ policies: false, approve: false },
};
const EVERYTHING = {
  ...{ kinds: 'all', secondPerson: [] },
  ...{ reveal: true, export: true, search: true, credentials: true, batch: true },
  ...{ policies: true, approve: true },
};

describe('the settings', () => {
  it('fill in every default; an upstream that is left out is off', () => {
    expect(v.parse(SettingsSchema, { version: 1, branch })).toEqual({
      version: 1,
      mode: 'desk',
      languages: ['en', 'hi', 'es', 'ar'],
      branch,
      upstreams: {},
      identity: expect.objectContaining({
        airpayEntityId: 'capillary.identifiers.externalId',
        wmCustomerId: 'capillary.fields.wm_customer_id',
      }),
      operators: {
        from: 'os-user',
        accounts: {},
        others: 'operator',
        approvalMinutes: 15,
        revealsPerShift: 20,
      },
      roles: {
        operator: { ...NOTHING, reveal: true, search: true },
        supervisor: { ...NOTHING, reveal: true, search: true, export: true, batch: true, approve: true },
        administrator: { ...EVERYTHING },
      },
      policies: { merges: 'never' },
      presets: DEFAULT_PRESETS,
      consent: { wording: {}, systems: [] },
      scanner: { longestGapMs: 400, shortestCode: 6, lengths: [] },
      kiosk: {
        proof: { afterCard: 'last-six-of-mobile', afterMobile: 'last-six-of-card' },
        tries: {
          identifier: [0, 0, 60, 300, 900, 3_600, 14_400],
          forgetIdentifierMinutes: 360,
          device: [0, 0, 15, 30, 60, 120, 300, 600],
          forgetMinutes: 5,
        },
        ...{ idleSeconds: 40, warningSeconds: 20, controlsInLowerHalf: true },
        kinds: ['card-usage.set', 'communication.set'],
        languages: ['en', 'hi', 'es', 'ar'],
        outOfService: [],
      },
      journal: { deviceKeys: [] },
      network: { deadlineMs: 15_000, proxy: 'system', caFiles: [] },
    });
  });

  it('of a kiosk take four digits, a badge, a night and a PIN of staff only where it is said', () => {
    const staffPin = `scrypt:15:8:1:${'A'.repeat(22)}:${'B'.repeat(43)}`;
    const kiosk = {
      proof: { afterCard: 'last-four-of-mobile', afterMobile: 'staff-badge' },
      ...{ idleSeconds: 90, warningSeconds: 60, kinds: ['communication.set'], languages: ['ar', 'en'] },
      outOfService: [
        { from: '22:00', until: '07:30' },
        { days: ['sun'], from: '00:00', until: '23:59' },
      ],
      ...{ staffPin, controlsInLowerHalf: false },
    };
    expect(v.parse(SettingsSchema, { version: 1, mode: 'kiosk', branch, kiosk }).kiosk).toMatchObject({
      ...kiosk,
      outOfService: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] }, { days: ['sun'] }],
    });
  });

  it('take what scanners send around a code, and no prefix that a person presses alone', () => {
    const withScanner = (scanner: object) => v.is(SettingsSchema, { version: 1, branch, scanner });
    for (const prefix of ['~', ']C1', '\u0002', '<F9>', '*'])
      expect(withScanner({ prefix }), prefix).toBe(true);
    for (const prefix of ['', ' ', '\r', '\n5', '\t', '\u001b', '\b'])
      expect(withScanner({ prefix }), JSON.stringify(prefix)).toBe(false);
    expect(withScanner({ suffix: '\r\n', lengths: [13, 16], checkDigit: 'luhn', shortestCode: 8 })).toBe(
      true,
    );
    expect(withScanner({ checkDigit: 'mod10' })).toBe(false);
    expect(withScanner({ longestGapMs: 5 })).toBe(false);
    expect(withScanner({ length: 16 })).toBe(false);
  });

  it('fill in what an upstream leaves out', () => {
    const { upstreams } = v.parse(SettingsSchema, {
      version: 1,
      branch,
      upstreams: { airpay: {}, capillary: { baseUrl: 'https://eu.api.capillarytech.com' }, wm: {} },
    });
    expect(upstreams).toEqual({
      airpay: {
        baseUrl: 'https://kraken.airpay.co.in',
        checksumScheme: 'values-then-secret',
        tokenScope: 'shared',
        entityIdLimit: 50,
      },
      capillary: {
        baseUrl: 'https://eu.api.capillarytech.com',
        auth: 'basic',
        sources: [{ source: 'INSTORE', accountId: null }],
        lookupTypes: ['mobile', 'email', 'externalId', 'cardnumber', 'wechat'],
        changeTypes: ['mobile', 'email', 'wechat', 'cardnumber'],
        perMinute: 600,
      },
      wm: { baseUrl: 'https://api.wm.com/v1', accept: 'json' },
    });
  });

  it.each([
    'https://kraken.airpay.co.in',
    'https://proxy.example/airpay/',
    'http://127.0.0.1:8080',
    'http://127.9.9.9',
    'http://localhost:1',
    'http://[::1]:1',
  ])('take %s', (baseUrl) => {
    expect(v.is(SettingsSchema, withBase(baseUrl))).toBe(true);
  });

  it.each([
    'http://kraken.airpay.co.in',
    'http://localhost.evil.example',
    'http://127.0.0.1.evil.example',
    'http://0.0.0.0',
    'http://user@127.0.0.1',
    'https://user:word@example.com',
    'https://example.com?a=b',
    'https://example.com#a',
    'ftp://127.0.0.1',
    'javascript:alert(1)',
    'kraken.airpay.co.in',
    '',
  ])('do not take %j', (baseUrl) => {
    expect(v.is(SettingsSchema, withBase(baseUrl))).toBe(false);
  });
});

describe('the presets', () => {
  const parse = (presets: unknown) => v.safeParse(SettingsSchema, { version: 1, branch, presets });

  it('are the three usual ones when a branch names none, and none when it wants none', () => {
    expect(DEFAULT_PRESETS.map(({ name, cardUsage }) => [name, Object.entries(cardUsage)])).toEqual([
      [
        'Safe default',
        [
          ['CONTACTLESS', 'NOTALLOWED'],
          ['ECOM', 'NOTALLOWED'],
        ],
      ],
      ['Block everything', ['CONTACTLESS', 'ATM', 'POS', 'ECOM'].map((channel) => [channel, 'NOTALLOWED'])],
      ['Allow everything', ['CONTACTLESS', 'ATM', 'POS', 'ECOM'].map((channel) => [channel, 'ALLOWED'])],
    ]);
    expect(parse([]).success).toBe(true);
  });

  it.each([
    ['a channel that airpay does not have', [{ name: 'A', cardUsage: { MAGSTRIPE: 'ALLOWED' } }]],
    ['a state that airpay does not have', [{ name: 'A', cardUsage: { ATM: 'OFF' } }]],
    ['no channel', [{ name: 'A', cardUsage: {} }]],
    ['no name', [{ name: ' ', cardUsage: { ATM: 'ALLOWED' } }]],
    ['a name of two lines', [{ name: 'A\nB', cardUsage: { ATM: 'ALLOWED' } }]],
    ['one name twice', ['ALLOWED', 'NOTALLOWED'].map((ATM) => ({ name: 'A', cardUsage: { ATM } }))],
    [
      'more than there are keys for',
      Array.from({ length: 10 }, (_, at) => ({ name: `${at}`, cardUsage: { ATM: 'ALLOWED' } })),
    ],
  ])('with %s are a fault', (_name, presets) => {
    expect(parse(presets).success).toBe(false);
  });
});
