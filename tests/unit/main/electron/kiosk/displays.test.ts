import { EventEmitter } from 'node:events';
import type { Display, Rectangle, Screen } from 'electron';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followDisplays } from '../../../../../src/main/electron/kiosk-displays.ts';

const boundsOf = (id: number): Rectangle => ({ x: id * 1000, y: 0, width: 1000, height: 800 });
const displayOf = (id: number, bounds = boundsOf(id)): Display => ({ id, bounds }) as Display;

/** The screens of a machine, and what the kiosk makes of them. */
const machine = (...ids: readonly number[]) => {
  let displays = ids.map((id) => displayOf(id));
  const blanks = new Set<{ bounds: Rectangle }>();
  const told = new EventEmitter();
  let lost = 0;
  let placed: Rectangle | null = null;
  const screen = Object.assign(told, {
    getAllDisplays: () => displays,
    getPrimaryDisplay: () => displays[0] ?? displayOf(0),
  });
  followDisplays({
    screen: screen as EventEmitter as Screen,
    makeBlank: (bounds) => {
      const blank = { bounds };
      blanks.add(blank);
      return {
        setBounds: (next) => {
          blank.bounds = next;
        },
        destroy: () => void blanks.delete(blank),
      };
    },
    onPlaced: (bounds) => {
      placed = bounds;
    },
    onLost: () => {
      lost += 1;
    },
  });
  const at = (bounds: Rectangle): number => displays.find((one) => one.bounds.x === bounds.x)?.id ?? -1;
  return {
    add: (id: number, isPrimary = false) => {
      displays = isPrimary ? [displayOf(id), ...displays] : [...displays, displayOf(id)];
      screen.emit('display-added', {}, displayOf(id));
    },
    /** One screen in the place of another, told of as Chromium does: the list is the new one before either is. */
    swap: (id: number, by: number) => {
      displays = displays.map((one) => (one.id === id ? displayOf(by) : one));
      screen.emit('display-added', {}, displayOf(by));
      screen.emit('display-removed', {}, displayOf(id));
    },
    remove: (id: number) => {
      displays = displays.filter((one) => one.id !== id);
      screen.emit('display-removed', {}, displayOf(id));
    },
    change: (id: number, what: readonly string[], bounds = boundsOf(id)) => {
      displays = displays.map((one) => (one.id === id ? displayOf(id, bounds) : one));
      screen.emit('display-metrics-changed', {}, displayOf(id, bounds), what);
    },
    ids: () => displays.map(({ id }) => id),
    kiosk: () => (placed === null ? -1 : at(placed)),
    covered: () => [...blanks].map(({ bounds }) => at(bounds)).sort(),
    lost: () => lost,
  };
};

describe('screens', () => {
  it('are covered, all but the kiosk’s, as they come and go', () => {
    const it = machine(1, 2);
    expect([it.kiosk(), it.covered()]).toEqual([1, [2]]);
    it.add(3);
    expect([it.kiosk(), it.covered()]).toEqual([1, [2, 3]]);
    it.remove(2);
    expect([it.kiosk(), it.covered(), it.lost()]).toEqual([1, [3], 0]);
  });

  it('that come first do not take the kiosk away', () => {
    const it = machine(1);
    it.add(2, true);
    expect([it.kiosk(), it.covered(), it.lost()]).toEqual([1, [2], 0]);
  });

  it('that go take the kiosk to another, and end the visit', () => {
    const it = machine(1, 2);
    it.remove(1);
    expect([it.kiosk(), it.covered(), it.lost()]).toEqual([2, [], 1]);
  });

  it('that take the place of the kiosk’s end the visit, once', () => {
    const it = machine(1, 2);
    it.swap(1, 3);
    expect([it.kiosk(), it.covered(), it.lost()]).toEqual([3, [2], 1]);
    it.swap(2, 4);
    expect([it.kiosk(), it.covered(), it.lost()]).toEqual([3, [4], 1]);
  });

  it.each([
    [['bounds', 'workArea'], 1],
    [['rotation'], 1],
    [['scaleFactor', 'workArea'], 1],
    [['workArea'], 0],
    [[], 0],
  ])('that change in %j end the visit %i times', (what, times) => {
    const it = machine(1, 2);
    it.change(1, what);
    it.change(2, what);
    expect(it.lost()).toBe(times);
  });

  it('are covered in their new place', () => {
    const it = machine(1, 2);
    it.change(2, ['bounds'], { ...boundsOf(2), x: 7_000 });
    expect(it.covered()).toEqual([2]);
  });

  it('are each the kiosk’s or covered, whatever happens to them', () => {
    const step = fc.record({ what: fc.constantFrom('add', 'first', 'remove', 'change'), id: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const them = machine(0);
        for (const { what, id } of steps) {
          const isThere = them.ids().includes(id);
          if (what === 'change' && isThere) them.change(id, ['bounds']);
          else if (what === 'remove' && isThere && them.ids().length > 1) them.remove(id);
          else if (what === 'add' && !isThere) them.add(id);
          else if (what === 'first' && !isThere) them.add(id, true);
        }
        expect([...them.covered(), them.kiosk()].sort()).toEqual(them.ids().toSorted());
      }),
    );
  });
});
