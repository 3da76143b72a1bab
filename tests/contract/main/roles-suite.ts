import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { storeCredentials } from '../../../src/main/credentials/entries/store-credentials.ts';
import { createMemoryKeychain } from '../../../src/main/credentials/keychain/memory-keychain.ts';
import { unlock } from '../../../src/main/journal/keys/unlock.ts';
import { readEvent } from '../../../src/main/journal/records/read-body.ts';
import { recordsAfter } from '../../../src/main/journal/records/rows.ts';
import { createPins } from '../../../src/main/operators/pins.ts';
import type { Keychain } from '../../../src/main/ports/keychain.ts';
import { tillCredentials } from '../../../src/main/training/credentials.ts';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import { type Settings, SettingsSchema } from '../../../src/shared/config/settings.ts';
import { CALL_NAMES, type CallName } from '../../../src/shared/ipc/names.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { journalKeys } from '../../support/journal-keys.ts';
import { ONE_OF_EACH } from '../../support/one-of-each.ts';
import { personTagged } from '../../support/people.ts';
import { FITTING } from '../ipc-calls.ts';

/*
 * Whatever a role table says and whoever is at the desk: no role does what it was not given, and the journal names who did
 * what. What each call takes is written down here a second time, by hand, from what people are promised.
 */

const PIN = '135792';
const PEOPLE = [
  { id: 'rekha.k', name: 'Rekha Kumar', role: 'operator' },
  { id: 'arjun.m', name: 'Arjun Mehta', role: 'supervisor' },
  { id: 'leela.n', name: 'Leela Nair', role: 'administrator' },
] as const;
type Person = (typeof PEOPLE)[number];

/** Rights that calls take. What is not here takes somebody at the desk. */
const TAKES: Partial<Record<CallName, keyof Settings['roles']['operator']>> = {
  'operators.setPin': 'policies',
  'activity.ofBranch': 'search',
  'visits.reveal': 'reveal',
  'credentials.replaceWmToken': 'credentials',
};

/** What is answered while nobody is at the desk. */
const OPEN: readonly CallName[] = [
  'app.info',
  'app.reachability',
  'app.probe',
  'app.startTraining',
  'provisioning.pick',
  'provisioning.setUp',
  'provisioning.retry',
  'operators.state',
  'operators.signIn',
  'operators.lock',
  'operators.signOut',
  'operators.touch',
];

/** Steps of their own; a mode that is left cannot be asked twice. */
const OWN_STEPS: readonly CallName[] = [
  'app.startTraining',
  'operators.signIn',
  'operators.lock',
  'operators.signOut',
];

const CLOSED = ['operators.signed-out', 'operators.locked'];

const kinds = fc.oneof(fc.constant('all' as const), fc.subarray(ONE_OF_EACH.map(({ kind }) => kind)));
const role = fc.record({
  kinds,
  secondPerson: fc.subarray(['card-usage.set', 'communication.set']),
  reveal: fc.boolean(),
  export: fc.boolean(),
  search: fc.boolean(),
  credentials: fc.boolean(),
  batch: fc.boolean(),
  policies: fc.boolean(),
  approve: fc.boolean(),
});
const table = fc.record({ operator: role, supervisor: role, administrator: role });

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('call' as const),
      name: fc.constantFrom(...CALL_NAMES.filter((name) => !OWN_STEPS.includes(name))),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('sign-in' as const), who: fc.constantFrom(...PEOPLE) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('lock' as const, 'sign-out' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('open' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('draft' as const),
      of: fc.constantFrom(...ONE_OF_EACH),
      applies: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('apply' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** A payload that fits, for people who are here. */
const payloadOf = (name: CallName): unknown =>
  name === 'operators.setPin' ? { id: 'rekha.k', pin: PIN, own: PIN } : FITTING[name];

interface Recorded {
  readonly type: string;
  readonly operator?: string;
  readonly what?: string;
  readonly of?: string;
  readonly recorded?: unknown;
}

/** What the keychain holds for airpay. */
const Entry = v.object({ token: v.string() });

const Made = v.object({ change: v.object({ kind: v.string(), operator: v.string() }) });
const madeBy = ({ recorded }: Recorded) =>
  v.parse(v.array(Made), Array.isArray(recorded) ? recorded : [recorded]).map(({ change }) => change);

const journalOf = async (folder: string, keychain: Keychain): Promise<readonly Recorded[]> => {
  const file = join(folder, 'journal.db');
  const keys = await journalKeys(file, keychain);
  const db = new DatabaseSync(file);
  const unlocked = unlock(db, keys.secrets);
  const events = [...recordsAfter(db, 0)].map((record) => readEvent(unlocked, record) as Recorded);
  db.close();
  return events;
};

/** What was done in one run. */
interface Done {
  calls: number;
  refused: number;
  sent: number;
}

const run = async (training: Training, roles: Settings['roles'], steps: readonly Step[], done: Done) => {
  await training.reset();
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-roles-'));
  const keychain = createMemoryKeychain();
  await storeCredentials(keychain, tillCredentials(training.credentials));
  const pins = createPins({ keychain, configured: () => null, cost: 10 });
  for (const { id } of PEOPLE) await pins.set(id, PIN);
  const tries = { person: [...Array<number>(49).fill(0), 1], device: [...Array<number>(49).fill(0), 1] };
  const operators = v.parse(SettingsSchema.entries.operators, { from: 'roster', people: PEOPLE, tries });
  const app: TestApp = await startTestApp({
    ...{ upstreams: training, folder, keychain, isFilled: true },
    change: (settings) => ({ ...settings, operators, roles }),
  });
  let here: Person | null = null;
  let left: 'operators.signed-out' | 'operators.locked' = 'operators.signed-out';
  const sessions: string[] = [];
  const tokenBefore = v.parse(Entry, await app.airpayEntry()).token;

  const codeOf = async (name: CallName, input: unknown): Promise<string | null> => {
    const answer = await app.routed(name, input);
    done.calls += 1;
    return answer.ok ? null : answer.problem.code;
  };
  /** Asks, and judges by who is here whether it may have been done. */
  const ask = async (name: CallName, input: unknown): Promise<boolean> => {
    const code = await codeOf(name, input);
    const right = TAKES[name];
    if (name.startsWith('kiosk.')) expect([name, code]).toEqual([name, 'kiosk.not-here']);
    else if (OPEN.includes(name))
      expect([name, [...CLOSED, 'role.not-allowed'].includes(code ?? '')]).toEqual([name, false]);
    else if (here === null) expect([name, code]).toEqual([name, left]);
    else if (right !== undefined && roles[here.role][right] !== true)
      expect([name, code]).toEqual([name, 'role.not-allowed']);
    else expect([name, CLOSED.includes(code ?? '')]).toEqual([name, false]);
    if (code !== null) done.refused += 1;
    return code === null;
  };
  const settled = async (): Promise<void> => {
    const state = await app.must('visits.state', {});
    if (state.open !== null)
      await app.until((visit) => !visit.applying && visit.basket.every(({ busy }) => busy === null));
  };
  const open = async (): Promise<void> => {
    const { mobile } = personTagged(training, 'two-cards');
    if (here === null) return void (await ask('customers.find', { text: mobile, offset: 0 }));
    await app.open(mobile);
  };

  // At the end everybody asks for all that takes a right, and somebody for everything at a locked desk.
  const sweep = PEOPLE.flatMap((who): readonly Step[] => [
    { do: 'sign-in', who },
    ...CALL_NAMES.filter((name) => TAKES[name] !== undefined).map((name) => ({ do: 'call', name }) as const),
  ]);
  const closed = CALL_NAMES.filter((name) => !OPEN.includes(name)).map(
    (name) => ({ do: 'call', name }) as const,
  );
  for (const one of [...steps, ...sweep, { do: 'lock' } as const, ...closed]) {
    if (one.do === 'sign-in') {
      expect(await codeOf('operators.signIn', { id: one.who.id, pin: PIN })).toBeNull();
      here = one.who;
      sessions.push(`${one.who.id} signed-in`);
    } else if (one.do === 'lock' || one.do === 'sign-out') {
      const leaves = here !== null || (one.do === 'sign-out' && left === 'operators.locked');
      const who = here?.id ?? sessions.at(-1)?.split(' ')[0] ?? '';
      await codeOf(one.do === 'lock' ? 'operators.lock' : 'operators.signOut', {});
      if (leaves) {
        sessions.push(`${who} ${one.do === 'lock' ? 'locked' : 'signed-out'}`);
        left = one.do === 'lock' ? 'operators.locked' : 'operators.signed-out';
        here = null;
      }
    } else if (one.do === 'open') await open();
    else if (one.do === 'call') await ask(one.name, payloadOf(one.name));
    else if (one.do === 'draft' && here !== null) {
      await open();
      const visit = await app.until((now) => now);
      // A token that was replaced, as the role allowed, may be none that the system takes.
      if (visit.panels[one.of.upstream].state !== 'ready') continue;
      await ask('drafts.put', { request: await one.of.request(app, visit) });
      await settled();
      if (one.applies) await ask('drafts.apply', {});
    } else if (one.do === 'apply') await ask('drafts.apply', {});
    if (here !== null) await settled();
  }

  const writes = training.ledger
    .entries()
    .filter(({ call }) => ONE_OF_EACH.some((kind) => kind.call === call));
  const tokenAfter = v.parse(Entry, await app.airpayEntry()).token;
  await app.close();
  const events = await journalOf(folder, keychain);
  rmSync(folder, { recursive: true, force: true });

  const told = events.filter(
    ({ type, what }) => type === 'operator.session' && what !== 'wrong-pin' && what !== 'proved',
  );
  expect(told.map(({ operator, what }) => `${operator} ${what}`)).toEqual(sessions);
  expect(events.filter(({ type }) => type === 'attempt.intended')).toHaveLength(writes.length);
  done.sent += writes.length;
  let at: Person | null = null;
  for (const event of events) {
    if (event.type === 'operator.session') {
      if (event.what === 'signed-in') at = PEOPLE.find(({ id }) => id === event.operator) ?? null;
      if (event.what === 'locked' || event.what === 'signed-out') at = null;
      continue;
    }
    if (event.type.startsWith('journal.') && event.type !== 'journal.searched') continue;
    if (event.operator !== undefined) expect([event.type, event.operator]).toEqual([event.type, at?.id]);
    if (event.type === 'operator.pin-set') expect(at !== null && roles[at.role].policies).toBe(true);
    if (event.type !== 'attempt.intended' && event.type !== 'change.refused') continue;
    for (const { kind, operator } of madeBy(event)) {
      expect(operator).toBe(at?.id);
      if (event.type === 'change.refused' || at === null) continue;
      const { kinds: may, secondPerson } = roles[at.role];
      expect([kind, may === 'all' || may.some((name) => name === kind)]).toEqual([kind, true]);
      expect(secondPerson).not.toContain(kind);
    }
  }
  // Nobody without the right replaced what the whole branch signs in with.
  const wasAllowed = steps.some((_one, nth) =>
    steps.slice(0, nth).some((before) => before.do === 'sign-in' && roles[before.who.role].credentials),
  );
  if (!wasAllowed) expect(tokenAfter).toBe(tokenBefore);
};

/** Tries so many role tables with so many steps each. */
export const rolesSuite = ({
  tables,
  steps,
  seed,
}: {
  readonly tables: number;
  readonly steps: number;
  readonly seed: number;
}): void => {
  let training: Training;
  beforeAll(async () => {
    training = await startTraining();
  });
  afterAll(() => training.close());

  it(`no role does what it was not given, and the journal names who did what (seed ${seed})`, async () => {
    const done: Done = { calls: 0, refused: 0, sent: 0 };
    await fc.assert(
      fc.asyncProperty(table, fc.array(step, { minLength: steps, maxLength: steps }), (roles, all) =>
        run(training, v.parse(SettingsSchema.entries.roles, roles), all, done),
      ),
      { numRuns: tables, seed, endOnFailure: true },
    );
    console.log(`${tables} role tables: ${done.calls} calls, ${done.refused} refused, ${done.sent} sent`);
    expect(done.calls).toBeGreaterThan((tables * steps) / 2);
    expect(done.sent).toBeGreaterThan(0);
  }, 600_000);
};
