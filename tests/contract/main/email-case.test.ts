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
const SPELLINGS = ['small', 'mixed', 'domain', 'capitals'] as const;
type Spelling = (typeof SPELLINGS)[number];

const spelled = (mailbox: Spelling, as: Spelling): string => {
  const small = `new.${mailbox}@example.in`;
  return {
    small,
    mixed: small.replace('new.', 'New.'),
    domain: small.replace('example.in', 'Example.IN'),
    capitals: small.toUpperCase(),
  }[as];
};

/** Whether a system that compares letter by letter can be asked for what is held: as typed, or in small letters. */
const isWithin = (typed: Spelling, held: Spelling): boolean => typed === held || held === 'small';

const CELLS = SPELLINGS.flatMap((held) =>
  SPELLINGS.map((typed) => ({ held, typed, text: spelled(held, typed) })),
);

/** Ravi holds a mailbox in each spelling. */
const prepare = async (compares: 'folded' | 'exact'): Promise<void> => {
  if (compares === 'exact') await app.training.faults.set('capillary', { fault: 'exact-emails' });
  const path = `/v2/customers/${ravi().capillaryId}/changeIdentifier?source=WECHAT&accountId=wx-1`;
  const add = SPELLINGS.map((held) => ({ type: 'email', value: spelled(held, held) }));
  expect((await capillary(app.training, 'POST', path, { add })).text).toContain('createdId');
};

describe.each([
  ['folded', 16],
  ['exact', 7],
] as const)('an e-mail address in other letter case, in a system that compares %s', (compares, known) => {
  const isKnown = ({ held, typed }: (typeof CELLS)[number]): boolean =>
    compares === 'folded' || isWithin(typed, held);

  it(`is found in ${known} of ${CELLS.length} cells: as typed, and in small letters`, async () => {
    await prepare(compares);
    const found: unknown[] = [];
    for (const cell of CELLS) {
      const { matches } = await app.must('customers.find', { text: cell.text });
      found.push([cell.text, matches.map(({ name }) => name)]);
    }
    expect(found).toEqual(CELLS.map((cell) => [cell.text, isKnown(cell) ? [ravi().name] : []]));
    expect(CELLS.filter(isKnown)).toHaveLength(known);
  });

  it(`is never added to another in any of these ${known}: both owners are shown`, async () => {
    await prepare(compares);
    await app.open(asha().mobile);
    const found: unknown[] = [];
    for (const { text: value } of CELLS) {
      const request = { kind: 'identifier.add', type: 'email', value } as const;
      const { steps } = await app.must('drafts.check', { request });
      const findings = steps.flatMap((step) => step.findings);
      found.push([
        value,
        findings.map(({ problem, owners }) => [problem.code, owners?.map(({ name }) => name)]),
      ]);
    }
    const ofAnother = ['identifier.of-another-customer', [asha().name, ravi().name]];
    expect(found).toEqual(CELLS.map((cell) => [cell.text, isKnown(cell) ? [ofAnother] : []]));
  });
});

describe('a training Capillary that compares exactly', () => {
  it('takes two spellings for two addresses, and merges nobody over them', async () => {
    await prepare('exact');
    const path = `/v2/customers/${asha().capillaryId}/changeIdentifier?source=INSTORE`;
    const added = await capillary(app.training, 'POST', path, {
      add: [{ type: 'email', value: spelled('small', 'mixed') }],
    });
    expect(JSON.parse(added.text)).toMatchObject({ createdId: Number(asha().capillaryId), warnings: [] });
  });

  it('is cleared like a fault, and is of Capillary alone', async () => {
    await prepare('exact');
    await app.training.faults.clear();
    const path = `/v2/customers/${asha().capillaryId}/changeIdentifier?source=INSTORE`;
    const added = await capillary(app.training, 'POST', path, {
      add: [{ type: 'email', value: spelled('small', 'mixed') }],
    });
    expect(JSON.parse(added.text)).toMatchObject({ warnings: [{ code: 8053 }] });
    await expect(app.training.faults.set('wm', { fault: 'exact-emails' })).rejects.toThrow(TypeError);
  });
});
