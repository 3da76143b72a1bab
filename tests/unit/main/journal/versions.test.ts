import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { JournalAnswers, JournalQuery } from '../../../../src/main/journal/questions/query.ts';
import type { Store } from '../../../../src/main/journal/store.ts';
import { inFolder, openStoreOf, verify } from './a-journal.ts';

/*
 * Journals as the code of each version of the schema wrote them, and what that code showed of them then: written/ has both.
 */

const Shown = v.object({
  branch: v.array(v.looseObject({ id: v.string() })),
  activity: v.record(v.string(), v.array(v.string())),
  open: v.array(v.object({ attemptId: v.string(), changes: v.array(v.unknown()) })),
  identities: v.record(v.string(), v.array(v.unknown())),
});

const read = (name: string): string => readFileSync(new URL(`written/${name}`, import.meta.url), 'utf8');

const Keys = v.strictObject({
  key: v.string(),
  capillaryId: v.nullable(v.string()),
  airpayEntityId: v.nullable(v.string()),
  wmCustomerId: v.nullable(v.string()),
});

/** Those versions showed the ids of a customer side by side, and null where one was not known. */
const idsBySystem = (_name: string, value: unknown): unknown => {
  if (!v.is(Keys, value)) return value;
  const { key, capillaryId: capillary, airpayEntityId: airpay, wmCustomerId: wm } = value;
  const known = Object.entries({ capillary, airpay, wm }).filter(([, id]) => id !== null);
  return { key, ids: Object.fromEntries(known) };
};

const ask = <Q extends JournalQuery>(store: Store, query: Q): JournalAnswers[Q['ask']] =>
  store.answer(query) as JournalAnswers[Q['ask']];

/** By id: lists were in the order of the wall clock once. */
const sorted = <T extends { readonly id: string }>(lines: readonly T[]): readonly T[] =>
  lines.toSorted((a, b) => (a.id < b.id ? -1 : 1));

describe.each([1, 2, 3, 4])('a journal of version %i', (version) => {
  const shown = v.parse(Shown, JSON.parse(read(`version-${version}.json`), idsBySystem));

  it('opens, shows everything as that version did, sets nothing apart, and has no faults', () =>
    inFolder((folder) => {
      const file = join(folder, 'journal.db');
      const old = new DatabaseSync(file);
      old.exec(read(`version-${version}.sql`));
      old.close();
      expect([shown.branch.length > 10, shown.open.length > 2]).toEqual([true, true]);
      const store = openStoreOf(file);
      const branch = ask(store, { ask: 'branch', filter: {}, before: null, limit: 100 });
      expect(sorted(branch)).toMatchObject(sorted(shown.branch));
      for (const [customer, ids] of Object.entries(shown.activity)) {
        const activity = ask(store, { ask: 'activity', customer, limit: 100 });
        expect(activity.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
        expect(ask(store, { ask: 'identities', customer })).toEqual(shown.identities[customer]);
      }
      const open = ask(store, { ask: 'openAttempts' });
      expect(
        open.map(({ attemptId, changes }) => ({
          attemptId,
          changes: changes.map(({ recorded }) => recorded),
        })),
      ).toEqual(shown.open);
      expect(open.map(({ isPartly }) => isPartly)).not.toContain(true);
      expect(ask(store, { ask: 'openApart', customer: null })).toEqual([]);
      expect(ask(store, { ask: 'apart', customer: null, limit: 10 })).toEqual([]);
      store.close();
      expect(verify(file)).toMatchObject({ faults: [], apart: [], rebuilt: [] });
    }));
});
