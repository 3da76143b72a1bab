import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { personTagged } from '../../support/people.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

describe('finding a customer', () => {
  it('finds by every identifier that a branch can type', async () => {
    const person = personTagged(app.training, 'two-cards');
    const typed = [
      person.mobile,
      person.mobile.slice(2),
      `+91 ${person.mobile.slice(2, 7)} ${person.mobile.slice(7)}`,
      person.email?.toUpperCase() ?? '',
      person.airpayEntityId,
      person.cards[0]?.number ?? '',
      person.capillaryId,
    ];
    for (const text of typed) {
      const found = await app.must('customers.find', { text });
      expect(
        found.matches.map(({ name }) => name),
        text,
      ).toEqual([person.name]);
    }
  });

  it('finds several of one name, each with what tells them apart', async () => {
    const found = await app.must('customers.find', { text: 'Priya Sh' });
    expect(found.matches.map(({ name }) => name)).toEqual(['Priya Sharma', 'Priya Sharma', 'Priya Sharma']);
    expect(new Set(found.matches.map(({ masked }) => JSON.stringify(masked))).size).toBe(3);
    expect(found.total).toBe(3);
  });

  it('takes a text for what the operator says, and for nothing else', async () => {
    const person = personTagged(app.training, 'two-cards');
    const asMobile = await app.must('customers.find', { text: person.mobile, as: 'mobile' });
    expect(asMobile).toMatchObject({ tried: ['mobile'], foundAs: ['mobile'], total: 1 });
    expect(asMobile.understood).toEqual(expect.arrayContaining(['mobile', 'cardnumber']));
    expect(asMobile.others).toEqual(expect.arrayContaining(['email', 'name']));
    const asCard = await app.must('customers.find', { text: person.mobile, as: 'cardnumber' });
    expect(asCard).toMatchObject({ tried: ['cardnumber'], foundAs: [], total: 0 });
    expect(await app.call('customers.find', { text: person.mobile, as: 'email' })).toMatchObject({
      ok: false,
      problem: { code: 'find.not-an-identifier', data: { understood: 'not-as', as: 'email' } },
    });
    // A type that an undirected text is not asked for is looked up by all the same.
    expect(await app.must('customers.find', { text: person.mobile, as: 'line' })).toMatchObject({
      matches: [],
    });
  });

  it('pages through everybody whom the beginning of a name or an identifier fits', async () => {
    const names: string[] = [];
    let offset: number | null = 0;
    let total = 0;
    while (offset !== null) {
      const page: Awaited<ReturnType<typeof app.must<'customers.find'>>> = await app.must('customers.find', {
        text: 'CUST',
        offset,
      });
      names.push(...page.matches.map(({ ref }) => ref));
      ({ next: offset, total } = page);
    }
    expect(names.length).toBe(total);
    expect(new Set(names).size).toBe(total);
    expect(total).toBeGreaterThan(40);
  });

  it('says that nobody was found as an empty list', async () => {
    expect(await app.must('customers.find', { text: '919899999999' })).toMatchObject({
      matches: [],
      total: 0,
    });
  });

  it('says what text that is no identifier was understood as', async () => {
    const answer = await app.call('customers.find', { text: '!!' });
    expect(answer).toMatchObject({
      ok: false,
      problem: { code: 'find.not-an-identifier', data: { understood: 'symbols' } },
    });
  });

  it('never claims that nobody was found when a lookup failed', async () => {
    app.training.faults.set('capillary', { fault: 'status', status: 503 });
    const answer = await app.call('customers.find', { text: '919810000001' });
    app.training.faults.clear();
    expect(answer).toMatchObject({ ok: false });
  });

  it('gives no unmasked identifier to the screen', async () => {
    const person = personTagged(app.training, 'two-cards');
    const found = await app.must('customers.find', { text: person.mobile });
    const visit = await app.open(person.mobile);
    const shown = JSON.stringify({ found, visit });
    for (const value of [person.mobile, person.email, ...person.cards.map(({ number }) => number)]) {
      expect(shown).not.toContain(value);
    }
  });
});

describe('with Capillary off', () => {
  it('takes an airpay entity id or a WM customer id', async () => {
    const off = await startTestApp({
      change: (settings) => ({ ...settings, upstreams: { ...settings.upstreams, capillary: undefined } }),
    });
    try {
      const person = personTagged(off.training, 'two-cards');
      const visit = await off.open(person.wmCustomerId).catch(async () => {
        const found = await off.must('customers.find', { text: person.wmCustomerId });
        const match = found.matches.find(({ matchedOn }) => matchedOn.type === 'wmCustomerId');
        await off.must('visits.open', { match: match?.ref ?? '' });
        return off.until((open) => open.panels.wm.state === 'ready' && open);
      });
      expect(visit.panels.wm.state).toBe('ready');
      expect(visit.panels.capillary.state).toBe('off');
    } finally {
      await off.close();
    }
  });
});
