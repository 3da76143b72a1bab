import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import { UPSTREAMS, type UpstreamName } from '../../../src/shared/domain/upstream.ts';
import type { VisitView } from '../../../src/shared/ipc/views.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { type FrontReply, type MutatingFront, startMutatingFront } from '../../support/mutating-front.ts';
import { ONE_OF_EACH, SUSPEND_CARD, stageOne } from '../../support/one-of-each.ts';
import { personTagged, unlinkedCard } from '../../support/people.ts';

const LONG = 'L'.repeat(600);
const CUT = `${'L'.repeat(499)}…`;
const TURNED = 'Do \u202enot opt';

let training: Training;
let fronts: Record<UpstreamName, MutatingFront>;
let app: TestApp;
let out: string[] = [];
let faults: unknown[] = [];

beforeEach(async () => {
  training = await startTraining();
  out = [];
  faults = [];
  const started = await Promise.all(
    UPSTREAMS.map(async (name) => [name, await startMutatingFront(training.baseUrls[name])] as const),
  );
  fronts = Object.fromEntries(started) as Record<UpstreamName, MutatingFront>;
  const at = (name: UpstreamName): string => `http://127.0.0.1:${fronts[name].port}`;
  app = await startTestApp({
    upstreams: training,
    change: ({ upstreams: { airpay, capillary, wm }, ...settings }) => ({
      ...settings,
      upstreams: {
        ...(airpay && { airpay: { ...airpay, baseUrl: at('airpay') } }),
        ...(capillary && { capillary: { ...capillary, baseUrl: at('capillary') } }),
        ...(wm && { wm: { ...wm, baseUrl: `${at('wm')}/v1` } }),
      },
    }),
    onFault: (fault) => faults.push(fault),
    onEvent: (_name, payload) => out.push(JSON.stringify(payload)),
  });
  await app.open(personTagged(training, 'two-cards').mobile);
});
afterEach(async () => {
  await app.close();
  await Promise.all(Object.values(fronts).map((front) => front.close()));
  await training.close();
});

type Body = Record<string, unknown>;
const bodyOf = (reply: FrontReply): Body => reply.body as Body;
const with_ = (reply: FrontReply, more: Body): FrontReply => ({
  ...reply,
  body: { ...bodyOf(reply), ...more },
});

const kindOf = (kind: string) => {
  const found = [...ONE_OF_EACH, SUSPEND_CARD].find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`no case of ${kind}`);
  return found;
};

const everything = async (): Promise<string> => {
  const answers = await Promise.all([
    app.routed('visits.state', {}),
    app.routed('activity.ofCustomer', { limit: 20 }),
    app.routed('activity.ofBranch', { filter: {}, before: null, limit: 20 }),
    app.routed('changes.needsLook', {}),
    app.routed('receipts.issue', {}),
  ]);
  for (const answer of answers)
    if (!answer.ok) expect(answer.problem.code).toMatch(/^(receipt\.nothing|visit\.none)$/);
  return JSON.stringify(answers);
};

describe('a text that is too long for a screen', () => {
  it.each([
    ['capillary', 'customers.changeIdentifier', 'identifier.add', 'x-cap-requestid'],
    ['wm', 'communication.put', 'communication.set', 'request_tracking_id'],
  ] as const)(
    '%s, %s: the write comes to its outcome, and is read back',
    async (upstream, call, kind, name) => {
      await stageOne(app, await app.until((visit) => visit), kindOf(kind));
      fronts[upstream].spoil(call, (reply) =>
        upstream === 'wm'
          ? with_(reply, { [name]: LONG })
          : { ...reply, headers: { ...reply.headers, [name]: LONG } },
      );
      expect(await app.apply()).toMatchObject([{ state: 'confirmed', upstreamRequestId: CUT }]);
      expect(await everything()).toContain(CUT);
      expect(faults).toEqual([]);
    },
  );

  it('in a finding of an expired card: the check ends, and what Apply records is read back', async () => {
    fronts.capillary.spoil('card.get', (reply) =>
      with_(reply, {
        seriesName: LONG,
        expiryDate: '2020-01-01',
        statusInfo: { label: LONG, status: 'EXPIRED', isActive: false },
      }),
    );
    const cardNumber = unlinkedCard(training, 'linkable');
    await app.must('drafts.put', { request: { kind: 'card.link', cardNumber } });
    const blocked = await app.until(({ basket: [line] }) => line?.busy === null && line);
    expect(JSON.stringify(blocked.findings)).toContain(CUT);
    expect(await app.apply()).toMatchObject([{ state: 'refused' }]);
    expect(await everything()).toContain('card.not-linkable');
    expect(faults).toEqual([]);
  });

  it('in a label that is chosen: it goes back as the tenant spells it, or is refused before anything is sent', async () => {
    const spelled = (label: string) => (reply: FrontReply) =>
      with_(reply, { data: [{ label, status: 'NOT_ISSUED', isActive: true, default: false }] });
    const visit = await app.until((now) => now);
    const card =
      visit.panels.capillary.state === 'ready' ? (visit.panels.capillary.data.cards[0]?.ref ?? '') : '';
    for (const [label, state] of [
      [' In  Stock\u202e ', 'rejected'],
      [LONG, 'refused'],
    ] as const) {
      fronts.capillary.spoil('card.labels', spelled(label));
      const [offered] = await app.must('cards.labels', { purpose: 'delink' });
      await app.must('drafts.put', {
        request: { kind: 'card.delink', card, label: offered?.label ?? '', reason: 'Lost' },
      });
      await app.until(({ basket }) => basket.every(({ busy }) => busy === null) || null);
      const before = training.ledger.entries({ call: 'changeIdentifier' }).length;
      expect(await app.apply()).toMatchObject([{ state }]);
      expect(training.ledger.entries({ call: 'changeIdentifier' }).length - before).toBe(
        state === 'refused' ? 0 : 1,
      );
      expect((await everything()).includes('value.unusable')).toBe(state === 'refused');
      await app.must('drafts.dismiss', {});
      await app.must('drafts.clear', {});
    }
  });
});

it('what turns the reading direction is on no screen and on no receipt, and goes back as it came', async () => {
  fronts.wm.spoil('communication.get', (reply) => {
    const preferences = (bodyOf(reply).preferences as Body[]).map((one) => ({ ...one, category: TURNED }));
    return with_(reply, { preferences: preferences.slice(0, 1) });
  });
  fronts.capillary.spoil('customers.get', (reply) => {
    const { profiles, cardDetails } = bodyOf(reply);
    // A source that does not know the customer answers with an error alone.
    if (profiles === undefined) return reply;
    return with_(reply, {
      profiles: (profiles as Body[]).map((one) => ({ ...one, firstName: TURNED })),
      cardDetails: (cardDetails as Body[]).map((one) => ({ ...one, seriesName: TURNED })),
    });
  });
  await app.must('visits.refresh', { upstream: 'capillary' });
  await app.must('visits.refresh', { upstream: 'wm' });
  const categoriesOf = ({ panels: { wm } }: VisitView): readonly string[] =>
    wm.state === 'ready' ? wm.data.categories.map(({ name }) => name) : [];
  const visit = await app.until(
    (now) => now.customer.name.startsWith('Do not opt') && categoriesOf(now).includes('Do not opt') && now,
  );
  expect(categoriesOf(visit)).toEqual(['Do not opt']);
  await stageOne(app, visit, kindOf('communication.set'));
  await app.apply();
  expect(training.ledger.entries({ call: 'put' })).toHaveLength(1);
  const receipt = await app.must('receipts.issue', {});
  expect(JSON.stringify(receipt)).toContain('Do not opt');
  expect(JSON.stringify([receipt, out, await everything()])).not.toMatch(
    /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/,
  );
});

describe('a system that gives back what it was sent', () => {
  /** What is sent to each system: that is what it can give back. */
  const secretsFor = (upstream: UpstreamName): readonly string[] => {
    const {
      airpay,
      capillary: { till, password },
      wm,
    } = training.credentials;
    if (upstream === 'airpay') return [airpay.token, airpay.secretKey];
    if (upstream === 'wm') return [wm.accessToken, wm.clientId];
    const digest = createHash('md5').update(password).digest('hex');
    return [password, digest, Buffer.from(`${till}:${digest}`).toString('base64')];
  };
  const forms = (secret: string): readonly string[] => [
    secret,
    JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/'),
    encodeURIComponent(secret),
    [...Buffer.from(secret)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
    Buffer.from(secret).toString('base64'),
    Buffer.from(`till:${secret}`).toString('base64'),
  ];

  it.each([
    ['airpay', 'card-usage.set', 'card-usage.set'],
    ['capillary', 'customers.changeIdentifier', 'identifier.add'],
    ['wm', 'communication.put', 'communication.set'],
  ] as const)('%s: no secret comes out, in no form, from no place', async (upstream, call, kind) => {
    const all = secretsFor(upstream).flatMap(forms);
    const words = `card 5100 0000 0000 0029 of 9876500001: you sent ${all.join(' ')}`.slice(0, 1_900);
    await stageOne(app, await app.until((visit) => visit), kindOf(kind));
    fronts[upstream].spoil(call, (reply) => ({
      status: 400,
      headers: { ...reply.headers, 'x-cap-requestid': all[all.length - 1] ?? '' },
      body: {
        status: 400,
        message: words,
        request_tracking_id: all[all.length - 2],
        error: { code: all[0], message: words, errors: [{ message: all.join(';').slice(0, 1_900) }] },
        ...(upstream === 'capillary' ? { errors: [{ status: false, code: 8013, message: words }] } : {}),
      },
    }));
    expect(await app.apply()).toMatchObject([
      {
        state: 'rejected',
        reason: { data: { message: expect.stringContaining('card •••• 029 of •••• 001: you sent •••') } },
      },
    ]);
    const shown = [await everything(), ...out].join('\n');
    for (const secret of all) expect(shown).not.toContain(secret);
    expect(shown).not.toMatch(/5100 ?0000 ?0000 ?0029|9876500001/);
    expect(faults).toEqual([]);
  });
});

it('a value without digits that a system names in its words is masked like any other', async () => {
  const value = 'gold.member@example.com';
  fronts.capillary.spoil('customers.changeIdentifier', () => ({
    status: 400,
    headers: {},
    body: { errors: [{ status: false, code: 8007, message: `${value} and CARD-GOLD-X are taken` }] },
  }));
  await app.must('drafts.put', { request: { kind: 'identifier.add', type: 'email', value } });
  await app.until(({ basket }) => basket.every(({ busy }) => busy === null) || null);
  expect(await app.apply()).toMatchObject([
    { state: 'rejected', reason: { data: { message: 'g•••@•••.com and CARD-GOLD-X are taken' } } },
  ]);
  await app.must('drafts.dismiss', {});
  fronts.capillary.spoil('card.get', () => ({
    status: 400,
    headers: {},
    body: { errors: [{ status: false, code: 3041, message: 'CARD-GOLD-X is none of ours' }] },
  }));
  expect(await app.call('cards.look', { cardNumber: 'CARD-GOLD-X' })).toMatchObject({
    problem: { data: { message: '•••• D-X is none of ours' } },
  });
});
