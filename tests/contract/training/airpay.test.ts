import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectedChecksum } from '../../../src/main/training/airpay/checksum.ts';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import { AIRPAY_PATH, airpay, failure, raw, sha256, tagged } from './raw.ts';

let training: Training;
beforeAll(async () => {
  training = await startTraining();
});
beforeEach(() => training.reset());
afterAll(() => training.close());

const lastRefusal = () => training.ledger.entries().at(-1)?.refusal;
const usage = async (entityId: string) =>
  JSON.parse((await airpay(training, [['entity_id', entityId]])).text);
const atmOff = (entityId: string) =>
  [
    ['entity_id', entityId],
    ['status', 'NOTALLOWED'],
    ['type', 'ATM'],
  ] as const;

describe('a get and a set', () => {
  test('a get tells the four channels of Asha Verma, all allowed', async () => {
    const { airpayEntityId } = tagged(training, 'two-cards');
    expect(await usage(airpayEntityId)).toEqual({
      status: 200,
      message: 'success',
      data: { contactless: true, atm: true, pos: true, ecom: true },
    });
  });

  test('a set changes that channel of that customer and nothing else', async () => {
    const { airpayEntityId } = tagged(training, 'two-cards');
    const other = training.people[1]?.airpayEntityId ?? '';
    const reply = await airpay(training, atmOff(airpayEntityId));
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.text)).toEqual({ status: 200, message: 'success', data: [] });
    expect((await usage(airpayEntityId)).data).toEqual({
      contactless: true,
      atm: false,
      pos: true,
      ecom: true,
    });
    expect((await usage(other)).data.atm).toBe(true);
    expect(training.ledger.entries({ call: 'set' })).toMatchObject([
      { upstream: 'airpay', applied: true, status: 200, subject: airpayEntityId, refusal: null },
    ]);
    expect(training.ledger.entries({ applied: true })).toHaveLength(1);
  });

  test('a reset brings the first state back', async () => {
    const { airpayEntityId } = tagged(training, 'two-cards');
    await airpay(training, atmOff(airpayEntityId));
    await training.reset();
    expect((await usage(airpayEntityId)).data.atm).toBe(true);
  });

  test.each([
    ['airpay-silent', { status: 200, message: 'success', data: [] }],
    ['airpay-silent-object', { status: 200, message: 'success', data: {} }],
    ['airpay-silent-null', { status: 200, message: 'success', data: null }],
    ['airpay-silent-missing', { status: 200, message: 'success' }],
  ])('about the customer tagged %s airpay tells nothing, even after a set', async (tag, told) => {
    const { airpayEntityId } = tagged(training, tag);
    await airpay(training, atmOff(airpayEntityId));
    expect(await usage(airpayEntityId)).toEqual(told);
    expect(training.ledger.entries({ applied: true })).toHaveLength(1);
  });

  test('the tolerated shapes each come from somebody, and each shows a set', async () => {
    const seen: Record<string, unknown> = {};
    for (const tag of ['words', 'list', 'nested', 'nested-list', 'partial', 'odd']) {
      const { airpayEntityId } = tagged(training, `airpay-${tag}`);
      await airpay(training, atmOff(airpayEntityId));
      seen[tag] = await usage(airpayEntityId);
    }
    expect(seen).toMatchObject({
      words: { status: '200', data: { Atm: 'NOTALLOWED' } },
      list: { data: expect.arrayContaining([{ type: 'ATM', status: 'NOTALLOWED' }]) },
      nested: { data: { success: true, preferences: { atm: false } } },
      'nested-list': {
        data: { preferences: expect.arrayContaining([{ type: 'ATM', status: 'NOTALLOWED' }]) },
      },
      partial: { data: { atm: false, pos: expect.any(Boolean) } },
      odd: { data: { atm: false, contactless: 'SOMETIMES' } },
    });
  });
});

describe('what airpay refuses, in its own words and without changing anything', () => {
  const refused = async (sent: ReturnType<typeof raw>, why: RegExp, status = 400) => {
    const reply = await sent;
    expect(reply.status).toBe(status);
    expect(JSON.parse(reply.text)).toEqual({ status: 400, message: 'fail' });
    expect(lastRefusal()).toMatch(why);
    expect(training.ledger.entries({ applied: true })).toEqual([]);
  };
  const asha = () => tagged(training, 'two-cards').airpayEntityId;

  test('another path or method', async () => {
    await refused(airpay(training, atmOff(asha()), { path: '/airpay/ms/cards/api/other' }), /path/, 404);
    await refused(airpay(training, atmOff(asha()), { method: 'PUT' }), /PUT/, 405);
    await refused(airpay(training, atmOff(asha()), { path: `${AIRPAY_PATH}?a=1` }), /query/);
  });

  test('another content type, or JSON', async () => {
    await refused(
      airpay(training, atmOff(asha()), { headers: { 'content-type': 'text/plain' } }),
      /content type/,
    );
    await refused(
      airpay(training, atmOff(asha()), {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(Object.fromEntries(atmOff(asha()))),
      }),
      /content type/,
    );
  });

  test('a wrong token, and a checksum that is wrong, in capitals, of other values or missing', async () => {
    const { secretKey } = training.credentials.airpay;
    const good = sha256(`${asha()}NOTALLOWEDATM${secretKey}`);
    await refused(airpay(training, atmOff(asha()), { headers: { token: 'x' } }), /token/);
    for (const checksum of [good.toUpperCase(), sha256(`${asha()}ALLOWEDATM${secretKey}`), good.slice(1), ''])
      await refused(airpay(training, atmOff(asha()), { headers: { checksum } }), /checksum/);
    await refused(
      raw(`${training.baseUrls.airpay}${AIRPAY_PATH}`, {
        method: 'POST',
        headers: {
          token: training.credentials.airpay.token,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: `entity_id=${asha()}&status=NOTALLOWED&type=ATM`,
      }),
      /checksum/,
    );
  });

  test('a checksum over values as they are percent-encoded', async () => {
    const encoded = encodeURIComponent('ग्राहक-42');
    const checksum = sha256(encoded + training.credentials.airpay.secretKey);
    await refused(airpay(training, [['entity_id', 'ग्राहक-42']], { headers: { checksum } }), /checksum/);
  });

  test('status without type, type without status, and words that are not the contract’s', async () => {
    const id = ['entity_id', asha()] as const;
    await refused(airpay(training, [id, ['status', 'ALLOWED']]), /missing/);
    await refused(airpay(training, [id, ['type', 'ATM']]), /missing/);
    await refused(airpay(training, [id, ['status', 'allowed'], ['type', 'ATM']]), /status/);
    await refused(airpay(training, [id, ['status', 'ALLOWED'], ['type', 'ATM,POS']]), /type/);
  });

  test('a field that comes twice, is not known, or is badly encoded', async () => {
    const body = `entity_id=${asha()}`;
    await refused(airpay(training, [['entity_id', asha()]], { body: `${body}&${body}` }), /twice/);
    await refused(airpay(training, [['entity_id', asha()]], { body: `${body}&card=1` }), /card/);
    for (const bad of ['entity_id=%ZZ', 'entity_id=%FF', 'entity_id=a b', 'entity_id', 'entity_id=ग'])
      await refused(airpay(training, [['entity_id', asha()]], { body: bad }), /encoded|without/);
  });

  test('an entity id that is empty, too long, has space or control characters, or is nobody’s', async () => {
    for (const id of ['', 'x'.repeat(51), ` ${asha()}`, `${asha()}\u0000`])
      await refused(airpay(training, [['entity_id', id]]), /not acceptable/);
    await refused(airpay(training, [['entity_id', 'CUST0']]), /nobody/);
  });
});

describe('the checksum', () => {
  const SECRET = 'k-TEST-0001';
  const noon = Date.parse('2025-01-15T06:30:00Z');

  test.each([
    [
      ['CUST0001', 'ALLOWED', 'CONTACTLESS'],
      '1fc4a10ffecf8e1d17153941f0df54bff88f0b4d6f503d41f29926fe793c7c52',
    ],
    [['CUST0001'], '44c644259be94d51edd1378d1a37bc0a6a1399b5a5c0366b5b80f36db2611d80'],
    [['CUST0001', 'NOTALLOWED', 'ATM'], 'e1297ab975ef7f01b4bd68369cb1719877bfba69d73bea888ced93e322af6702'],
    [['ग्राहक-42', 'ALLOWED', 'ECOM'], '6396ad5c0fd4090bf5c19a4a3572dfaec87a9b74a1f129d62dbca894611e5f13'],
  ])('values-then-secret of %j is the contract’s', (values, checksum) => {
    expect(expectedChecksum('values-then-secret', values, SECRET, noon)).toBe(checksum);
  });

  test.each([
    ['secret-then-values', '4f507755ca4f327f658e31dc64a838f921133d26650a7f300dfe8a9f7157cd90'],
    ['values-date-secret', '57c65323acedc54298272bb935b0c7621b2e5ac75cc098825fd2b5be7fc4ed34'],
    ['hmac-sha256', '957e0776bbc3ae0c8cba90044f55bf96aaa0384df6bcf94738c16f2efdd45164'],
  ] as const)('%s is the contract’s', (scheme, checksum) => {
    expect(expectedChecksum(scheme, ['CUST0001', 'ALLOWED', 'CONTACTLESS'], SECRET, noon)).toBe(checksum);
  });

  test('the date rolls at 18:30 UTC', () => {
    const at = (text: string) =>
      expectedChecksum('values-date-secret', ['CUST0001'], SECRET, Date.parse(text));
    expect(at('2025-01-14T18:30:00Z')).toBe(at('2025-01-15T10:00:00Z'));
    expect(at('2025-01-14T18:29:59Z')).not.toBe(at('2025-01-14T18:30:00Z'));
  });

  test('a server of another scheme takes that scheme only, and may fail with status 200', async () => {
    const other = await startTraining({
      airpay: { checksumScheme: 'secret-then-values', failureStatus: 200 },
    });
    try {
      const id = other.people[0]?.airpayEntityId ?? '';
      const checksum = sha256(other.credentials.airpay.secretKey + id);
      const good = await airpay(other, [['entity_id', id]], { headers: { checksum } });
      expect(JSON.parse(good.text)).toMatchObject({ status: 200 });
      const bad = await airpay(other, [['entity_id', id]]);
      expect(bad.status).toBe(200);
      expect(JSON.parse(bad.text)).toEqual({ status: 400, message: 'fail' });
    } finally {
      await other.close();
    }
  });
});

test('a closed training answers nobody', async () => {
  const short = await startTraining();
  await short.close();
  expect(await failure(raw(short.baseUrls.airpay))).toBe('ECONNREFUSED');
});
