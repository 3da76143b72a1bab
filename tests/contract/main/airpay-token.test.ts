import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Settings } from '../../../src/shared/config/settings.ts';
import type { VisitView } from '../../../src/shared/ipc/views.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { personTagged } from '../../support/people.ts';

const perCustomer = (settings: Settings): Settings => {
  const { airpay } = settings.upstreams;
  if (airpay === undefined) throw new Error('airpay is off');
  return {
    ...settings,
    upstreams: { ...settings.upstreams, airpay: { ...airpay, tokenScope: 'per-customer' } },
  };
};

let app: TestApp;

const mobileOf = (tag: string) => personTagged(app.training, tag).mobile;
const tokenOf = () => app.training.credentials.airpay.token;
const give = (token = tokenOf(), typed: string | null = null) =>
  app.must('credentials.giveToken', { token, typed });
const asked = () => app.training.ledger.entries({ upstream: 'airpay' }).length;
const isReady = ({ panels: { airpay } }: VisitView) => airpay.state === 'ready' && airpay.stale === null;
const problemOf = ({ panels: { airpay } }: VisitView) =>
  airpay.state === 'failed'
    ? airpay.problem.code
    : airpay.state === 'ready'
      ? (airpay.stale?.code ?? null)
      : null;
const draftAtm = () =>
  app.must('drafts.put', { request: { kind: 'card-usage.set', channel: 'ATM', status: 'NOTALLOWED' } });
const checked = ({ basket }: VisitView) => basket.length > 0 && basket.every(({ busy }) => busy === null);

afterEach(() => app.close());

describe('a token for each customer', () => {
  beforeEach(async () => {
    app = await startTestApp({ change: perCustomer });
  });

  it('is asked for at first use, before airpay is called at all', async () => {
    expect(problemOf(await app.open(mobileOf('two-cards')))).toBe('credentials.token-needed');
    expect(asked()).toBe(0);
  });

  it('once given serves this customer’s calls, and is not stored', async () => {
    await app.open(mobileOf('two-cards'));
    const before = await app.airpayEntry();
    expect(await give('  a token that airpay does not know ')).toEqual({});
    expect(await app.airpayEntry()).toEqual(before);
    await app.until((visit) => problemOf(visit) === 'upstream.rejected');
    expect(await give()).toEqual({});
    await app.until(isReady);
    await draftAtm();
    await app.until(checked);
    expect((await app.apply()).map(({ state }) => state)).toEqual(['confirmed']);
  });

  it('is never used for another customer, and is gone when its own is opened again', async () => {
    await app.open(mobileOf('two-cards'));
    await give();
    await app.until(isReady);
    const before = asked();
    expect(problemOf(await app.open(mobileOf('one-card')))).toBe('credentials.token-needed');
    await app.open(mobileOf('two-cards'));
    await app.until((visit) => problemOf(visit) === 'credentials.token-needed');
    expect(asked()).toBe(before);
  });

  it('is dropped when the customer is closed', async () => {
    await app.open(mobileOf('two-cards'));
    await give();
    await app.until(isReady);
    await app.must('visits.close', {});
    const before = asked();
    await app.open(mobileOf('two-cards'));
    await app.until((visit) => problemOf(visit) === 'credentials.token-needed');
    expect(asked()).toBe(before);
  });

  it('is dropped when the customer is closed, however long the last showing took', async () => {
    await app.close();
    let slowOnce: (() => void) | null = null;
    app = await startTestApp({
      change: perCustomer,
      onEvent: (name) => {
        if (name !== 'visits.changed' || slowOnce === null) return;
        const end = performance.now() + 250;
        while (performance.now() < end);
        slowOnce();
        slowOnce = null;
      },
    });
    await app.open(mobileOf('two-cards'));
    await give();
    await app.until(isReady);
    const shown = new Promise<void>((resolve) => {
      slowOnce = resolve;
    });
    await app.must('visits.refresh', { upstream: 'wm' });
    await shown;
    await app.must('visits.close', {});
    await app.open(mobileOf('two-cards'));
    await app.until((visit) => problemOf(visit) === 'credentials.token-needed');
  });

  it('is dropped when the screen is locked', async () => {
    await app.open(mobileOf('two-cards'));
    await give();
    await app.until(isReady);
    app.lock();
    await app.unlock();
    await app.must('visits.refresh', { upstream: 'airpay' });
    await app.until((visit) => problemOf(visit) === 'credentials.token-needed');
  });

  it('outlasts its customer’s closing until what is under way has been read back', async () => {
    await app.open(mobileOf('two-cards'));
    await give();
    await app.until(isReady);
    await draftAtm();
    await app.until(checked);
    await app.training.faults.set('airpay', { fault: 'delay', ms: 200, call: 'set' });
    await app.must('drafts.apply', {});
    await app.open(mobileOf('one-card'));
    await app.open(mobileOf('two-cards'));
    const line = await app.until(({ basket }) => basket[0]?.state === 'confirmed' && basket[0]);
    expect(line.state).toBe('confirmed');
  });

  it('that is refused is not tried again by itself', async () => {
    await app.open(mobileOf('two-cards'));
    await give();
    await app.until(isReady);
    await app.training.faults.set('airpay', { fault: 'reject', code: 401, message: 'expired' });
    await app.must('visits.refresh', { upstream: 'airpay' });
    await app.until((visit) => problemOf(visit) === 'upstream.rejected');
    const before = asked();
    await give();
    await app.until(({ panels: { airpay } }) => airpay.state === 'ready' && airpay.stale !== null);
    await expect.poll(asked).toBe(before + 1);
  });

  it('blocks a draft while there is none, and the draft is checked anew when it is given', async () => {
    await app.open(mobileOf('two-cards'));
    await give();
    await app.until(isReady);
    app.lock();
    await app.unlock();
    await draftAtm();
    const blocked = await app.until((visit) => checked(visit) && visit.basket[0]);
    expect(blocked).toMatchObject({
      state: 'refused',
      reason: { code: 'check.unreadable', data: { upstream: 'airpay', cause: 'credentials.token-needed' } },
    });
    await give();
    await app.until(({ basket }) => basket[0]?.state === 'draft' && basket[0].busy === null);
  });

  it('is given for a typed id, and what airpay holds under it is shown at once', async () => {
    const person = personTagged(app.training, 'no-external-id');
    await app.open(person.mobile);
    const typed = person.airpayEntityId;
    expect(await app.call('identity.propose', { upstream: 'airpay', id: typed })).toMatchObject({
      problem: { code: 'credentials.token-needed' },
    });
    await give(tokenOf(), typed);
    await app.until(({ panels: { airpay } }) => airpay.state === 'confirm-id');
    await app.must('identity.confirm', { upstream: 'airpay' });
    await app.until(isReady);
  });
});

describe('a token for each customer, with Capillary off', () => {
  it('opens a customer by the entity id alone, and then asks for the token', async () => {
    app = await startTestApp({
      change: (settings) => {
        const { airpay } = perCustomer(settings).upstreams;
        return { ...settings, upstreams: airpay === undefined ? {} : { airpay } };
      },
    });
    const { airpayEntityId } = personTagged(app.training, 'two-cards');
    expect(problemOf(await app.open(airpayEntityId))).toBe('credentials.token-needed');
    await give();
    await app.until(isReady);
  });
});

describe('one token for all customers', () => {
  beforeEach(async () => {
    app = await startTestApp();
  });

  it('is replaced in the keychain beside the secret key, and used from then on', async () => {
    await app.open(mobileOf('two-cards'));
    const { secretKey } = app.training.credentials.airpay;
    await give('expired-token');
    const boundTo = new URL(app.training.baseUrls.airpay).origin;
    const by = { storedAt: expect.any(Number), storedBy: 'test.op' };
    expect(await app.airpayEntry()).toEqual({ token: 'expired-token', secretKey, boundTo, ...by });
    await app.until((visit) => problemOf(visit) === 'upstream.rejected');
    await give();
    expect(await app.airpayEntry()).toEqual({ token: tokenOf(), secretKey, boundTo, ...by });
    await app.until(isReady);
  });
});
