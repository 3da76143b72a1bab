import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problem } from '../../../../src/shared/domain/problem.ts';
import { fittingText, shownOrNull, shownText } from '../../../../src/shared/domain/shown-text.ts';

/** What must never reach a screen or a record, whoever wrote it. */
const HIDDEN =
  /(?![\n\t])[\p{Cc}\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 3_000 }),
  fc.string({ unit: 'grapheme', maxLength: 1_200 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 600 })
    .map((units) => String.fromCharCode(...units)),
);

describe('text of others', () => {
  it('is at most 500 characters of plain text on one line, whatever came', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const shown = shownText(text);
        expect(shown.length).toBeLessThanOrEqual(500);
        expect(shown).not.toMatch(HIDDEN);
        expect(shown).not.toMatch(/[\n\t]/);
        expect(shown.isWellFormed()).toBe(true);
        expect(shownText(shown)).toBe(shown);
        expect(fittingText(shown)).toBe(shown);
      }),
      { numRuns: 300 },
    );
  });

  it('fits a screen and a journal, with its own line breaks', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const fit = fittingText(text);
        expect(fit.length).toBeLessThanOrEqual(500);
        expect(fit).not.toMatch(HIDDEN);
        expect(fit.isWellFormed()).toBe(true);
        expect(fittingText(fit)).toBe(fit);
      }),
      { numRuns: 300 },
    );
    expect(fittingText('  two  blanks\nand a line\t')).toBe('  two  blanks\nand a line\t');
  });

  it.each([
    ['is left alone when it is plain', 'Karta zajęta: ग्राहक-42 👩‍👧', 'Karta zajęta: ग्राहक-42 👩‍👧'],
    ['loses control characters and line breaks', 'a\r\n\tb\u0000c\u001b[31m\u0085d', 'a b c [31m d'],
    ['cannot turn the direction of what follows', 'abc\u202Etxt', 'abc txt'],
    ['cannot isolate a part of itself', 'a\u2067b\u2069c\u2066d', 'a b c d'],
    ['loses marks of direction', 'a\u200eb\u200fc\u061cd', 'abcd'],
    ['loses what nobody sees', 'in\u00advis\u200bi\u2060b\u{e0041}l\u3164e\ufeff', 'invisible'],
    ['keeps the joiners of Indic and Arabic names', 'क्\u200dष می\u200cخواهم', 'क्\u200dष می\u200cخواهم'],
    ['keeps how a sign is drawn', '\u2764\ufe0f \u0600\u0661', '\u2764\ufe0f \u0600\u0661'],
    ['loses halves of characters', 'a\ud83db\udc69', 'a b'],
    ['keeps markup as text', '<b>no</b>', '<b>no</b>'],
    ['has single blanks', '  Gold   card\u00a0 ', 'Gold card'],
    ['is cut with a mark', 'x'.repeat(600), `${'x'.repeat(499)}…`],
    ['is cut between characters', '👩'.repeat(300), `${'👩'.repeat(249)}…`],
  ])('%s', (_name, text, shown) => {
    expect(shownText(text)).toBe(shown);
  });

  it('may be missing', () => {
    expect(shownOrNull(null)).toBeNull();
    expect(shownOrNull('a\u202eb')).toBe('a b');
  });

  it('stays quick when there is a lot of it', () => {
    const begun = performance.now();
    shownText('\u0000 '.repeat(2_000_000));
    fittingText('\u202e'.repeat(2_000_000));
    expect(performance.now() - begun).toBeLessThan(200);
  });
});

it('a problem holds no text that a screen or a journal would refuse', () => {
  const data = { label: 'L'.repeat(600), series: 'not\u202eopt', status: 200, gone: null };
  expect(problem('card.label-gone', data).data).toEqual({
    label: `${'L'.repeat(499)}…`,
    series: 'not opt',
    status: 200,
    gone: null,
  });
});
