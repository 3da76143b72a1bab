import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../../src/main/receipts/canonical.ts';
import { OUTCOMES } from '../../../../src/shared/domain/outcome.ts';
import { ReceiptFactsSchema } from '../../../../src/shared/ipc/receipt.ts';
import { facts, line } from './facts.ts';

type Path = readonly (string | number)[];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Where every single fact of a value stands. */
const leavesOf = (value: unknown, path: Path = []): readonly Path[] =>
  isRecord(value)
    ? Object.entries(value).flatMap(([name, member]) => leavesOf(member, [...path, name]))
    : [path];

/** The same value with one fact replaced. */
const withLeaf = (value: unknown, [name, ...rest]: Path, leaf: (old: unknown) => unknown): unknown => {
  if (name === undefined) return leaf(value);
  if (Array.isArray(value))
    return value.map((member, at) => (String(at) === String(name) ? withLeaf(member, rest, leaf) : member));
  return isRecord(value) ? { ...value, [name]: withLeaf(value[name], rest, leaf) } : value;
};

/** The same value with the members of every object in another order. */
const shuffled = (value: unknown, seed: number): unknown => {
  if (Array.isArray(value)) return value.map((member) => shuffled(member, seed));
  if (!isRecord(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [name, shuffled(member, seed)] as const);
  const turn = members.length === 0 ? 0 : seed % members.length;
  return Object.fromEntries([...members.slice(turn), ...members.slice(0, turn)].toReversed());
};

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const FACTS = facts({
  lines: [
    line({ reason: { code: 'net.deadline', data: { upstream: 'wm', ms: 15_000 } }, outcome: 'unknown' }),
    line({ changeId: '01961b1c-0000-7000-8000-000000000002' }),
  ],
});

const another = (old: unknown): unknown => {
  if (typeof old === 'number') return old + 1;
  if (typeof old === 'boolean') return !old;
  return old === null ? 'x' : `${old} `;
};

describe('the bytes of a receipt', () => {
  it('change with every single fact of it', () => {
    const leaves = leavesOf(FACTS);
    expect(leaves.length).toBeGreaterThan(30);
    const digests = leaves.map((path) => {
      // Only the digest is asked for: a fact that no schema takes must change it all the same.
      const changed = withLeaf(FACTS, path, another) as typeof FACTS;
      return hex(digestOf(changed));
    });
    expect(new Set([...digests, hex(digestOf(FACTS))]).size).toBe(leaves.length + 1);
  });

  it('do not depend on the order in which an object holds its members', () => {
    fc.assert(
      fc.property(fc.nat(1000), (seed) => {
        const same = v.parse(ReceiptFactsSchema, shuffled(FACTS, seed));
        expect(hex(digestOf(same))).toBe(hex(digestOf(FACTS)));
        expect(hex(digestOf(shuffled(FACTS, seed) as typeof FACTS))).toBe(hex(digestOf(FACTS)));
      }),
    );
  });

  it('depend on the order of the lines', () => {
    expect(hex(digestOf({ ...FACTS, lines: FACTS.lines.toReversed() }))).not.toBe(hex(digestOf(FACTS)));
  });

  it('differ for each outcome of the same change', () => {
    const digests = [...OUTCOMES, null].map((outcome) =>
      hex(digestOf(facts({ lines: [line({ outcome })] }))),
    );
    expect(new Set(digests).size).toBe(OUTCOMES.length + 1);
  });

  it('tell apart texts that only their borders tell apart', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (a, b, c, d) => {
        fc.pre(a !== c || b !== d);
        const one = facts({ branch: { id: a, name: b } });
        const other = facts({ branch: { id: c, name: d } });
        expect(hex(digestOf(one))).not.toBe(hex(digestOf(other)));
      }),
    );
  });

  it('are the same on every machine', () => {
    expect(hex(digestOf(facts()))).toMatchInlineSnapshot(
      `"cd9e367afaaa3209409ed3fdfcf40659d48d6ccb83e0817084e3580bbf996a47"`,
    );
  });
});
