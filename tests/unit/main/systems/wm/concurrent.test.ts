import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WmClient } from '../../../../../src/main/systems/wm/client.ts';
import { createCommunicationSetKind } from '../../../../../src/main/systems/wm/communication-set.ts';
import { entriesOf, optInsOf, selectionKeyOf } from '../../../../../src/main/systems/wm/complete-set.ts';
import { putBody } from '../../../../../src/main/systems/wm/put-body.ts';
import { readPreferences } from '../../../../../src/main/systems/wm/read-reply.ts';
import { judgePut } from '../../../../../src/main/systems/wm/write-reply.ts';
import type { Change } from '../../../../../src/shared/domain/change.ts';
import type { CommunicationPreferences } from '../../../../../src/shared/domain/communication.ts';
import { ok } from '../../../../../src/shared/domain/problem.ts';
import { seenSetOf } from '../../../../../src/shared/domain/seen-set.ts';
import { CONSENT, change, replied, type WireCategory, wirePreferences } from './wire.ts';

const ids = { v4: () => 'request', v7: () => 'unused' };
const ATTEMPT = { id: 'attempt', requestId: 'request', operator: 'asha' };

const parse = (preferences: readonly WireCategory[]): CommunicationPreferences => {
  const found = readPreferences(replied(200, { preferences }));
  if (!found.ok || found.value === null) throw new Error('the set could not be read');
  return found.value;
};

const flipped = (optIn: 'Y' | 'N'): 'Y' | 'N' => (optIn === 'Y' ? 'N' : 'Y');

/** A set as somebody else may leave it: some selections changed, some taken away. */
const elsewhere = (
  wire: readonly WireCategory[],
  draw: () => number,
  share: number,
): readonly WireCategory[] =>
  wire.map((category) => ({
    ...category,
    channels: category.channels.map((channel) => ({
      ...channel,
      selections: channel.selections
        .filter(() => draw() >= share / 2)
        .map((one) => (draw() < share ? { ...one, is_opt_in: flipped(one.is_opt_in) } : one)),
    })),
  }));

/** What is edited: some selections of what was seen, each once. */
const edits = (
  seen: CommunicationPreferences,
  draw: () => number,
  saw: string | null,
): readonly Change<'communication.set'>[] => {
  const optIns = optInsOf(entriesOf(seen));
  const once = new Map(entriesOf(seen).map((entry) => [selectionKeyOf(entry), entry]));
  return [...once.values()]
    .filter((entry) => optIns.get(selectionKeyOf(entry)) === entry.optIn && draw() < 0.4)
    .map((entry, at) => ({
      ...change(
        { ...entry, optIn: flipped(entry.optIn), ...(saw === null ? {} : { saw }) },
        entry.optIn,
        `c${at}`,
      ),
      asked: CONSENT,
    }));
};

const attempt = async (changes: readonly Change<'communication.set'>[], fresh: CommunicationPreferences) => {
  const puts: string[] = [];
  const client: Pick<WmClient, 'get' | 'put'> = {
    get: async () => ok(fresh),
    put: async (_, set, modifiedBy, requestId) => {
      puts.push(putBody(set, modifiedBy));
      return judgePut(replied(200, { status: 'Success' }), requestId);
    },
  };
  const [first, ...rest] = changes;
  if (first !== undefined) {
    const checked = await createCommunicationSetKind({ client, ids }).check([first, ...rest]);
    await checked.send(ATTEMPT);
  }
  return puts;
};

/** What is sent, as WM would read it. */
const sent = (body: string) => entriesOf(parse(JSON.parse(body).preferences));

const stream = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }));
const drawer = (values: Iterator<number>) => () => Number(values.next().value);

describe('sending over what somebody else changed meanwhile', () => {
  it('never writes a Y over an N that appeared since, and differs from the fresh set in the edits alone', async () => {
    await fc.assert(
      fc.asyncProperty(wirePreferences, stream, fc.boolean(), async (wire, values, looked) => {
        const draw = drawer(values);
        const seen = parse(wire);
        const changes = edits(seen, draw, looked ? seenSetOf(seen) : null);
        const fresh = parse(elsewhere(wire, draw, draw() < 0.4 ? 0 : 0.15));
        const before = optInsOf(entriesOf(seen));
        for (const body of await attempt(changes, fresh)) {
          const wanted = new Map(changes.map(({ payload }) => [selectionKeyOf(payload), payload.optIn]));
          const after = sent(body);
          expect(after).toEqual(
            entriesOf(fresh).map((entry) => ({
              ...entry,
              optIn: wanted.get(selectionKeyOf(entry)) ?? entry.optIn,
            })),
          );
          const overNew = after.filter(
            (entry, at) =>
              entry.optIn === 'Y' &&
              entriesOf(fresh)[at]?.optIn === 'N' &&
              before.get(selectionKeyOf(entry)) !== 'N',
          );
          expect(overNew).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('sends nothing at all when anything is not as the operator saw it', async () => {
    let differed = 0;
    await fc.assert(
      fc.asyncProperty(wirePreferences, stream, async (wire, values) => {
        const draw = drawer(values);
        const seen = parse(wire);
        const changes = edits(seen, draw, seenSetOf(seen));
        const fresh = parse(elsewhere(wire, draw, 0.3));
        const [was, is] = [optInsOf(entriesOf(seen)), optInsOf(entriesOf(fresh))];
        const same = was.size === is.size && [...was].every(([key, optIn]) => is.get(key) === optIn);
        if (same || changes.length === 0) return;
        differed += 1;
        expect(await attempt(changes, fresh)).toEqual([]);
      }),
      { numRuns: 500 },
    );
    expect(differed).toBeGreaterThan(50);
  });

  it('sends exactly once when everything is as it was seen', async () => {
    await fc.assert(
      fc.asyncProperty(wirePreferences, stream, async (wire, values) => {
        const seen = parse(wire);
        const changes = edits(seen, drawer(values), seenSetOf(seen));
        expect(await attempt(changes, parse(wire))).toHaveLength(changes.length === 0 ? 0 : 1);
      }),
    );
  });
});
