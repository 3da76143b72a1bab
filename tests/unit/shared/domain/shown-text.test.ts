import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shownOrNull, shownText } from '../../../../src/shared/domain/shown-text.ts';

it('text of others is left alone, or cut to what a screen takes without breaking a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 1_200 }), (text) => {
      const shown = shownText(text);
      expect(shown.length).toBeLessThanOrEqual(500);
      expect(shown.isWellFormed()).toBe(true);
      if (text.length <= 500) expect(shown).toBe(text);
      else expect(text.startsWith(shown.slice(0, -1)) && shown.endsWith('…')).toBe(true);
    }),
  );
  expect(shownOrNull(null)).toBeNull();
  expect(shownOrNull('a')).toBe('a');
});
