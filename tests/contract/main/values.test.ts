import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DraftRequest } from '../../../src/shared/kinds/requests.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { personTagged, unlinkedCard } from '../../support/people.ts';
import {
  type Written,
  writtenCard,
  writtenEmail,
  writtenExternalId,
  writtenMobile,
} from '../../support/written-values.ts';
import { capillary } from '../training/raw.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({
    change: (settings) => {
      const own = settings.upstreams.capillary;
      if (own === undefined) return settings;
      // A person does not search three hundred times a minute.
      const capillary = {
        ...own,
        perMinute: 100_000,
        changeTypes: [...own.changeTypes, 'externalId' as const],
      };
      return { ...settings, upstreams: { ...settings.upstreams, capillary } };
    },
  });
});
afterAll(() => app.close());

const asha = () => personTagged(app.training, 'two-cards');
const ravi = () => personTagged(app.training, 'one-card');

/** What each written form came to at a place, where it is not what is wanted. */
const misses = async (
  written: Written,
  at: (text: string) => Promise<unknown>,
  wanted: unknown,
): Promise<readonly (readonly [string, unknown])[]> => {
  const others: (readonly [string, unknown])[] = [];
  for (const text of written) {
    const got = await at(text);
    if (JSON.stringify(got) !== JSON.stringify(wanted)) others.push([text, got]);
  }
  return others;
};

const search =
  (scanned: boolean) =>
  async (text: string): Promise<unknown> => {
    const found = await app.call('customers.find', { text, scanned });
    return found.ok
      ? (found.value as { matches: { name: string }[] }).matches.map(({ name }) => name)
      : found.problem;
  };

/** The findings of a draft over IPC, and what its line shows. */
const drafted =
  (requestOf: (text: string) => DraftRequest) =>
  async (text: string): Promise<unknown> => {
    const checked = await app.call('drafts.check', { request: requestOf(text) });
    if (!checked.ok) return checked.problem;
    const { steps } = checked.value as { steps: { findings: { problem: { code: string } }[] }[] };
    return steps.flatMap(({ findings }) => findings.map(({ problem }) => problem.code));
  };

const ofRavi = {
  mobile: () => writtenMobile(ravi().mobile),
  email: () => writtenEmail(ravi().email ?? ''),
  externalId: () => writtenExternalId(ravi().airpayEntityId),
} as const;

describe('a value, however it is written', () => {
  it.each(['mobile', 'email', 'externalId'] as const)(
    '%s: search, scan and both dialogs take it for the same',
    async (type) => {
      await app.open(asha().mobile);
      const written = ofRavi[type]();
      const add = drafted((value) => ({ kind: 'identifier.add', type, value }));
      expect({
        typed: await misses(written, search(false), [ravi().name]),
        scanned: await misses(written, search(true), [ravi().name]),
        added: await misses(written, add, ['identifier.of-another-customer']),
      }).toEqual({ typed: [], scanned: [], added: [] });
    },
  );

  it('a card: search, scan, the dialog that links it, and every draft take it for the same', async () => {
    await app.open(asha().mobile);
    const held = asha().cards[0]?.number ?? '';
    const free = unlinkedCard(app.training, 'linkable');
    const look = async (cardNumber: string) => {
      const looked = await app.call('cards.look', { cardNumber });
      return looked.ok ? (looked.value as { owner: string }).owner : looked.problem;
    };
    const link = drafted((cardNumber) => ({ kind: 'card.link', cardNumber }));
    const make = drafted((cardNumber) => ({
      kind: 'card.issue',
      card: { how: 'add', cardNumber, series: 101 },
    }));
    expect({
      typed: await misses(writtenCard(held), search(false), [asha().name]),
      scanned: await misses(writtenCard(held), search(true), [asha().name]),
      looked: await misses(writtenCard(free), look, 'nobody'),
      linked: await misses(writtenCard(free), link, []),
      made: await misses(writtenCard(free), make, ['card.exists']),
    }).toEqual({ typed: [], scanned: [], looked: [], linked: [], made: [] });
  });

  it('is one draft, whichever way it was written, and goes out as it is held', async () => {
    await app.open(asha().mobile);
    await app.must('drafts.clear', {});
    const free = unlinkedCard(app.training, 'linkable');
    for (const cardNumber of writtenCard(free))
      await app.must('drafts.put', { request: { kind: 'card.link', cardNumber } });
    const { basket } = await app.until(
      (visit) => visit.basket.every(({ state }) => state === 'draft') && visit,
    );
    expect(basket.map(({ summary }) => summary)).toMatchObject([
      { kind: 'card.link', card: `•••• ${free.slice(-4)}` },
    ]);
    const [line] = await app.apply();
    expect(line?.state).toBe('confirmed');
    const cards = app.training.ledger.entries().filter(({ call }) => call === 'changeIdentifier');
    expect(cards.map(({ asked }) => asked)).toEqual([[`add cardnumber ${free}`]]);
    expect(app.training.ledger.entries().filter(({ call }) => call === 'addCard')).toEqual([]);
  });
});

describe('a value that a system gave', () => {
  it('goes back exactly as it was received, whatever a typed one would become', async () => {
    await app.training.reset();
    const odd = 'Cust. No: "7" \u00ad8.';
    const path = `/v2/customers/${ravi().capillaryId}/changeIdentifier?source=INSTORE`;
    await capillary(app.training, 'POST', path, { add: [{ type: 'externalId', value: odd }] });
    const visit = await app.open(ravi().mobile);
    const held = visit.panels.capillary.state === 'ready' ? visit.panels.capillary.data.identifiers : [];
    const identifier = held.filter(({ type }) => type === 'externalId').at(-1)?.ref ?? '';
    await app.must('drafts.clear', {});
    await app.must('drafts.put', { request: { kind: 'identifier.remove', identifier } });
    const [removed] = await app.apply();
    expect(removed?.state).toBe('confirmed');
    await app.must('changes.undo', { changeId: removed?.changeId ?? '' });
    await app.until(({ basket }) =>
      basket.some(({ state, summary }) => summary.kind === 'identifier.add' && state === 'confirmed'),
    );
    const asked = app.training.ledger
      .entries()
      .flatMap((entry) => (entry.call === 'changeIdentifier' ? entry.asked : []));
    expect(asked).toEqual([`add externalId ${odd}`, `remove externalId ${odd}`, `add externalId ${odd}`]);
  });
});
