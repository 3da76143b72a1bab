import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UPSTREAMS } from '../../../src/shared/domain/upstream.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { ONE_OF_EACH, selectionsOf, stageOne } from '../../support/one-of-each.ts';
import { personTagged } from '../../support/people.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const openAsha = () => app.open(personTagged(app.training, 'two-cards').mobile);

describe.each(ONE_OF_EACH)('$kind', (one) => {
  const { upstream, call } = one;
  const stage = async () => stageOne(app, await openAsha(), one);
  const writes = (applied?: boolean) =>
    app.training.ledger.entries({ upstream, call, ...(applied === undefined ? {} : { applied }) });

  it('is confirmed by reading it back, sent once, and journaled', async () => {
    await stage();
    const [line] = await app.apply();
    expect(line).toMatchObject({ state: 'confirmed', reason: null });
    expect(writes().length).toBe(1);
    expect(writes(true).length).toBe(1);
    const { items } = await app.must('activity.ofCustomer', { limit: 10 });
    expect(items).toMatchObject([{ outcome: 'confirmed', by: 'test.op', requestId: line?.requestId }]);
  });

  it('shows a rejection with the upstream’s own code and message', async () => {
    await stage();
    const code = upstream === 'capillary' ? 3031 : upstream === 'airpay' ? 400 : 422;
    app.training.faults.set(upstream, { fault: 'reject', call, code, message: 'Not for this one' });
    const [line] = await app.apply();
    expect(line?.state).toBe('rejected');
    const data = JSON.stringify(line?.reason?.data);
    expect(data).toContain('Not for this one');
    expect(data).toContain(String(code));
    expect(writes(true).length).toBe(0);
  });

  it('is confirmed after a reply that was lost, and sent once', async () => {
    await stage();
    app.training.faults.set(upstream, { fault: 'cut-after-effect', call, times: 1 });
    const [line] = await app.apply();
    expect(line?.state).toBe('confirmed');
    expect(writes().length).toBe(1);
  });

  it('is unknown, never "not applied", right after a cut without effect', async () => {
    await stage();
    app.training.faults.set(upstream, { fault: 'cut-before-effect', call, times: 1 });
    const [line] = await app.apply();
    expect(line?.state).toBe('unknown');
    expect(writes().length).toBe(1);
    expect(writes(true).length).toBe(0);
  });

  it('is unknown, then settled by the read-back, when the reply is an HTML page with status 200', async () => {
    await stage();
    app.training.faults.set(upstream, { fault: 'html', call, effect: true, times: 1 });
    const [line] = await app.apply();
    expect(line?.state).toBe('confirmed');
  });

  it('sends nothing when the upstream is down', async () => {
    await stage();
    app.training.faults.set(upstream, { fault: 'refuse' });
    const [line] = await app.apply();
    expect(line?.state).toBe('refused');
    expect(line?.findings.some(({ level }) => level === 'block')).toBe(true);
    expect(writes().length).toBe(0);
  });
});

describe('each upstream down on its own', () => {
  it.each([['airpay'], ['wm']] as const)('%s: its panel says so and the others work', async (upstream) => {
    app.training.faults.set(upstream, { fault: 'refuse' });
    const visit = await openAsha();
    const states = Object.fromEntries(UPSTREAMS.map((name) => [name, visit.panels[name].state]));
    const ready = Object.fromEntries(UPSTREAMS.map((name) => [name, 'ready']));
    expect(states).toEqual({ ...ready, [upstream]: 'failed' });
    app.training.faults.clear();
    await app.must('visits.refresh', { upstream });
    await app.until((now) => now.panels[upstream].state === 'ready');
  });

  it('capillary: a customer that is open keeps its panels, its own one marked', async () => {
    await openAsha();
    app.training.faults.set('capillary', { fault: 'refuse' });
    await app.must('visits.refresh', { upstream: 'capillary' });
    const visit = await app.until((now) => {
      const { capillary } = now.panels;
      return capillary.state === 'ready' && capillary.stale !== null && now;
    });
    expect(visit.panels.airpay.state).toBe('ready');
    expect(visit.panels.wm.state).toBe('ready');
  });
});

describe('a link that would merge two customers', () => {
  it('blocks an identifier of another customer with both owners shown, and writes nothing', async () => {
    const target = personTagged(app.training, 'merge-target');
    const source = personTagged(app.training, 'merge-source');
    await app.open(target.mobile);
    await app.must('drafts.put', {
      request: { kind: 'identifier.add', type: 'mobile', value: source.mobile },
    });
    const line = await app.until(({ basket }) => basket.find(({ state }) => state === 'refused'));
    const [finding] = line.findings;
    expect(finding?.problem.code).toBe('identifier.of-another-customer');
    expect(finding?.owners.map(({ name, here }) => [name, here])).toEqual(
      expect.arrayContaining([
        [target.name, true],
        [source.name, false],
      ]),
    );
    await app.apply();
    expect(app.training.ledger.entries({ applied: true })).toEqual([]);
  });

  it('blocks a card of another customer with both owners shown, and writes nothing', async () => {
    await openAsha();
    const other = personTagged(app.training, 'one-card');
    await app.must('drafts.put', {
      request: { kind: 'card.link', cardNumber: other.cards[0]?.number ?? '' },
    });
    const line = await app.until(({ basket }) => basket.find(({ state }) => state === 'refused'));
    expect(line.findings[0]).toMatchObject({ problem: { code: 'card.of-another-customer' } });
    expect(line.findings[0]?.owners.length).toBe(2);
    await app.apply();
    expect(app.training.ledger.entries({ applied: true })).toEqual([]);
  });
});

describe('the basket', () => {
  it('sends several preferences of one customer as one attempt', async () => {
    const visit = await openAsha();
    const texts = selectionsOf(visit, 'Text');
    for (const { ref } of texts) {
      await app.must('drafts.put', { request: { kind: 'communication.set', selection: ref, optIn: 'N' } });
    }
    const lines = await app.apply();
    expect(lines.map(({ state }) => state)).toEqual(texts.map(() => 'confirmed'));
    expect(app.training.ledger.entries({ upstream: 'wm', call: 'put' }).length).toBe(1);
  });

  it('takes a draft back when it is set to what is so now', async () => {
    await openAsha();
    const put = (status: 'ALLOWED' | 'NOTALLOWED') =>
      app.must('drafts.put', { request: { kind: 'card-usage.set', channel: 'ATM', status } });
    await put('NOTALLOWED');
    expect(await put('ALLOWED')).toEqual({ changeId: null });
    expect((await app.must('visits.state', {})).open?.basket).toEqual([]);
  });

  it('applies once when asked twice', async () => {
    await openAsha();
    await app.must('drafts.put', {
      request: { kind: 'card-usage.set', channel: 'ATM', status: 'NOTALLOWED' },
    });
    const answers = await Promise.all([app.call('drafts.apply', {}), app.call('drafts.apply', {})]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, false]);
    await app.until((visit) => !visit.applying);
    expect(app.training.ledger.entries({ upstream: 'airpay', call: 'set' }).length).toBe(1);
  });

  it('keeps drafts with their customer when another is opened', async () => {
    const visit = await openAsha();
    await app.must('drafts.put', {
      request: { kind: 'card-usage.set', channel: 'ATM', status: 'NOTALLOWED' },
    });
    const other = await app.open(personTagged(app.training, 'one-card').mobile);
    expect(other.basket).toEqual([]);
    await app.must('visits.reopen', { visit: visit.customer.visit });
    await app.until((now) => now.customer.visit === visit.customer.visit && now.basket.length === 1);
  });

  it('sends nothing when the intent cannot be recorded', async () => {
    await openAsha();
    await app.must('drafts.put', {
      request: { kind: 'card-usage.set', channel: 'ATM', status: 'NOTALLOWED' },
    });
    await app.breakJournal();
    const [line] = await app.apply();
    expect(line).toMatchObject({ state: 'refused', reason: { code: 'journal.unavailable' } });
    expect(app.training.ledger.entries({ upstream: 'airpay', call: 'set' })).toEqual([]);
  });
});

describe('an id that the record does not tell', () => {
  it('is asked for, shown, remembered after a second confirmation, and can be forgotten', async () => {
    const person = personTagged(app.training, 'no-external-id');
    const visit = await app.open(person.mobile);
    expect(visit.panels.airpay).toMatchObject({
      state: 'needs-id',
      problem: { code: 'identity.unresolved' },
    });
    await app.must('identity.propose', { upstream: 'airpay', id: person.airpayEntityId });
    await app.until((now) => now.panels.airpay.state === 'confirm-id');
    await app.must('identity.confirm', { upstream: 'airpay' });
    await app.until((now) => now.panels.airpay.state === 'ready' && now.panels.airpay.remembered);
    await app.must('visits.close', {});
    await app.open(person.mobile);
    await app.until((now) => now.panels.airpay.state === 'ready' && now.panels.airpay.remembered);
    await app.must('identity.forget', { upstream: 'airpay' });
    await app.until((now) => now.panels.airpay.state === 'needs-id');
  });
});
