import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type {
  ApartChange,
  ChangeRecord,
  JournaledChange,
  OpenAttemptRecord,
} from '../../../../src/main/journal/answers.ts';
import type { JournalEvent } from '../../../../src/main/journal/events.ts';
import { exportJournal } from '../../../../src/main/journal/export/export.ts';
import { verifyExport } from '../../../../src/main/journal/export/verify-export.ts';
import { verifyDatabase } from '../../../../src/main/journal/proof/verify.ts';
import type { JournalAnswers, JournalQuery } from '../../../../src/main/journal/questions/query.ts';
import type { Head } from '../../../../src/main/journal/records/chain.ts';
import { openStore, type Store } from '../../../../src/main/journal/store.ts';
import { realClock } from '../../../support/clock.ts';
import { realIds } from '../../../support/ids.ts';
import { fixedJournalKeys } from '../../../support/journal-keys.ts';
import { createPlanter, eventsWith } from '../../../support/planted-events.ts';
import { lookedAt, oneOfEach, openStoreOf, sent, stamp } from './a-journal.ts';
import { intent, remembered } from './an-event.ts';
import { type Rewrite, type Written, writeAsAnotherVersion } from './as-another-version.ts';

vi.setConfig({ testTimeout: 120_000 });

const { secrets } = fixedJournalKeys;

/** Every kind of change and event, and changes that are open, looked at, retried and taken back. */
const EVENTS: readonly JournalEvent[] = [
  ...oneOfEach('A'),
  ...eventsWith(createPlanter().plant),
  ...sent('B', 'unknown'),
  ...sent('C', 'accepted'),
  ...lookedAt('B'),
  remembered('airpay:C'),
  intent('D'),
];

const changesOf = (event: JournalEvent) =>
  event.type === 'attempt.intended'
    ? event.recorded
    : event.type === 'change.refused'
      ? [event.recorded]
      : [];

const CUSTOMERS = [...new Set(EVENTS.flatMap(changesOf).map(({ change }) => change.customer.key))];
const CHANGES = [...new Set(EVENTS.flatMap(changesOf).map(({ change }) => change.id))];

const makeIn = (folder: string): string => {
  const file = join(folder, 'original.db');
  const store = openStoreOf(file);
  store.checkpoint('start', stamp());
  store.record(EVENTS.slice(0, 20).map((event) => ({ ...stamp(), event })));
  store.checkpoint('hour', stamp());
  store.record(EVENTS.slice(20).map((event) => ({ ...stamp(), event })));
  store.checkpoint('end', stamp());
  store.close();
  return file;
};

/** Opens it as the keychain knows it, with everything proved, or only the newest records at first. */
const openAt = (file: string, known: Head, atOnce = 1_000): Store =>
  openStore({ file, secrets, known, stamp: stamp(), atOnce });

const ask = <Q extends JournalQuery>(store: Store, query: Q): JournalAnswers[Q['ask']] =>
  store.answer(query) as JournalAnswers[Q['ask']];

/** Every answer that has to be there whatever is on record. */
const answersOf = (store: Store) => {
  const branch: JournaledChange[] = [];
  for (let before = null as { seq: number; id: string } | null; ; ) {
    const page = ask(store, { ask: 'branch', filter: {}, before, limit: 7 });
    branch.push(...page);
    const last = page.at(-1);
    if (last === undefined) break;
    before = { seq: last.seq, id: last.id };
  }
  return {
    branch,
    activity: CUSTOMERS.flatMap((customer) => ask(store, { ask: 'activity', customer, limit: 100 })),
    lines: ask(store, { ask: 'lines', changeIds: CHANGES }),
    changes: ask(store, { ask: 'changes', changeIds: CHANGES }),
    open: ask(store, { ask: 'openAttempts' }),
    unread: ask(store, { ask: 'unreadAttempts' }),
    openApart: ask(store, { ask: 'openApart', customer: null }),
    openApartOfEach: CUSTOMERS.flatMap((customer) => ask(store, { ask: 'openApart', customer })),
    apart: ask(store, { ask: 'apart', customer: null, limit: 1_000 }),
    apartOfEach: CUSTOMERS.flatMap((customer) => ask(store, { ask: 'apart', customer, limit: 1_000 })),
    operators: ask(store, { ask: 'operators' }),
    identities: CUSTOMERS.map((customer) => ask(store, { ask: 'identities', customer })),
  };
};

type Stored = { [name: string]: Stored } | Stored[] | string | number | boolean | null;
type StoredObject = { [name: string]: Stored };

const isObject = (value: Stored | undefined): value is StoredObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object in a stored event, itself included, but for what was compared with and is nobody's but its kind's. */
const objectsIn = (value: Stored): StoredObject[] => {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (!isObject(value)) return [];
  const parts = Object.entries(value).filter(([name]) => name !== 'expectation' && name !== 'filter');
  return [value, ...parts.flatMap(([, part]) => objectsIn(part))];
};

const edited = (written: Written, edit: (event: StoredObject) => void): Written => {
  const event: StoredObject = JSON.parse(written.text);
  edit(event);
  return { ...written, text: JSON.stringify(event) };
};

/** What stays readable to the last word. */
const HARMLESS: Readonly<Record<string, Rewrite>> = {
  'members that nobody here knows': (written) => ({
    ...edited(written, (event) => {
      for (const object of objectsIn(event)) {
        // Beside the blanks of a problem, another one is another blank.
        if ('code' in object || !Object.values(object).length) continue;
        object.laterMember = { deep: [1, 'x', null] };
      }
      for (const { data } of objectsIn(event).filter((one) => 'code' in one))
        if (isObject(data)) delete data.laterMember;
    }),
    facts: JSON.stringify({ ...JSON.parse(written.facts), laterFact: ['x'] }),
  }),
  'members that are null left out': (written) =>
    edited(written, (event) => {
      for (const object of objectsIn(event)) {
        if ('code' in object) continue;
        for (const [name, value] of Object.entries(object))
          if (value === null || (Array.isArray(value) && value.length === 0)) delete object[name];
      }
      for (const { data, code } of objectsIn(event)) if (code !== undefined && isObject(data)) continue;
    }),
};

/** What is read with something that says so in the place of what is not known. */
const PARTLY: Readonly<Record<string, Rewrite>> = {
  'reasons that nobody here knows': (written) => ({
    ...edited(written, (event) => {
      for (const object of objectsIn(event)) if ('code' in object) object.code = 'later.code';
    }),
    facts: written.facts.replace(/"code":"[^"]*"/, '"code":"later.code"'),
  }),
  'reasons without their blanks': (written) =>
    edited(written, (event) => {
      for (const object of objectsIn(event)) if ('code' in object) delete object.data;
    }),
  'blanks that no message takes': (written) =>
    edited(written, (event) => {
      for (const object of objectsIn(event)) if (isObject(object.data)) object.data.deep = { a: [1] };
    }),
  'levels, ways and findings that nobody here knows': (written) =>
    edited(written, (event) => {
      for (const object of objectsIn(event)) {
        if ('level' in object) object.level = 'later-level';
        if ('how' in object) object.how = 'later-way';
        if (object.type === 'change.looked-at') object.found = 'later-finding';
      }
    }),
};

/** What cannot be read, or not whole. */
const APART: Readonly<Record<string, Rewrite>> = {
  'a kind that nobody here knows': (written) => ({
    ...edited(written, (event) => {
      for (const object of objectsIn(event)) if ('payload' in object) object.kind = 'card.freeze';
    }),
    facts: written.facts.replace(/"kind":"[^"]*"/, '"kind":"card.freeze"'),
  }),
  'a payload that nobody here knows': (written) =>
    edited(written, (event) => {
      for (const object of objectsIn(event)) if ('payload' in object) object.payload = 'later';
    }),
  'a summary that nobody here knows': (written) =>
    edited(written, (event) => {
      for (const object of objectsIn(event)) if ('summary' in object) object.summary = { kind: 'later' };
    }),
  'a body that is no JSON': (written) => ({ ...written, text: 'no JSON' }),
  'a body of another type': (written) => ({ ...written, text: '{"type":"later.event"}' }),
  'a list for a body': (written) => ({ ...written, text: '[]' }),
  'a body under another key': (written) => ({ ...written, key: 'another' }),
  'a key that is gone': (written) => ({ ...written, key: 'missing' }),
  'a key of another generation': (written) => ({ ...written, key: 'generation' }),
  'a key that is none': (written) => ({ ...written, key: 'wrapped' }),
};

/** What cannot even be told what it is. */
const UNTOLD: Readonly<Record<string, Rewrite>> = {
  'a type that nobody here knows': (written) => ({
    ...written,
    type: 'later.event',
    text: '{"type":"later.event","x":1}',
  }),
  'a plain part that nobody here knows': (written) => ({ ...written, facts: '{"later":true}' }),
  'a plain part that is no JSON': (written) => ({ ...written, facts: 'no JSON' }),
  'a plain part that is a list': (written) => ({ ...written, facts: '[1]' }),
};

const SYSTEMS: Readonly<Record<string, Rewrite>> = {
  'a system that nobody here knows': (written) => ({
    ...edited(written, (event) => {
      if ('upstream' in event) event.upstream = 'loyalty-two';
    }),
    facts: written.facts.replace(/"upstream":"[^"]*"/, '"upstream":"loyalty-two"'),
  }),
  'an outcome that nobody here knows': (written) => ({
    ...edited(written, (event) => {
      for (const object of objectsIn(event)) if ('outcome' in object) object.outcome = 'later-outcome';
    }),
    facts: written.facts.replace(/"outcome":"[^"]*"/, '"outcome":"later-outcome"'),
  }),
};

const ALL = { ...HARMLESS, ...PARTLY, ...APART, ...UNTOLD, ...SYSTEMS };

const isOwn = (type: string): boolean => type.startsWith('journal.');

/** The ids of the changes whose answers depend on a record. */
const changesBehind = (
  records: readonly { readonly seq: number; readonly type: string; readonly text: string }[],
) => {
  const ofAttempt = new Map<string, readonly string[]>();
  return new Map(
    records.map(({ seq, text }) => {
      const event = JSON.parse(text);
      const carried: readonly string[] = [event.recorded ?? []].flat().map((one) => one.change.id);
      if (event.type === 'attempt.intended') ofAttempt.set(event.attemptId, carried);
      const of = event.type === 'attempt.replied' ? (ofAttempt.get(event.attemptId) ?? []) : carried;
      return [seq, event.changeId === undefined ? of : [event.changeId]] as const;
    }),
  );
};

const idOf = (one: ChangeRecord | ApartChange | JournaledChange): string =>
  'recorded' in one ? one.recorded.change.id : one.id;

const idsIn = (open: readonly OpenAttemptRecord[]): readonly string[] =>
  open.flatMap(({ changes }) => changes.map(idOf));

/** Those of which nobody knows what came. */
const openIn = (open: readonly OpenAttemptRecord[]): readonly string[] =>
  open
    .flatMap(({ changes }) => changes)
    .filter(({ outcome, lookedAt: isOver }) => !isOver && (outcome === null || outcome === 'unknown'))
    .map(idOf);

/** What is so of the original, and which records its answers come from. */
const truthOf = (original: string) => {
  const records: { readonly seq: number; readonly type: string; readonly text: string }[] = [];
  const known = writeAsAnotherVersion(original, (written) => {
    records.push(written);
    return written;
  });
  const store = openAt(original, known);
  const answers = answersOf(store);
  store.close();
  return { records, behind: changesBehind(records), answers };
};

/** Judges a journal of which some records were written by another version. */
const judge = async (
  folder: string,
  original: string,
  truth: ReturnType<typeof truthOf>,
  edits: ReadonlyMap<number, string>,
  nth: number,
  proved: readonly number[] = [1_000, 4],
): Promise<void> => {
  const file = join(folder, `other-${nth}.db`);
  copyFileSync(original, file);
  const known = writeAsAnotherVersion(file, (written) => {
    const name = edits.get(written.seq);
    return (name === undefined ? undefined : ALL[name]?.(written)) ?? written;
  });
  const touched = new Set(
    [...edits].flatMap(([seq, name]) => (name in HARMLESS ? [] : (truth.behind.get(seq) ?? []))),
  );
  const untold = new Set([...edits].filter(([, name]) => name in UNTOLD).map(([seq]) => seq));
  for (const atOnce of proved) {
    const store = openAt(file, known, atOnce);
    answersOf(store);
    while (store.settle(1_000));
    const is = answersOf(store);
    // What no edit is about is told as before.
    for (const list of ['branch', 'activity', 'lines'] as const) {
      const told = new Map(is[list].map((one) => [one.id, one]));
      for (const line of truth.answers[list]) {
        if (!touched.has(line.id)) expect(told.get(line.id)).toEqual(line);
      }
    }
    const records = new Map(is.changes.map((one) => [idOf(one), one]));
    for (const one of truth.answers.changes) {
      if (touched.has(idOf(one))) continue;
      // The other changes of its attempt may be touched, and its reply with them.
      expect(records.get(idOf(one))).toEqual(one);
    }
    // Every change is in every list, unless even its own record does not tell that there is one.
    const hidden = new Set(
      [...untold].flatMap((seq) => {
        const record = truth.records.find((one) => one.seq === seq);
        const makes = record?.type === 'attempt.intended' || record?.type === 'change.refused';
        return makes ? (truth.behind.get(seq) ?? []) : [];
      }),
    );
    for (const list of ['branch', 'activity', 'lines'] as const) {
      const there = new Set(is[list].map(({ id }) => id));
      for (const { id } of truth.answers[list]) if (!hidden.has(id)) expect(there).toContain(id);
    }
    // What was open is open, whether or not it can be read.
    const open = new Set([...idsIn(is.open), ...is.openApart.map(({ id }) => id)]);
    for (const id of openIn(truth.answers.open)) if (!hidden.has(id)) expect(open).toContain(id);
    const intents = [...untold].filter(
      (seq) => truth.records.find((one) => one.seq === seq)?.type === 'attempt.intended',
    );
    const untoldIntents = intents.filter((seq) => edits.get(seq) !== 'a type that nobody here knows');
    expect(is.openApart.filter(({ upstream }) => upstream === null)).toHaveLength(untoldIntents.length);
    expect(is.apart).toHaveLength(untold.size);
    store.close();
  }
  // The verifier counts what it cannot read, and finds no fault but keys and bodies that cannot be opened.
  const heads = [{ known, who: 'the keychain' }];
  const { faults, apart } = verifyDatabase({ file, secrets, heads });
  const names = new Set([
    'a body under another key',
    'a key that is gone',
    'a key of another generation',
    'a key that is none',
    'a plain part that is no JSON',
  ]);
  const broken = [...edits].filter(([, name]) => names.has(name)).map(([seq]) => seq);
  // What follows from a record that is at fault is not blamed on others.
  for (const { seq } of faults) expect(broken).toContain(seq);
  expect(faults.length > 0).toBe(broken.length > 0);
  for (const [seq, name] of edits) if (name in UNTOLD) expect(apart).toContain(seq);
  for (const seq of apart) expect(edits.has(seq)).toBe(true);
  const to = join(folder, `other-${nth}.jsonl`);
  const keys = { ...fixedJournalKeys, known };
  const count = await exportJournal({
    ...{ file, to, keys, values: true, operator: 'asha', clock: realClock, ids: realIds },
  });
  const exported = await verifyExport(to);
  expect([exported.faults, exported.records]).toEqual([[], count]);
  for (const [seq, name] of edits) if (name in UNTOLD) expect(exported.apart).toContain(seq);
};

let folder: string;
let original: string;
let truth: ReturnType<typeof truthOf>;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-stored-'));
  original = makeIn(folder);
  truth = truthOf(original);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let nth = 0;
const judgeNext = (edits: ReadonlyMap<number, string>, proved?: readonly number[]): Promise<void> => {
  nth += 1;
  return judge(folder, original, truth, edits, nth, proved);
};

describe('records of another version, or that cannot be opened', () => {
  it.each(Object.keys(ALL))('hide no other where one of each type has %s', async (name) => {
    const seen = new Set<string>();
    const edits = new Map<number, string>();
    for (const { seq, type } of truth.records) {
      if (isOwn(type) || seen.has(type)) continue;
      seen.add(type);
      edits.set(seq, name);
    }
    expect(edits.size).toBeGreaterThan(8);
    await judgeNext(edits, [4]);
  });

  it('hide no other wherever they are, and however many', async () => {
    const editable = truth.records.filter(({ type }) => !isOwn(type)).map(({ seq }) => seq);
    const edit = fc.tuple(fc.constantFrom(...editable), fc.constantFrom(...Object.keys(ALL)));
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => judgeNext(new Map(edits))),
      { numRuns: 8 },
    );
  });
});
