import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { personTagged } from '../../support/people.ts';
import { capillary } from '../training/raw.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const victim = () => personTagged(app.training, 'two-cards');

/** What a page that was taken over sees of a search: whether it holds the victim. */
const holdsVictim = async (text: string): Promise<boolean> => {
  const found = await app.call('customers.find', { text, as: 'name' });
  return found.ok && JSON.stringify(found.value).includes(`"name":"${victim().name}"`);
};

/** Spells a value out sign by sign, as far as the searches let it; gives how much of it came to light. */
const recovered = async (value: string, signs: string, known = ''): Promise<number> => {
  let spelled = known;
  for (;;) {
    let next: string | null = null;
    for (const sign of signs) {
      if (!(await holdsVictim(spelled + sign))) continue;
      next = sign;
      break;
    }
    if (next === null || !value.startsWith(spelled + next)) return spelled.length - known.length;
    spelled += next;
  }
};

const searches = (): number => app.training.ledger.entries().filter(({ call }) => call === 'search').length;

describe('a page that was taken over and searches by name', () => {
  it('recovers no digit of a mobile, a card or an external id, whatever script it asks in', async () => {
    const { mobile, cards, airpayEntityId } = victim();
    expect(await recovered(mobile, '0123456789', '91')).toBe(0);
    expect(await recovered(mobile, '0123456789')).toBe(0);
    expect(await recovered(cards[0]?.number ?? '', '0123456789')).toBe(0);
    expect(await recovered(airpayEntityId, '0123456789', 'CUST')).toBe(0);
    for (const prefix of [
      '९१',
      '９１',
      '٩١',
      '91x',
      'x91',
      '+91',
      '"91',
      '9\u200b1',
      '①',
      '²',
      '@',
      'a@',
      'asha.verma@',
    ])
      expect(await holdsVictim(prefix), prefix).toBe(false);
    expect(searches()).toBe(0);
  });

  it('recovers no letter of an address that does not begin as the name does, and is refused after thirty', async () => {
    await app.training.reset();
    const path = `/v2/customers/${victim().capillaryId}/changeIdentifier?source=INSTORE`;
    const added = await capillary(app.training, 'POST', path, {
      add: [{ type: 'email', value: 'zq.secret@example.in' }],
    });
    expect(added.status).toBe(200);
    expect(await recovered('zq.secret@example.in', 'qz', '')).toBe(0);
    expect(await recovered('zq.secret@example.in', '.', 'zq')).toBe(0);
    expect(await recovered('zq.secret@example.in', 'abcdefghijklmnopqrstuvwxyz', 'z')).toBe(0);
    expect(await recovered('zq.secret@example.in', 'abcdefghijklmnopqrstuvwxyz', 'zq.')).toBe(0);
    // A text with a dot at its end is asked for without it too.
    expect(searches()).toBeLessThan(40);
    expect(await app.call('customers.find', { text: 'Asha', as: 'name' })).toMatchObject({
      ok: false,
      problem: { code: 'find.too-many-names', data: { perMinute: 30 } },
    });
  });

  it('leaves a line in the journal for each, and one for the refusals', () => {
    const db = new DatabaseSync(join(app.folder, 'journal.db'), { readOnly: true });
    const facts = db.prepare("SELECT facts FROM events WHERE type = 'journal.searched'").all();
    db.close();
    expect(facts.map((row) => JSON.parse(String(row.facts)))).toEqual(
      Array.from({ length: 31 }, () => ({ operator: 'test.op', about: 'names' })),
    );
  });

  it('finds nobody otherwise than before by a whole number', async () => {
    expect(await app.must('customers.find', { text: victim().mobile })).toMatchObject({
      total: 1,
      unasked: [],
    });
  });
});
