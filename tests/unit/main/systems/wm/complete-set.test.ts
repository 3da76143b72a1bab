import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  entriesOf,
  selectionKeyOf,
  unaskedDifference,
  withEdits,
} from '../../../../../src/main/systems/wm/complete-set.ts';
import { asModifiedBy, putBody } from '../../../../../src/main/systems/wm/put-body.ts';
import { readPreferences } from '../../../../../src/main/systems/wm/read-reply.ts';
import type { CommunicationPreferences } from '../../../../../src/shared/domain/communication.ts';
import { replied, type WireCategory, wirePreferences } from './wire.ts';

const parse = (preferences: readonly WireCategory[]): CommunicationPreferences => {
  const found = readPreferences(replied(200, { preferences }));
  if (!found.ok || found.value === null) throw new Error('the set could not be read');
  return found.value;
};

/** What WM's members look like without those that it alone writes. */
const sendable = (preferences: readonly WireCategory[]) =>
  preferences.map(({ category, channels }) => ({
    category,
    channels: channels.map(({ name, selections }) => ({
      name,
      selections: selections.map(({ value, type, is_opt_in }) => ({ value, type, is_opt_in })),
    })),
  }));

const flipped = (optIn: 'Y' | 'N'): 'Y' | 'N' => (optIn === 'Y' ? 'N' : 'Y');

describe('the complete set', () => {
  it('goes back exactly as it came when nothing is edited', () => {
    fc.assert(
      fc.property(wirePreferences, (wire) => {
        expect(JSON.parse(putBody(withEdits(parse(wire), []), 'asha'))).toEqual({
          preferences: sendable(wire),
          audit_info: { modified_by: 'asha' },
        });
      }),
    );
  });

  it('differs from the fresh one in exactly the edited selections, whatever WM returns and whatever is edited', () => {
    fc.assert(
      fc.property(wirePreferences, fc.infiniteStream(fc.boolean()), (wire, picks) => {
        const set = parse(wire);
        const edits = entriesOf(set)
          .filter(() => picks.next().value === true)
          .map((entry) => ({ ...entry, optIn: flipped(entry.optIn) }));
        const wanted = new Map(edits.map((edit) => [selectionKeyOf(edit), edit.optIn]));
        const expected = sendable(wire).map(({ category, channels }) => ({
          category,
          channels: channels.map(({ name, selections }) => ({
            name,
            selections: selections.map((selection) => ({
              ...selection,
              is_opt_in:
                wanted.get(
                  selectionKeyOf({ category, channel: name, type: selection.type, value: selection.value }),
                ) ?? selection.is_opt_in,
            })),
          })),
        }));
        expect(JSON.parse(putBody(withEdits(set, edits), 'asha')).preferences).toEqual(expected);
      }),
    );
  });

  it('has no difference from itself in another order', () => {
    fc.assert(
      fc.property(wirePreferences, (wire) => {
        const entries = entriesOf(parse(wire));
        expect(unaskedDifference(entries, entries.toReversed(), [])).toBeNull();
      }),
    );
  });

  it('shows any selection that was turned, lost or added without being asked for', () => {
    fc.assert(
      fc.property(wirePreferences, fc.nat(), (wire, at) => {
        const entries = [
          ...new Map(entriesOf(parse(wire)).map((entry) => [selectionKeyOf(entry), entry])).values(),
        ];
        const hit = entries[at % Math.max(entries.length, 1)];
        fc.pre(hit !== undefined);
        const turned = entries.map((entry) =>
          entry === hit ? { ...entry, optIn: flipped(entry.optIn) } : entry,
        );
        const lost = entries.filter((entry) => entry !== hit);
        expect(unaskedDifference(entries, turned, [])).toMatchObject({
          expected: hit.optIn,
          now: flipped(hit.optIn),
        });
        expect(unaskedDifference(entries, lost, [])).toMatchObject({ expected: hit.optIn, now: null });
        expect(unaskedDifference(lost, entries, [])).toMatchObject({ expected: null, now: hit.optIn });
        expect(unaskedDifference(entries, turned, [hit])).toBeNull();
      }),
    );
  });
});

describe('modified_by', () => {
  it.each([
    ['asha.rao', 'asha.rao'],
    ['José Núñez', 'Jose_Nunez'],
    ['आशा', '__'],
    ['a\r\nb', 'a__b'],
    ['x'.repeat(40), 'x'.repeat(32)],
  ])('of %j is %j', (operator, sent) => {
    expect(asModifiedBy(operator)).toBe(sent);
  });

  it('is always at most 32 printable ASCII characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (operator) =>
        /^[\x21-\x7e]{0,32}$/.test(asModifiedBy(operator)),
      ),
    );
  });
});
