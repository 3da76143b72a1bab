import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupIntoAttempts } from '../../../../src/main/changes/group.ts';
import { preferenceChange, usageChange } from './a-change.ts';
import { createFakeKind } from './fake-kind.ts';

const usage = createFakeKind().kind;
const preferences = createFakeKind({ name: 'communication.set', combines: true }).kind;
const kinds = new Map([
  [usage.name, usage],
  [preferences.name, preferences],
]);

const aChange = fc.boolean().map((isUsage) => (isUsage ? usageChange() : preferenceChange('9198')));

describe('the attempts of a basket', () => {
  it('hold every change once, in the order in which they were drafted', () => {
    fc.assert(
      fc.property(fc.array(aChange), (items) => {
        const { groups, off } = groupIntoAttempts(items, kinds);
        expect(off).toEqual([]);
        expect(new Set(groups.flatMap((group) => group.items))).toEqual(new Set(items));
        expect(groups.flatMap((group) => group.items).length).toBe(items.length);
        const firsts = groups.map((group) => items.indexOf(group.items[0]));
        expect(firsts).toEqual(firsts.toSorted((a, b) => a - b));
        for (const group of groups) {
          const places = group.items.map((item) => items.indexOf(item));
          expect(places).toEqual(places.toSorted((a, b) => a - b));
        }
      }),
    );
  });

  it('are one for all changes of a kind that combines, and one each for others', () => {
    fc.assert(
      fc.property(fc.array(aChange), (items) => {
        const { groups } = groupIntoAttempts(items, kinds);
        for (const { kind, items: own } of groups) {
          const same = items.filter(({ change }) => change.kind === kind.name);
          expect(own.length).toBe(kind.combines ? same.length : 1);
          expect(own.every(({ change }) => change.kind === kind.name)).toBe(true);
        }
      }),
    );
  });

  it('leave out what no configured upstream takes', () => {
    const items = [usageChange(), preferenceChange('9198')];
    const { groups, off } = groupIntoAttempts(items, new Map([[usage.name, usage]]));
    expect(groups.map(({ kind }) => kind)).toEqual([usage]);
    expect(off).toEqual([items[1]]);
  });
});
