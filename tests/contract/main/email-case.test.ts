import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { personTagged } from '../../support/people.ts';
import { capillary } from '../training/raw.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(() => app.training.reset());

const asha = () => personTagged(app.training, 'two-cards');
const ravi = () => personTagged(app.training, 'one-card');

/** How an address may be spelled: as it is held, and as it is typed. */
const SPELLINGS = {
  small: 'new.address@example.in',
  mixed: 'New.Address@example.in',
  domain: 'new.address@Example.IN',
  capitals: 'NEW.ADDRESS@EXAMPLE.IN',
} as const;
type Spelling = keyof typeof SPELLINGS;
const ALL: readonly Spelling[] = ['small', 'mixed', 'domain', 'capitals'];

/** Whether a system that compares letter by letter can be asked for what is held: as typed, or in small letters. */
const isWithin = (typed: Spelling, held: Spelling): boolean =>
  typed === held || held === 'small' || (held === 'mixed' && typed === 'mixed');

const CELLS = (['folded', 'exact'] as const).flatMap((compares) =>
  ALL.flatMap((held) =>
    ALL.map((typed) => ({ compares, held, typed, known: compares === 'folded' || isWithin(typed, held) })),
  ),
);

const prepare = async (compares: 'folded' | 'exact', held: Spelling): Promise<void> => {
  if (compares === 'exact') await app.training.faults.set('capillary', { fault: 'exact-emails' });
  const path = `/v2/customers/${ravi().capillaryId}/changeIdentifier?source=WECHAT&accountId=wx-1`;
  const given = await capillary(app.training, 'POST', path, {
    add: [{ type: 'email', value: SPELLINGS[held] }],
  });
  expect(given.text).toContain('createdId');
};

describe('an e-mail address in other letter case', () => {
  it(`stands in ${CELLS.length} cells, of which a system that compares exactly knows its own and the small ones`, () => {
    expect([CELLS.length, CELLS.filter(({ known }) => known).length]).toEqual([32, 23]);
  });

  it.each(CELLS)(
    '$compares, held $held, typed $typed: found ($known)',
    async ({ compares, held, typed, known }) => {
      await prepare(compares, held);
      const found = await app.must('customers.find', { text: SPELLINGS[typed] });
      expect(found.matches.map(({ name }) => name)).toEqual(known ? [ravi().name] : []);
    },
  );

  it.each(CELLS)(
    '$compares, held $held, typed $typed: not added to another ($known)',
    async ({ compares, held, typed, known }) => {
      await prepare(compares, held);
      await app.open(asha().mobile);
      const request = { kind: 'identifier.add', type: 'email', value: SPELLINGS[typed] } as const;
      const { steps } = await app.must('drafts.check', { request });
      const findings = steps.flatMap((step) => step.findings);
      expect(findings.map(({ problem }) => problem.code)).toEqual(
        known ? ['identifier.of-another-customer'] : [],
      );
      if (known) expect(findings[0]?.owners?.map(({ name }) => name)).toEqual([asha().name, ravi().name]);
    },
  );
});

describe('a training Capillary that compares exactly', () => {
  it('takes two spellings for two addresses, and merges nobody over them', async () => {
    await prepare('exact', 'small');
    const path = `/v2/customers/${asha().capillaryId}/changeIdentifier?source=INSTORE`;
    const added = await capillary(app.training, 'POST', path, {
      add: [{ type: 'email', value: SPELLINGS.mixed }],
    });
    expect(JSON.parse(added.text)).toMatchObject({ createdId: Number(asha().capillaryId), warnings: [] });
  });

  it('is cleared like a fault, and is of Capillary alone', async () => {
    await prepare('exact', 'small');
    await app.training.faults.clear();
    const path = `/v2/customers/${asha().capillaryId}/changeIdentifier?source=INSTORE`;
    const added = await capillary(app.training, 'POST', path, {
      add: [{ type: 'email', value: SPELLINGS.mixed }],
    });
    expect(JSON.parse(added.text)).toMatchObject({ warnings: [{ code: 8053 }] });
    await expect(app.training.faults.set('wm', { fault: 'exact-emails' })).rejects.toThrow(TypeError);
  });
});
