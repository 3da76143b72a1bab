import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { personTagged } from '../../support/people.ts';
import { capillary } from '../training/raw.ts';

/** The twelve types that identify a customer beside cards (docs: systems/capillary), each with a value. */
const TYPES = [
  ['mobile', '919820012345'],
  ['email', 'asha.k@example.in'],
  ['externalId', 'EXT-7001'],
  ['wechat', 'wx_asha_7001'],
  ['martjackId', 'MJ-7001'],
  ['fbId', '100007001'],
  ['tmall_uname', 'tmall_asha'],
  ['cuid', 'cuid_7001'],
  ['ali_uname', 'ali_asha'],
  ['jd_uname', 'jd_asha'],
  ['vip_uname', 'vip_asha'],
  ['line', 'line-asha'],
] as const;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  const { capillaryId } = personTagged(app.training, 'two-cards');
  const add = TYPES.map(([type, value]) => ({ type, value }));
  const path = `/v2/customers/${capillaryId}/changeIdentifier?source=INSTORE`;
  expect((await capillary(app.training, 'POST', path, { add })).status).toBe(200);
});
afterAll(() => app.close());

describe('a customer with an identifier of every type, under the settings that a branch begins with', () => {
  const name = (): string => personTagged(app.training, 'two-cards').name;

  it.each(TYPES)('is found by %s, typed as it is', async (type, text) => {
    const found = await app.must('customers.find', { text });
    expect(found.matches.map((match) => match.name)).toEqual([name()]);
    expect(found.foundAs).toContain(type);
  });

  it.each(TYPES)('is found by %s, when the operator says so', async (type, text) => {
    const found = await app.must('customers.find', { text, as: type });
    expect(found.matches.map((match) => match.name)).toEqual([name()]);
  });

  it('shows all of them', async () => {
    const visit = await app.open('cuid_7001');
    if (visit.panels.capillary.state !== 'ready') throw new Error('the record was not read');
    const shown = visit.panels.capillary.data.identifiers.map(({ type }) => type);
    expect(shown).toEqual(expect.arrayContaining(TYPES.map(([type]) => type)));
  });
});
