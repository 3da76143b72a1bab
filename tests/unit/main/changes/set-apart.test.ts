import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNeedsLook } from '../../../../src/main/changes/needs-look.ts';
import { createPipeline } from '../../../../src/main/changes/pipeline.ts';
import type { Progress } from '../../../../src/main/changes/progress.ts';
import { takeUpEarlier } from '../../../../src/main/compose/take-up.ts';
import { needsLookView } from '../../../../src/main/ipc/change-handlers.ts';
import type { JournalEvent, RecordedChange } from '../../../../src/main/journal/events.ts';
import { JournalError } from '../../../../src/main/journal/faults.ts';
import { type Journal, openJournal } from '../../../../src/main/journal/journal.ts';
import { createSayByHand } from '../../../../src/main/visits/by-hand.ts';
import { createRememberedIds } from '../../../../src/main/visits/remembered-ids.ts';
import type { JournalWhy } from '../../../../src/shared/domain/journal-why.ts';
import { createFakeClock } from '../../../support/clock.ts';
import { realIds } from '../../../support/ids.ts';
import { JOURNAL_WORKER } from '../../../support/journal.ts';
import { fixedJournalKeys } from '../../../support/journal-keys.ts';
import { until } from '../../../support/until.ts';
import { lookedAt, openStoreOf, recordAll, sent } from '../journal/a-journal.ts';
import { intent, remembered } from '../journal/an-event.ts';
import { type Rewrite, writeAsAnotherVersion } from '../journal/as-another-version.ts';
import { preferenceChange, usageChange } from './a-change.ts';
import { createFakeKind } from './fake-kind.ts';

/** A kind that this version does not know, in plain and in what is sealed. */
const ofAnotherKind: Rewrite = (written) => ({
  ...written,
  text: written.text.replaceAll('card-usage.set', 'card-usage.later'),
  facts: written.facts.replaceAll('card-usage.set', 'card-usage.later'),
});

const untold: Rewrite = (written) => ({ ...written, facts: '{"later":true}' });

let folder: string;
let journals: { close(): Promise<void> }[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-apart-'));
  journals = [];
});
afterEach(async () => {
  for (const journal of journals) await journal.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A journal that another version wrote a part of: the intents of customer A, and what follows them. */
const openWith = async (
  rewrite: Rewrite,
  events: readonly JournalEvent[] = [intent('A'), intent('B')],
): Promise<Journal> => {
  const file = join(folder, 'journal.db');
  const store = openStoreOf(file);
  recordAll(store, events);
  store.close();
  const known = writeAsAnotherVersion(file, (written) =>
    written.text.includes('"airpay:A"') ? rewrite(written) : written,
  );
  const keys = { ...fixedJournalKeys, known };
  const journal = await openJournal({
    ...{ file, workerFile: JOURNAL_WORKER, clock: createFakeClock(), ids: realIds, keys },
  });
  journals.push(journal);
  return journal;
};

const deskOf = (journal: Journal) => {
  const fake = createFakeKind();
  const preferences = createFakeKind({ name: 'communication.set', combines: true });
  const needsLook = createNeedsLook(() => {});
  const pipeline = createPipeline({
    kinds: new Map([fake, preferences].map(({ kind }) => [kind.name, kind])),
    ...{ journal, clock: createFakeClock(), ids: realIds, deadlineMs: 15_000, lookout: needsLook },
  });
  const lines = new Map<string, Partial<Progress>>();
  const apply = async (...items: readonly RecordedChange[]) => {
    await pipeline.apply(items, (progress) =>
      lines.set(progress.changeId, { ...lines.get(progress.changeId), ...progress }),
    );
    return items.map(({ change }) => lines.get(change.id));
  };
  return { ...fake, preferences, needsLook, pipeline, apply };
};

describe.each([
  ['of a kind that this version does not know', ofAnotherKind],
  ['under a key that is gone', (written) => ({ ...written, key: 'missing' })],
  ['of which even the plain part cannot be told', untold],
] as const satisfies readonly (readonly [string, Rewrite])[])('an open attempt %s', (_, rewrite) => {
  it('is in “Needs a look”, and so is every other one', async () => {
    const { pipeline, needsLook } = deskOf(await openWith(rewrite));
    await pipeline.recover();
    const view = needsLookView(needsLook, null);
    expect(view).toMatchObject([
      { summary: { kind: 'set-apart' }, state: 'unknown', can: { sayByHand: true, tryAgain: false } },
      { summary: { kind: 'card-usage.set' } },
    ]);
  });

  it('stops every change of its customer, to whichever system, and of nobody else', async () => {
    const { apply, pipeline, attempts, preferences } = deskOf(await openWith(rewrite));
    const mine = [usageChange('airpay:A'), preferenceChange('1', 'airpay:A')];
    for (const one of mine)
      expect(await pipeline.preview(one)).toMatchObject([
        { level: 'block', problem: { code: 'journal.open-apart' } },
      ]);
    expect(await apply(...mine)).toMatchObject(
      mine.map(() => ({ state: 'refused', reason: { code: 'journal.open-apart' } })),
    );
    expect([...attempts, ...preferences.attempts]).toEqual([]);
    expect(await apply(usageChange('airpay:B'))).toMatchObject([{ state: 'confirmed' }]);
  });

  it('stops nothing any more once somebody looked at it by hand, after another start too', async () => {
    const journal = await openWith(rewrite);
    const { apply, pipeline, needsLook } = deskOf(journal);
    await pipeline.recover();
    const say = createSayByHand({
      ...{ needsLook, journal, operator: { id: 'ravi' } },
      store: { byCustomer: () => null, update: () => {} },
    });
    const [apart] = needsLook.apart();
    const said = { found: 'not-made', note: null } as const;
    expect(await say(apart?.id ?? '', said)).toEqual({ ok: true, value: null });
    expect(needsLook.apart()).toEqual([]);
    expect(await say(apart?.id ?? '', said)).toMatchObject({ problem: { code: 'visit.gone' } });
    expect(await apply(usageChange('airpay:A'))).toMatchObject([{ state: 'confirmed' }]);
    const again = deskOf(journal);
    await again.pipeline.recover();
    expect(again.needsLook.apart()).toEqual([]);
  });
});

describe('an attempt of which a part cannot be read', () => {
  const both = (): RecordedChange[] => [...intent('A').recorded, ...intent('A').recorded];
  const partly: Rewrite = (written) => ({
    ...written,
    text: written.text.replace('"kind":"card-usage.set"', '"kind":"card-usage.later"'),
  });

  it('is not read back: what is so is compared with all that was sent, or with nothing', async () => {
    const journal = await openWith(partly, [{ ...intent('A'), recorded: both() }]);
    const { pipeline, needsLook, asked } = deskOf(journal);
    await pipeline.recover();
    expect(needsLook.list()).toMatchObject([{ state: 'unknown', leftToPerson: true }]);
    expect(needsLook.apart()).toHaveLength(1);
    expect(asked).toEqual([]);
  });
});

describe('a question that cannot be answered', () => {
  const failing = (journal: Journal, name: keyof Journal, why: JournalWhy = 'busy'): Journal => ({
    ...journal,
    [name]: () => Promise.reject(new JournalError(why, 'not now')),
  });

  it.each(['openApart', 'openAttempts', 'lately'] as const)(
    'stops what is about to be sent: %s',
    async (name) => {
      const journal = failing(await openWith((written) => written), name);
      const { apply, attempts } = deskOf(journal);
      expect(await apply(usageChange('airpay:C'))).toMatchObject([
        { state: 'refused', reason: { code: 'journal.unavailable', data: { why: 'busy' } } },
      ]);
      expect(attempts).toEqual([]);
    },
  );

  it('stops it where what was lately accepted cannot be read', async () => {
    const journal = await openWith(ofAnotherKind, sent('A', 'accepted'));
    const { apply, attempts } = deskOf(journal);
    expect(await apply(usageChange('airpay:A'))).toMatchObject([
      { state: 'refused', reason: { code: 'journal.unavailable', data: { why: 'other-version' } } },
    ]);
    expect(attempts).toEqual([]);
  });

  it('stops a step after one that cannot be read', async () => {
    const events = [...lookedAt('A'), ...sent('A', 'confirmed')];
    const journal = await openWith(ofAnotherKind, events);
    const { apply, attempts } = deskOf({ ...journal, lately: async () => [] });
    const before = events.flatMap((event) => (event.type === 'attempt.intended' ? event.recorded : []))[1];
    const step = { ...usageChange('airpay:A'), after: before?.change.id ?? '' };
    expect(await apply(step)).toMatchObject([{ state: 'refused', reason: { code: 'journal.unavailable' } }]);
    expect(attempts).toEqual([]);
  });

  it('about the ids of a customer is not answered with none', async () => {
    const journal = await openWith(
      (written) => ({ ...written, key: 'missing' }),
      [remembered('airpay:A', '77', 'wm')],
    );
    const told = await createRememberedIds(journal).of('airpay:A');
    expect(told).toEqual({ ok: true, value: new Map([['wm', null]]) });
    expect(await createRememberedIds(failing(journal, 'identities')).of('airpay:A')).toMatchObject({
      problem: { code: 'journal.unavailable' },
    });
  });

  it('at the start is in the log and on the screen', async () => {
    const { pipeline } = deskOf(failing(await openWith((written) => written), 'openAttempts'));
    const logged: string[] = [];
    const told: string[] = [];
    const whyNot = takeUpEarlier({
      ...{ pipeline, usable: Promise.resolve(), signal: new AbortController().signal },
      log: { notRecovered: (why) => logged.push(why) },
      host: { emit: (name) => told.push(name) },
    });
    expect(whyNot()).toBeNull();
    await until(() => whyNot() !== null, 'the recovery to fail');
    expect(whyNot()).toMatchObject({ code: 'journal.not-recovered', data: { why: 'busy' } });
    expect([logged, told]).toEqual([['busy'], ['info.changed']]);
  });
});

describe('what could not be read back', () => {
  const usage = usageChange('airpay:C');

  it.each<[string, RecordedChange]>([
    ['a value of none of those that there are', usageChange('airpay:C', 'WALLET' as 'ATM')],
    [
      'a member that nobody said how to store',
      { ...usage, change: { ...usage.change, payload: { ...usage.change.payload, more: 1 } as never } },
    ],
    ['a kind that nobody said how to store', { ...usage, summary: { kind: 'later' } as never }],
    ['no name of the customer but one', { ...usage, customerName: 7 as never }],
  ])('is not recorded, and so not sent: %s', async (_, change) => {
    const journal = await openWith((written) => written);
    const { apply, attempts } = deskOf(journal);
    expect(await apply(change)).toMatchObject([
      { state: 'refused', reason: { code: 'journal.unavailable', data: { why: 'refused' } } },
    ]);
    expect(attempts).toEqual([]);
    expect(await journal.activity('airpay:C', 10)).toEqual([]);
  });
});
