import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BranchPosition, BranchQuestion } from '../../../../../src/main/journal/answers.ts';
import {
  type BranchPage,
  prepareBranch,
  sqlOf,
} from '../../../../../src/main/journal/questions/query-branch.ts';
import { openStore, type Store } from '../../../../../src/main/journal/store.ts';
import { OUTCOMES, type Outcome } from '../../../../../src/shared/domain/outcome.ts';
import { UPSTREAMS } from '../../../../../src/shared/domain/upstream.ts';
import { FIRST_AT, fillJournal } from '../../../../../tools/bench/activity-fill.ts';
import { fixedJournalKeys } from '../../../../support/journal-keys.ts';
import { stamp } from '../a-journal.ts';

const CHANGES = 700;
const Row = v.object({
  id: v.string(),
  at: v.number(),
  seq: v.number(),
  outcome: v.nullable(v.picklist(OUTCOMES)),
  operator: v.string(),
  upstream: v.picklist(UPSTREAMS),
});
type Row = v.InferOutput<typeof Row>;

let folder: string;
let store: Store;
let rows: readonly Row[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-branch-'));
  const file = join(folder, 'journal.db');
  const known = fillJournal(file, fixedJournalKeys, 3 * CHANGES);
  store = openStore({ file, secrets: fixedJournalKeys.secrets, known, stamp: stamp() });
  // The wall clock was set now and then, forward and back; some are of one record, and some are without an outcome.
  store.db.exec('UPDATE changes SET at = at - at % 900000 + (recorded_seq % 7 - 3) * 7200000');
  store.db.exec('UPDATE changes SET recorded_seq = recorded_seq - recorded_seq % 9');
  store.db.exec("UPDATE changes SET outcome = NULL WHERE id LIKE '%7'");
  rows = v
    .parse(
      v.array(Row),
      store.db.prepare('SELECT id, at, recorded_seq AS seq, outcome, operator, upstream FROM changes').all(),
    )
    .toSorted((a, b) => b.seq - a.seq || (a.id < b.id ? 1 : -1));
});
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const fits = (filter: BranchQuestion, { at, outcome, operator, upstream }: Row): boolean =>
  (filter.outcome === undefined ||
    (filter.outcome === 'open' ? outcome === null : outcome === filter.outcome)) &&
  (filter.operator === undefined || operator === filter.operator) &&
  (filter.upstream === undefined || upstream === filter.upstream) &&
  (filter.from === undefined || at >= filter.from) &&
  (filter.to === undefined || at < filter.to);

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const time = fc.integer({ min: FIRST_AT, max: FIRST_AT + CHANGES * 280_000 });
const filters: fc.Arbitrary<BranchQuestion> = fc.record({
  outcome: maybe(fc.constantFrom<Outcome | 'open'>(...OUTCOMES, 'open')),
  operator: maybe(fc.constantFrom('operator-1', 'operator-2', 'operator-rare', 'nobody')),
  upstream: maybe(fc.constantFrom(...UPSTREAMS)),
  from: maybe(time),
  to: maybe(time),
});

describe('the branch’s changes', () => {
  it('are those that fit, newest first, each once, however many a page holds', () => {
    const page = prepareBranch(store.db);
    fc.assert(
      fc.property(filters, fc.integer({ min: 1, max: 120 }), (filter, limit) => {
        const seen: string[] = [];
        let before: BranchPosition | null = null;
        for (;;) {
          const ids: readonly string[] = page({ filter, before, limit });
          seen.push(...ids);
          const last = rows.find(({ id }) => id === ids.at(-1));
          if (last === undefined) break;
          before = { seq: last.seq, id: last.id };
        }
        expect(seen).toEqual(rows.filter((row) => fits(filter, row)).map(({ id }) => id));
      }),
      { numRuns: 60 },
    );
  });

  it('are found without reading the others: no question scans or sorts', () => {
    const Plan = v.array(v.object({ detail: v.string() }));
    fc.assert(
      fc.property(filters, fc.boolean(), (filter, isFirst) => {
        const before = isFirst ? null : { seq: 9, id: 'x' };
        const page: BranchPage = { filter, before, limit: 100 };
        const plan = v.parse(Plan, store.db.prepare(`EXPLAIN QUERY PLAN ${sqlOf(page)}`).all());
        const details = plan.map(({ detail }) => detail).join('\n');
        expect(details).toMatch(/SEARCH changes USING COVERING INDEX/);
        expect(details).not.toMatch(/SCAN|TEMP B-TREE/);
      }),
    );
  });
});
