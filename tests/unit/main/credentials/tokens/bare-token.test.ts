import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createMemoryEntries,
  createMemoryKeychain,
} from '../../../../../src/main/credentials/keychain/memory-keychain.ts';
import { bareToken } from '../../../../../src/main/credentials/tokens/bare-token.ts';
import { replaceAirpayToken } from '../../../../../src/main/credentials/tokens/replace-token.ts';

const TOKEN = 'eyJhbGciOi.J9_x-y~z+/=.0987';

const QUOTES = ['""', "''", '``', '“”', '‘’', '«»', '„“', '‚‘', '‹›'] as const;
const BLANKS = [
  '',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\u00a0',
  '\u200b',
  '\ufeff',
  '\u2060',
  '\u202a',
  '\u00ad',
  '\u2028',
] as const;

describe('a token that was pasted', () => {
  it('loses what stands around it: quotes x blanks x Bearer', () => {
    let tried = 0;
    for (const quotes of [...QUOTES, ''])
      for (const blank of BLANKS)
        for (const word of [
          '',
          'Bearer ',
          'bearer\t',
          'BEARER  ',
          'Authorization: Bearer ',
          'token: ',
          'token=',
        ]) {
          const [open = '', close = ''] = quotes;
          const forms = [
            `${blank}${word}${open}${TOKEN}${close}${blank}`,
            `${blank}${open}${blank}${word}${TOKEN}${blank}${close}${blank}`,
            `${open}${word}${open}${TOKEN}${close}${close}`,
          ];
          for (const text of forms) {
            tried += 1;
            expect([text, bareToken(text)]).toEqual([text, TOKEN]);
          }
        }
    expect(tried).toBe(10 * 12 * 7 * 3);
  });

  it('loses unseen marks inside, and a comma after its quotes', () => {
    expect(bareToken('eyJ\u200bhbG\u2060ci\ufeff')).toBe('eyJhbGci');
    expect(bareToken('"eyJhbGci",')).toBe('eyJhbGci');
  });

  it('is not changed inside', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._~+/=-]{7,60}[A-Za-z0-9=]$/), (text) => {
        fc.pre(!/^(undefined|token|bearer|authorization|[x._-]+$)/i.test(text));
        expect(bareToken(text)).toBe(text);
        expect(bareToken(` "Bearer ${text}"\n`)).toBe(text);
      }),
    );
  });

  it.each([
    ...['', ' ', '""', '“”', "''", 'Bearer', 'Bearer ', '"Bearer "', 'Authorization: Bearer', '\u200b', '\n'],
    ...[
      'undefined',
      'null',
      '"null"',
      'None',
      'NaN',
      'true',
      '[object Object]',
      '****',
      '••••••••',
      'xxxx',
      '...',
      '---',
    ],
    ...['{"token":"abc"}', '"eyJhbGci', 'eyJhbGci"', '<token>', '[token]', '`eyJ', "'eyJ"],
    ...[
      'eyJ\nhbGci',
      'eyJ\u0000hbG',
      'eyJ\thbG',
      'ｅｙＪhbGci',
      'токен-доступа',
      '"a"\n"b"',
      'x'.repeat(2_401),
    ],
  ])('is none: %j', (text) => expect(bareToken(text)).toBeNull());
});

describe('a working credential', () => {
  const before = JSON.stringify({ token: 'works', secretKey: 'k' });
  const holding = async () => {
    const values = new Map<string, string>();
    const entries = createMemoryEntries(values);
    const keychain = createMemoryKeychain({ entries });
    await keychain.set('airpay', before);
    return { values, keychain, entries };
  };

  it.each(['', '""', ' Bearer ', 'null', '{"token":"x"}', '"cut', '••••••••', 'a\nb'])(
    'stays when %j is pasted',
    async (text) => {
      const { values, keychain } = await holding();
      expect(await replaceAirpayToken(keychain, text)).toMatchObject({
        ok: false,
        problem: { code: 'credentials.not-a-token' },
      });
      expect(values.get('airpay')).toBe(before);
    },
  );

  it('stays when the keychain does not give the new one back', async () => {
    const { values, keychain } = await holding();
    const lossy = createMemoryKeychain({
      entries: {
        ...createMemoryEntries(values),
        write: async (account, value) => {
          values.set(account, account === 'airpay' && value !== before ? value.slice(0, 10) : value);
          return { ok: true, value: undefined };
        },
      },
    });
    expect(await replaceAirpayToken(lossy, 'another-token')).toMatchObject({
      problem: { code: 'credentials.corrupt' },
    });
    expect(await keychain.get('airpay')).toEqual({ ok: true, value: before });
  });

  it('stays when the keychain does not take the new one', async () => {
    const { values, keychain } = await holding();
    const failing = {
      ...keychain,
      set: async () => ({ ok: false, fault: 'denied', detail: '' }) as const,
    };
    expect(await replaceAirpayToken(failing, 'another-token')).toMatchObject({
      problem: { code: 'credentials.denied' },
    });
    expect(values.get('airpay')).toBe(before);
  });
});
