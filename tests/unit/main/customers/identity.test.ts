import { describe, expect, it } from 'vitest';
import { keysOf, resolveIdentity } from '../../../../src/main/customers/identity.ts';
import { cardUsageSource } from '../../../../src/main/systems/airpay/panel-source.ts';
import { communicationSource } from '../../../../src/main/systems/wm/panel-source.ts';
import type { LoyaltyCustomer } from '../../../../src/shared/domain/customer.ts';
import { fail, ok } from '../../../../src/shared/domain/problem.ts';

const identifier = (type: string, value: string, source = 'INSTORE') => ({
  type,
  value,
  source,
  accountId: null,
  primary: false,
});
const profile = (source: string, fields: Readonly<Record<string, string>>) => ({
  source,
  accountId: null,
  name: 'Asha',
  fields,
});
const asha: LoyaltyCustomer = {
  id: '4001',
  name: 'Asha',
  tier: null,
  profiles: [
    profile('INSTORE', { wm_customer_id: '77', 'old-id': ' 12 ' }),
    profile('WEB', { wm_customer_id: '77' }),
  ],
  identifiers: [
    identifier('externalId', 'CUST1'),
    identifier('externalId', 'CUST1', 'WEB'),
    identifier('line', 'a'),
    identifier('line', 'b', 'WEB'),
    identifier('cuid', ''),
  ],
  cards: [],
  extendedFields: { crm_id: 'X9', blank: '  ' },
};

const unread = { get: () => Promise.reject(new Error('nothing is read here')) };
const { ids: entityIds } = cardUsageSource(unread);
const { ids: customerIds } = communicationSource(unread);

const resolve = (path: string, customer = asha) =>
  resolveIdentity(customer, 'airpay', { path, told: entityIds.told });

describe('the id of a customer elsewhere', () => {
  it.each([
    ['capillary.id', '4001'],
    ['capillary.identifiers.externalId', 'CUST1'],
    ['capillary.fields.wm_customer_id', '77'],
    ['capillary.extendedFields.crm_id', 'X9'],
  ])('is read from %s', (path, id) => {
    expect(resolve(path)).toEqual(ok(id));
  });

  it('keeps its spaces for airpay, whose adapter leaves them out and says so, and loses them for WM', () => {
    const path = 'capillary.fields.old-id';
    expect(resolve(path)).toEqual(ok(' 12 '));
    expect(resolveIdentity(asha, 'wm', { path, told: customerIds.told })).toEqual(ok('12'));
  });

  it('is one id where sources differ in nothing but spaces', () => {
    const spaced = {
      ...asha,
      identifiers: [identifier('externalId', 'CUST1'), identifier('externalId', ' CUST1', 'WEB')],
    };
    expect(resolve('capillary.identifiers.externalId', spaced)).toEqual(ok('CUST1'));
  });

  it.each([
    'capillary.identifiers.wechat',
    'capillary.identifiers.cuid',
    'capillary.fields.none',
    'capillary.fields.constructor',
    'capillary.extendedFields.none',
    'capillary.extendedFields.blank',
    'capillary.extendedFields.toString',
    'capillary.elsewhere.x',
    'nowhere',
  ])('is not told by %s', (path) => {
    expect(resolve(path)).toEqual(fail('identity.unresolved', { upstream: 'airpay' }));
  });

  it('is never chosen where the sources disagree', () => {
    expect(resolve('capillary.identifiers.line')).toEqual(
      fail('identity.ambiguous', { upstream: 'airpay', count: 2 }),
    );
    const disagreeing = {
      ...asha,
      profiles: [profile('INSTORE', { wm_customer_id: '77' }), profile('WEB', { wm_customer_id: '78' })],
    };
    expect(resolve('capillary.fields.wm_customer_id', disagreeing)).toMatchObject({
      problem: { code: 'identity.ambiguous', data: { count: 2 } },
    });
  });

  it('is each system’s own', () => {
    expect(resolveIdentity(asha, 'wm', { path: 'capillary.id', told: customerIds.told })).toEqual(ok('4001'));
  });
});

it('a customer’s key names the system that identified them', () => {
  expect(keysOf({ upstream: 'capillary', id: '1' })).toEqual({
    key: 'capillary:1',
    ids: { capillary: '1' },
  });
  expect(keysOf({ upstream: 'airpay', id: '1' })).toEqual({ key: 'airpay:1', ids: { airpay: '1' } });
  expect(keysOf({ upstream: 'wm', id: '1' })).toEqual({ key: 'wm:1', ids: { wm: '1' } });
});
