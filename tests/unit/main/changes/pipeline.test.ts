import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPipeline } from '../../../../src/main/changes/pipeline.ts';
import type { Progress } from '../../../../src/main/changes/progress.ts';
import type { Journal } from '../../../../src/main/journal/journal.ts';
import type { ChangeKind, Reply } from '../../../../src/main/ports/change-kind.ts';
import { problem } from '../../../../src/shared/domain/problem.ts';
import { createFakeClock } from '../../../support/clock.ts';
import { realIds } from '../../../support/ids.ts';
import { openTestJournal, type TestJournal } from '../../../support/journal.ts';
import { until } from '../../../support/until.ts';
import { preferenceChange, usageChange } from './a-change.ts';
import { DEADLINE, runOver } from './a-run.ts';
import { createFakeKind, type FakeKindScript, finding, reply, type Seen } from './fake-kind.ts';

const START = 1_800_000_000_000;

let test: TestJournal;
beforeEach(async () => {
  test = await openTestJournal();
});
afterEach(() => test.close());

type Place = { readonly journal: Journal; readonly clock: ReturnType<typeof createFakeClock> };

const beginIn = ({ journal, clock }: Place, ...scripts: readonly FakeKindScript[]) => {
  const fakes = (scripts.length > 0 ? scripts : [{}]).map(createFakeKind);
  const pipeline = createPipeline({
    kinds: new Map(fakes.map(({ kind }): [ChangeKind['name'], ChangeKind] => [kind.name, kind])),
    journal,
    clock,
    ids: realIds,
    deadlineMs: DEADLINE,
  });
  const lines = new Map<string, Partial<Progress>>();
  const states: string[] = [];
  const report = (progress: Progress): void => {
    const before = lines.get(progress.changeId);
    lines.set(progress.changeId, { ...before, ...progress });
    if (progress.state !== undefined) states.push(progress.state);
  };
  /** Runs an apply to its end, moving time whenever something waits for it. */
  const apply = async (...items: Parameters<typeof pipeline.apply>[0]): Promise<void> => {
    let done = false;
    const applied = pipeline.apply(items, report).finally(() => {
      done = true;
    });
    while (!done) {
      await until(() => done || clock.sleeping() > 0, 'the end of applying');
      if (!done) await clock.advance(1_000);
    }
    await applied;
  };
  const [first] = fakes;
  if (first === undefined) throw new Error('no kind');
  return { clock, pipeline, lines, states, report, apply, ...first, fakes };
};

const begin = (...scripts: readonly FakeKindScript[]) =>
  beginIn({ journal: test.journal, clock: createFakeClock(START) }, ...scripts);

const onDisk = (file: string) => {
  const db = new DatabaseSync(file, { readOnly: true });
  const rows = db
    .prepare(
      'SELECT c.id, c.outcome, a.request_id AS requestId FROM changes c JOIN attempts a ON a.id = c.attempt_id',
    )
    .all();
  db.close();
  return rows;
};

const types = (): readonly string[] => test.events().map(({ type }) => type);

describe('applying a change', () => {
  it('has the intent on disk before the request is made, with the id that is sent', async () => {
    const item = usageChange();
    let seen: readonly unknown[] = [];
    let sentAs = '';
    const { apply, lines } = begin({
      send: ({ requestId }) => {
        seen = onDisk(test.file);
        sentAs = requestId;
        return reply('accepted');
      },
    });
    await apply(item);
    expect(seen).toEqual([{ id: item.change.id, outcome: null, requestId: sentAs }]);
    expect(lines.get(item.change.id)).toMatchObject({ state: 'confirmed', requestId: sentAs, busy: null });
    expect(types()).toEqual(['attempt.intended', 'attempt.replied', 'change.concluded', 'change.concluded']);
  });

  it('checks, sends once and reads back, in this order', async () => {
    const { apply, asked, states, attempts } = begin();
    await apply(usageChange());
    expect(asked).toEqual(['check 1', 'send 1', 'look 1']);
    expect(states).toEqual(['sending', 'accepted', 'confirmed']);
    expect(attempts).toMatchObject([{ operator: 'asha' }]);
  });

  it.each(['rejected', 'not-sent'] as const)(
    'ends at %s without another look or request',
    async (outcome) => {
      const { apply, asked, lines } = begin({ send: () => reply(outcome) });
      const item = usageChange();
      await apply(item);
      expect(asked).toEqual(['check 1', 'send 1']);
      expect(lines.get(item.change.id)).toMatchObject({ state: outcome, reason: { code: 'net.deadline' } });
      expect((await test.journal.activity('capillary:1', 10))[0]).toMatchObject({ outcome });
    },
  );

  it('is contradicted when the yes is followed by three readings that show otherwise', async () => {
    const { apply, clock, lines } = begin({ see: () => 'prior' });
    const item = usageChange();
    await apply(item);
    expect(lines.get(item.change.id)?.state).toBe('contradicted');
    expect(clock.now() - START).toBe(3_000);
  });

  it('tells of a merge that the reply reports', async () => {
    const { apply, lines } = begin({ send: () => reply('accepted', { mergedInto: '99' }) });
    const item = usageChange();
    await apply(item);
    expect(lines.get(item.change.id)?.mergedInto).toBe('99');
  });

  it('of an upstream that is off is refused, and the others are applied', async () => {
    const { apply, lines } = begin();
    const [off, on] = [preferenceChange('1'), usageChange()];
    await apply(off, on);
    expect(lines.get(off.change.id)).toMatchObject({ state: 'refused', reason: { code: 'find.off' } });
    expect(lines.get(on.change.id)?.state).toBe('confirmed');
  });

  it('of nothing does nothing', async () => {
    const { apply, asked } = begin();
    await apply();
    expect(asked).toEqual([]);
    expect(types()).toEqual([]);
  });
});

describe('a journal that the disk does not take', () => {
  it('lets nothing be sent: the change is refused', async () => {
    const { apply, asked, lines } = begin();
    const item = usageChange();
    test.fill();
    await apply(item);
    expect(asked).toEqual(['check 1']);
    expect(lines.get(item.change.id)).toMatchObject({
      state: 'refused',
      reason: { code: 'journal.unavailable', data: { why: 'refused' } },
    });
  });

  it('after the request hides nothing of the outcome, and says that it is not recorded', async () => {
    const { apply, lines } = begin({
      send: () => {
        test.fill();
        return reply('accepted');
      },
    });
    const item = usageChange();
    await apply(item);
    expect(lines.get(item.change.id)).toMatchObject({
      state: 'confirmed',
      notes: [{ code: 'journal.unavailable', data: { why: 'refused' } }],
    });
    test.empty();
    expect((await test.journal.activity('capillary:1', 10))[0]?.outcome).toBeNull();
  });

  it('still shows why a change was refused', async () => {
    const { apply, lines } = begin({ check: (all) => all.map(({ id }) => [id, [finding('block')]]) });
    const item = usageChange();
    test.fill();
    await apply(item);
    expect(lines.get(item.change.id)).toMatchObject({
      state: 'refused',
      reason: { code: 'change.stale' },
      notes: [{ code: 'journal.unavailable', data: { why: 'refused' } }],
    });
  });
});

describe('a kind that throws', () => {
  it('while checking blocks the change', async () => {
    const { apply, lines, asked, pipeline } = begin({
      check: () => {
        throw new Error('secret detail');
      },
    });
    const item = usageChange();
    await apply(item);
    expect(asked).toEqual(['check 1']);
    expect(lines.get(item.change.id)).toMatchObject({ state: 'refused', reason: { code: 'internal' } });
    expect(JSON.stringify(await pipeline.preview(item))).not.toContain('secret detail');
  });

  it('while sending leaves the outcome unknown, never "not sent"', async () => {
    const { apply, states, asked } = begin({
      send: () => {
        throw new Error('after the first byte, perhaps');
      },
      see: () => 'unavailable',
    });
    await apply(usageChange());
    expect(states).toEqual(['sending', 'unknown', 'unknown']);
    expect(asked.filter((one) => one.startsWith('send'))).toEqual(['send 1']);
  });

  it('while reading back leaves an accepted change accepted', async () => {
    const { apply, lines } = begin({
      see: () => {
        throw new Error('no');
      },
    });
    const item = usageChange();
    await apply(item);
    expect(lines.get(item.change.id)).toMatchObject({
      state: 'accepted',
      reason: { code: 'read-back.unavailable' },
    });
  });
});

describe('several changes that go as one request', () => {
  const combining = (more: FakeKindScript): FakeKindScript => ({
    name: 'communication.set',
    combines: true,
    ...more,
  });

  it('are one attempt with one verdict each', async () => {
    const [first, second] = [preferenceChange('1'), preferenceChange('2')];
    const { apply, asked, lines } = begin(
      combining({ see: ({ id }) => (id === first.change.id ? 'requested' : 'prior') }),
    );
    await apply(first, second);
    expect(asked.filter((one) => one.startsWith('send'))).toEqual(['send 2']);
    expect(lines.get(first.change.id)?.state).toBe('confirmed');
    expect(lines.get(second.change.id)?.state).toBe('contradicted');
    const [a, b] = await test.journal.activity('capillary:1', 10);
    expect(a?.requestId).toBe(b?.requestId);
  });

  it('leave out what is blocked or needs approval, and are checked again without it', async () => {
    const [good, blocked, waiting] = [preferenceChange('1'), preferenceChange('2'), preferenceChange('3')];
    const { apply, asked, lines } = begin(
      combining({
        check: (all) =>
          all.map(({ id }) => [
            id,
            id === blocked.change.id
              ? [finding('warn'), finding('block')]
              : id === waiting.change.id
                ? [finding('needs-approval')]
                : [finding('note')],
          ]),
      }),
    );
    await apply(good, blocked, waiting);
    expect(asked).toEqual(['check 3', 'check 1', 'send 1', 'look 1']);
    expect(lines.get(good.change.id)).toMatchObject({ state: 'confirmed', findings: [{ level: 'note' }] });
    expect(lines.get(blocked.change.id)).toMatchObject({ state: 'refused', busy: null });
    expect(lines.get(waiting.change.id)).toMatchObject({ state: 'needs-approval', busy: null });
    expect(types().filter((type) => type === 'change.refused').length).toBe(1);
  });

  it('are checked until a check covers exactly what is sent, whatever the kind finds on the way', async () => {
    const items = [preferenceChange('1'), preferenceChange('2'), preferenceChange('3')];
    const ids = items.map(({ change }) => change.id);
    // Each check blocks the last of what it is shown, down to one.
    const { apply, asked, lines } = begin(
      combining({ check: (all) => (all.length > 1 ? [[all.at(-1)?.id ?? '', [finding('block')]]] : []) }),
    );
    await apply(...items);
    expect(asked.slice(0, 4)).toEqual(['check 3', 'check 2', 'check 1', 'send 1']);
    expect(ids.map((id) => lines.get(id)?.state)).toEqual(['confirmed', 'refused', 'refused']);
  });
});

describe('customers at the same time', () => {
  it('do not wait for each other, while the changes of one go one after another', async () => {
    const log: string[] = [];
    const gates = new Map<string, () => void>();
    const { pipeline, report } = begin({
      send: async (_attempt, [change]) => {
        const channel = change && 'channel' in change.payload ? change.payload.channel : null;
        const who = `${change?.customer.key} ${channel}`;
        log.push(`begin ${who}`);
        await new Promise<void>((resolve) => gates.set(who, resolve));
        log.push(`end ${who}`);
        return reply('rejected');
      },
    });
    const all = [
      pipeline.apply([usageChange('asha', 'ATM'), usageChange('asha', 'POS')], report),
      pipeline.apply([usageChange('asha', 'ECOM')], report),
      pipeline.apply([usageChange('ravi', 'ATM')], report),
    ];
    await until(() => log.length === 2, 'both customers');
    expect(log.toSorted()).toEqual(['begin asha ATM', 'begin ravi ATM']);
    const order = ['ravi ATM', 'asha ATM', 'asha POS', 'asha ECOM'];
    for (const who of order) {
      await until(() => gates.has(who), who);
      expect(log.filter((one) => one.startsWith('begin asha')).length).toBeLessThanOrEqual(
        log.filter((one) => one.startsWith('end asha')).length + 1,
      );
      gates.get(who)?.();
    }
    await Promise.all(all);
    expect(log.filter((one) => one.includes('asha'))).toEqual([
      'begin asha ATM',
      'end asha ATM',
      'begin asha POS',
      'end asha POS',
      'begin asha ECOM',
      'end asha ECOM',
    ]);
  });
});

describe('an unknown outcome', () => {
  it('is resolved by the late second look, and recorded', async () => {
    const { apply, clock, lines } = begin({ send: () => reply('unknown'), see: () => 'prior' });
    const item = usageChange();
    await apply(item);
    expect(lines.get(item.change.id)).toMatchObject({ state: 'unknown', busy: null });
    await clock.advance(DEADLINE + 29_999);
    expect(lines.get(item.change.id)?.state).toBe('unknown');
    await clock.advance(1);
    await until(() => lines.get(item.change.id)?.state === 'not-applied', '"not applied"');
    expect((await test.journal.activity('capillary:1', 10))[0]?.outcome).toBe('not-applied');
  });

  it('counts the 30 s from the end of a request that had to wait for its turn', async () => {
    const { pipeline, report, clock, lines } = begin({
      send: async () => {
        await clock.sleep(60_000);
        return reply('unknown');
      },
      see: () => 'prior',
    });
    const item = usageChange();
    const applied = pipeline.apply([item], report);
    await until(() => clock.sleeping() === 1, 'the request');
    await clock.advance(60_000);
    await applied;
    expect(await pipeline.readBack(item.change.id)).toBe(true);
    expect(lines.get(item.change.id)?.state).toBe('unknown');
  });

  it('is resolved when the operator reads it back, and then closed', async () => {
    const { apply, pipeline, lines } = begin({
      send: () => reply('unknown'),
      see: (_change, look) => (look === 1 ? 'unavailable' : 'requested'),
    });
    const item = usageChange();
    await apply(item);
    expect(await pipeline.readBack(item.change.id)).toBe(true);
    expect(lines.get(item.change.id)?.state).toBe('confirmed');
    expect(await pipeline.readBack(item.change.id)).toBe(false);
  });

  it('is never followed by another request', async () => {
    const { apply, clock, asked } = begin({ send: () => reply('unknown'), see: () => 'other' });
    await apply(usageChange());
    await clock.advance(1_000_000);
    expect(asked.filter((one) => one.startsWith('send'))).toEqual(['send 1']);
  });
});

describe('closing', () => {
  it('ends the waiting for further readings: what was accepted stays accepted', async () => {
    const { pipeline, report, clock, lines } = begin({ see: () => 'prior' });
    const item = usageChange();
    const applied = pipeline.apply([item], report);
    await until(() => clock.sleeping() === 1, 'the first reading');
    await pipeline.close();
    await applied;
    expect(lines.get(item.change.id)).toMatchObject({ state: 'accepted', busy: null });
    expect(clock.sleeping()).toBe(0);
  });

  it('waits for the reply that is under way, records it, and sends nothing more', async () => {
    const gate = Promise.withResolvers<void>();
    const { pipeline, report, lines, asked, clock } = begin({
      send: async () => {
        await gate.promise;
        return reply('rejected');
      },
    });
    const [first, second] = [usageChange('asha', 'ATM'), usageChange('asha', 'POS')];
    const applied = pipeline.apply([first, second], report);
    await until(() => asked.includes('send 1'), 'the request');
    let closed = false;
    const closing = pipeline.close().then(() => {
      closed = true;
    });
    await clock.advance(0);
    expect(closed).toBe(false);
    gate.resolve();
    await closing;
    await applied;
    expect(asked).toEqual(['check 1', 'send 1']);
    expect(lines.get(second.change.id)?.state).toBeUndefined();
    expect((await test.journal.activity('asha', 10)).map(({ outcome }) => outcome)).toEqual(['rejected']);
  });

  it('during a check leaves the change as it was, unsent', async () => {
    const { pipeline, report, lines, asked } = begin({
      check: () => {
        void pipeline.close();
        return [];
      },
    });
    const item = usageChange();
    await pipeline.apply([item], report);
    expect(asked).toEqual(['check 1']);
    expect(lines.get(item.change.id)).toMatchObject({ busy: null });
    expect(types()).toEqual([]);
  });
});

describe('a change that takes another one back', () => {
  const undo = () => ({ ...usageChange(), undoOf: 'the other' });

  it.each(['change.stale', 'card-usage.untold'] as const)(
    'is stopped by %s, which only warns of any other change',
    async (code) => {
      const warned = { level: 'warn', problem: problem(code), owners: [] } as const;
      const { apply, lines, asked } = begin({ check: (changes) => changes.map(({ id }) => [id, [warned]]) });
      const [other, back] = [usageChange('asha'), undo()];
      await apply(other);
      expect(lines.get(other.change.id)?.state).toBe('confirmed');
      asked.length = 0;
      await apply(back);
      expect(lines.get(back.change.id)).toMatchObject({ state: 'refused', reason: { code } });
      expect(asked).toEqual(['check 1']);
    },
  );

  it('is on record with what it takes back', async () => {
    const back = undo();
    const { apply } = begin();
    await apply(back);
    expect((await test.journal.change(back.change.id))?.undoOf).toBe('the other');
  });
});

describe('what an earlier run left open', () => {
  const START_AGAIN = START + 3_600_000;

  /** A run that ends while it waits for a reply, and the next one over the same journal. */
  const again = async (script: FakeKindScript) => {
    const before = begin({ send: () => new Promise<never>(() => {}) });
    const item = usageChange();
    void before.pipeline.apply([item], before.report);
    await until(() => before.asked.includes('send 1'), 'the request');
    const run = runOver(test.journal, script, START_AGAIN);
    await run.pipeline.recover();
    return { ...run, item };
  };

  it('is unknown, on record as such, told of at once, and read back', async () => {
    const { item, toldAt, opened, asked } = await again({ see: () => 'requested' });
    expect(opened).toMatchObject([{ recorded: { change: { id: item.change.id } }, recovered: true }]);
    expect(toldAt).toEqual(['0 unknown', '0 confirmed']);
    expect(asked).toEqual(['look 1']);
    const record = await test.journal.change(item.change.id);
    expect(record).toMatchObject({ outcome: 'confirmed', reason: null });
  });

  it('is "not applied" after two looks, the second a deadline and 30 s after the start', async () => {
    const { item, toldAt, clock, pipeline } = await again({ see: () => 'prior' });
    await pipeline.readBack(item.change.id);
    await clock.advance(DEADLINE + 29_999);
    expect(toldAt.every((one) => one.endsWith('unknown'))).toBe(true);
    await clock.advance(1);
    await until(() => toldAt.at(-1) === `${DEADLINE + 30_000} not-applied`, '"not applied"');
    expect(await test.journal.change(item.change.id)).toMatchObject({
      outcome: 'not-applied',
      reason: { code: 'attempt.interrupted' },
    });
  });

  it('stays unknown for a third state, with what was seen', async () => {
    const { item, toldAt, clock } = await again({ see: () => 'other' });
    await clock.advance(1_000_000);
    expect(toldAt.every((one) => one.endsWith('unknown'))).toBe(true);
    expect((await test.journal.change(item.change.id))?.outcome).toBe('unknown');
  });

  it('is never sent again', async () => {
    const { clock, asked } = await again({ see: () => 'prior' });
    await clock.advance(1_000_000);
    expect(asked.filter((one) => one.startsWith('send') || one.startsWith('check'))).toEqual([]);
  });
});

describe('a check', () => {
  it('is told what of this customer was sent and may still be made, and of nobody else', async () => {
    const outcomes = ['unknown', 'unknown', 'accepted', 'accepted'] as const;
    let at = 0;
    const { pipeline, apply, lines, openAtCheck } = begin({
      send: () => reply(outcomes[at++] ?? 'unknown'),
      see: ({ id }) => (lines.get(id)?.state === 'unknown' ? 'unavailable' : 'requested'),
    });
    const unknown = usageChange('capillary:1', 'ATM');
    await apply(unknown);
    await apply(usageChange('capillary:2', 'ATM'));
    await apply(usageChange('capillary:1', 'POS'));
    await pipeline.preview(usageChange('capillary:1', 'ECOM'));
    expect(openAtCheck).toEqual([[], [], [unknown.change.id], [unknown.change.id]]);
  });

  it.each<[string, Reply['outcome'], Seen]>([
    ['accepted', 'accepted', 'unavailable'],
    ['contradicted', 'accepted', 'prior'],
    ['confirmed', 'accepted', 'requested'],
  ])(
    'is told what was %s for this customer, until a read is late enough to show it',
    async (state, outcome, seen) => {
      const clock = createFakeClock(START);
      const { journal, close } = await openTestJournal(clock);
      const { pipeline, apply, lines, latelyAtCheck } = beginIn(
        { journal, clock },
        { send: () => reply(outcome), see: () => seen },
      );
      const item = usageChange('capillary:1', 'ATM');
      await apply(item);
      await pipeline.preview(usageChange('capillary:2', 'POS'));
      await clock.advance(29_999);
      await pipeline.preview(usageChange('capillary:1', 'POS'));
      await clock.advance(1);
      await pipeline.preview(usageChange('capillary:1', 'POS'));
      expect(lines.get(item.change.id)?.state).toBe(state);
      expect(latelyAtCheck).toEqual([[], [], [item.change.id], []]);
      await close();
    },
  );
});
