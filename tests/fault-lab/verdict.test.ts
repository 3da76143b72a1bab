import { describe, expect, it } from 'vitest';
import { OUTCOMES } from '../../src/shared/domain/outcome.ts';
import type { ReadEvidence, WriteEvidence } from './runs/evidence.ts';
import { judgeRead, judgeWrite } from './verdict.ts';

const evidence = (state: string, applied: number, more: Partial<WriteEvidence> = {}): WriteEvidence => {
  const truth = { seen: applied, applied };
  return {
    spec: {
      is: 'write',
      kind: 'card.link',
      phase: 'write',
      fault: { is: 'named', name: 'silence' },
      effect: 'applied',
      hits: 'all',
    },
    upstream: 'capillary',
    truth,
    begun: 0,
    said: [{ changeId: 'a', state, isAtRest: true, truth }],
    onRecord: [{ changeId: 'a', reported: state, recorded: state }],
    unrecorded: 0,
    timed: [],
    missed: false,
    strayed: false,
    stuck: false,
    ...more,
  };
};

const lies = (one: WriteEvidence): boolean => judgeWrite(one, 400).misreported.length > 0;

const TRUE_WHEN_APPLIED: readonly string[] = ['confirmed', 'accepted', 'unknown'];

describe('the verdict', () => {
  it.each(OUTCOMES)('holds %s against what was changed, and against what was not', (outcome) => {
    expect(lies(evidence(outcome, 1))).toBe(!TRUE_WHEN_APPLIED.includes(outcome));
    expect(lies(evidence(outcome, 0))).toBe(['confirmed', 'accepted'].includes(outcome));
  });

  it.each(['refused', 'not-sent'])('finds %s wrong once a byte had arrived', (outcome) => {
    expect(lies(evidence(outcome, 0, { begun: 1 }))).toBe(true);
  });

  it('finds a record wrong that differs from what was reported, or is missing', () => {
    const onRecord = (recorded: string | null) => [{ changeId: 'a', reported: 'unknown', recorded }];
    expect(lies(evidence('unknown', 0, { onRecord: onRecord('not-applied') }))).toBe(true);
    expect(lies(evidence('unknown', 0, { onRecord: onRecord(null) }))).toBe(true);
    expect(lies(evidence('unknown', 0, { onRecord: [] }))).toBe(true);
  });

  it('holds a claim against what was so when it was made, and what was last said against the end', () => {
    const early = { seen: 0, applied: 0 };
    const said = [{ changeId: 'a', state: 'confirmed', isAtRest: true, truth: early }];
    expect(lies(evidence('confirmed', 1, { said }))).toBe(true);
    const late = [{ changeId: 'a', state: 'not-applied', isAtRest: true, truth: early }];
    expect(lies(evidence('not-applied', 1, { said: late }))).toBe(true);
  });

  it('lets a yes stand while it is being read back', () => {
    const truth = { seen: 0, applied: 0 };
    const said = [
      { changeId: 'a', state: 'accepted', isAtRest: false, truth },
      { changeId: 'a', state: 'contradicted', isAtRest: true, truth },
    ];
    expect(lies(evidence('contradicted', 0, { said }))).toBe(false);
  });

  it.each([{ truth: { seen: 2, applied: 1 } }, { truth: { seen: 2, applied: 2 } }, { begun: 2 }])(
    'counts a write that went out twice: %j',
    (more) => {
      expect(judgeWrite(evidence('unknown', 1, more), 400).duplicate).toBe(true);
    },
  );

  it('finds calls hung past their deadlines, the process’s own lateness apart', () => {
    const send = (ms: number, lagMs: number) =>
      judgeWrite(evidence('unknown', 0, { timed: [{ what: 'send', ms, calls: 1, lagMs }] }), 400).hung.length;
    expect(send(640, 0)).toBe(0);
    expect(send(660, 0)).toBe(1);
    expect(send(660, 20)).toBe(0);
    expect(judgeWrite(evidence('unknown', 0, { stuck: true }), 400).hung).toEqual(['never ended']);
  });

  it('lets a read fail or tell the truth, and nothing else', () => {
    const read = (claimed: string | null): ReadEvidence => ({
      spec: { is: 'read', read: 'wm preferences', fault: { is: 'named', name: '404-empty' }, hits: 'all' },
      upstream: 'wm',
      baseline: '{"categories":[]}',
      claimed,
      timed: [],
      missed: false,
      stuck: false,
    });
    const wrong = (claimed: string | null) => judgeRead(read(claimed), 400).misreported.length;
    expect([null, '{"categories":[]}', 'null', '[]'].map(wrong)).toEqual([0, 0, 1, 1]);
  });
});
