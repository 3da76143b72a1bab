import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ChangeKind, Checked, Reply } from '../../src/main/ports/change-kind.ts';
import type { Result } from './lab/result.ts';
import { runShard } from './lab/shard.ts';
import { KINDS } from './plan/kinds.ts';
import { figuresOf } from './report.ts';
import type { Spec } from './runs/spec.ts';

/* A lab that finds nothing may be one that sees nothing: here each kind of change is given a defect. */

const SAID: Reply = {
  outcome: 'accepted',
  reason: null,
  notes: [],
  upstreamRequestId: null,
  httpStatus: 200,
  mergedInto: null,
};

const withSend =
  (send: (checked: Checked, kind: ChangeKind) => Checked['send']) =>
  (kind: ChangeKind): ChangeKind => ({
    ...kind,
    check: async (changes) => {
      const checked = await kind.check(changes);
      return { ...checked, send: send(checked, kind) };
    },
  });

const specs = (effect: 'applied' | 'not-applied', name = 'no-reply-then-end'): readonly Spec[] =>
  KINDS.map((kind) => ({
    is: 'write',
    kind,
    phase: 'write',
    fault: { is: 'named', name },
    effect,
    hits: 'all',
  }));

const run = async (
  runs: readonly Spec[],
  tamper: (kind: ChangeKind) => ChangeKind,
): Promise<readonly Result[]> => {
  const results: Result[] = [];
  await runShard({ specs: runs, lanes: 3, onResult: (result) => results.push(result), tamper });
  return results;
};

describe('the lab sees', () => {
  it('a kind that claims a yes and believes itself', async () => {
    const tampered = (kind: ChangeKind): ChangeKind => ({
      ...withSend((checked) => async (attempt) => {
        await checked.send(attempt);
        return SAID;
      })(kind),
      readBack: async (changes) =>
        changes.map(({ id }) => ({ changeId: id, seen: 'requested', problem: null })),
    });
    expect(figuresOf(await run(specs('not-applied'), tampered)).misreported).toBe(KINDS.length);
  });

  it('a kind that takes silence for a no', async () => {
    const tampered = withSend((checked) => async (attempt) => {
      const reply = await checked.send(attempt);
      return reply.outcome === 'unknown' ? { ...reply, outcome: 'rejected' } : reply;
    });
    expect(figuresOf(await run(specs('applied'), tampered)).misreported).toBe(KINDS.length);
  });

  it('a kind that says not-sent after the first byte', async () => {
    const tampered = withSend((checked) => async (attempt) => ({
      ...(await checked.send(attempt)),
      outcome: 'not-sent',
    }));
    expect(figuresOf(await run(specs('not-applied'), tampered)).misreported).toBe(KINDS.length);
  });

  it('a kind that sends once more when nothing came back', async () => {
    const tampered = withSend((checked, kind) => async (attempt) => {
      const reply = await checked.send(attempt);
      const changes = LAST.get(kind);
      if (changes !== undefined) await (await kind.check(changes)).send(attempt);
      return reply;
    });
    const LAST = new WeakMap<ChangeKind, Parameters<ChangeKind['check']>[0]>();
    const remembering = (kind: ChangeKind): ChangeKind => {
      const inner: ChangeKind = {
        ...kind,
        check: (changes) => {
          LAST.set(inner, changes);
          return kind.check(changes);
        },
      };
      return tampered(inner);
    };
    expect(figuresOf(await run(specs('not-applied'), remembering)).duplicates).toBe(KINDS.length);
  });

  it('a call that goes on past its deadline', async () => {
    const tampered = withSend((checked) => async (attempt) => {
      const reply = await checked.send(attempt);
      // By this much over its deadline, whatever the time by which the process itself is late.
      for (let slice = 0; slice < 50; slice += 1) await setTimeout(20);
      return reply;
    });
    expect(figuresOf(await run(specs('applied', 'silence'), tampered)).hung).toBe(KINDS.length);
  });
});
