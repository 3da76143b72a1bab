import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScanDetector, type Seen } from '../../../../src/renderer/features/lookup/scanner.ts';

/** Types the keys with the given gap between each two and gives what was seen last. */
const typed = (keys: readonly string[], gap: number, see = createScanDetector(), from = 1000): Seen => {
  let seen: Seen = { kind: 'none' };
  keys.forEach((key, index) => {
    seen = see({ key, at: from + index * gap, modified: false });
  });
  return seen;
};

const CARD = [...'8800123400117730'];

describe('telling a scanner from a person', () => {
  it('hears a card scanned at 5 ms a key', () =>
    expect(typed([...CARD, 'Enter'], 5)).toEqual({ kind: 'scan', text: '8800123400117730' }));

  it('hears a slow scanner of 40 ms a key', () =>
    expect(typed([...CARD, 'Enter'], 40)).toEqual({ kind: 'scan', text: '8800123400117730' }));

  it('leaves the same number typed by a person alone', () =>
    expect(typed([...CARD, 'Enter'], 90)).toEqual({ kind: 'none' }));

  it('hears six characters, not five', () => {
    expect(typed([...'12345', 'Enter'], 5)).toEqual({ kind: 'none' });
    expect(typed([...'123456', 'Enter'], 5)).toEqual({ kind: 'scan', text: '123456' });
  });

  it('leaves out what was typed by hand before the scan', () => {
    const see = createScanDetector();
    typed([...'note '], 120, see);
    expect(typed([...CARD, 'Enter'], 5, see, 5000)).toEqual({ kind: 'scan', text: '8800123400117730' });
  });

  it('keeps the capitals that a scanner makes with Shift', () =>
    expect(typed(['Shift', 'A', 'Shift', 'B', ...'1234', 'Enter'], 5)).toEqual({
      kind: 'scan',
      text: 'AB1234',
    }));

  it('is not a scan when a person presses Enter later', () => {
    const see = createScanDetector();
    typed(CARD, 5, see);
    expect(see({ key: 'Enter', at: 3000, modified: false })).toEqual({ kind: 'none' });
  });

  it('is not a scan when Ctrl is held or another key comes between', () => {
    const see = createScanDetector();
    typed(CARD, 5, see);
    expect(see({ key: 'Enter', at: 1080, modified: true })).toEqual({ kind: 'none' });
    expect(typed([...'123456', 'Tab', 'Enter'], 5)).toEqual({ kind: 'none' });
  });

  it('tells the first character, before which the field is untouched', () => {
    const see = createScanDetector();
    expect(see({ key: '8', at: 1000, modified: false })).toEqual({ kind: 'first' });
    expect(see({ key: '8', at: 1005, modified: false })).toEqual({ kind: 'none' });
  });

  it('hears a second scan after the first', () => {
    const see = createScanDetector();
    typed([...CARD, 'Enter'], 5, see);
    expect(typed([...'654321', 'Enter'], 5, see, 9000)).toEqual({ kind: 'scan', text: '654321' });
  });

  it('never takes a person for a scanner, whatever is typed', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.constantFrom(...'0123456789abcdef', 'Enter'), fc.integer({ min: 41, max: 900 })),
        ),
        (keys) => {
          const see = createScanDetector();
          let at = 0;
          return keys.every(([key, gap]) => {
            at += gap;
            return see({ key, at, modified: false }).kind !== 'scan';
          });
        },
      ),
    ));
});
