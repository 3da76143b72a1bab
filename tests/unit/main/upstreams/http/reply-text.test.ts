import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutSecrets } from '../../../../../src/main/upstreams/http/redact.ts';
import { boundText } from '../../../../../src/main/upstreams/http/reply-text.ts';

describe('text of an upstream', () => {
  it('is at most 500 characters of plain text on one line, whatever came', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (text) => {
        const shown = boundText(text);
        expect(shown.length).toBeLessThanOrEqual(500);
        expect(shown).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff]/u);
        expect(shown.isWellFormed()).toBe(true);
        expect(boundText(shown)).toBe(shown);
      }),
    );
  });

  it.each([
    ['is left alone when it is plain', 'Karta zajęta: ग्राहक-42 👩‍👧', 'Karta zajęta: ग्राहक-42 👩‍👧'],
    ['loses control characters and line breaks', 'a\r\n\tb\u0000c\u001b[31m', 'a b c [31m'],
    ['cannot turn the direction of what follows', 'abc\u202Etxt', 'abc txt'],
    ['keeps markup as text', '<b>no</b>', '<b>no</b>'],
    ['is cut with a mark', 'x'.repeat(600), `${'x'.repeat(499)}…`],
    ['is cut between characters', '👩'.repeat(300), `${'👩'.repeat(249)}…`],
  ])('%s', (_name, text, shown) => {
    expect(boundText(text)).toBe(shown);
  });

  it('stays quick when there is a lot of it', () => {
    const begun = performance.now();
    boundText('\u0000 '.repeat(2_000_000));
    expect(performance.now() - begun).toBeLessThan(200);
  });
});

describe('a secret that an upstream quotes', () => {
  it('is taken out wherever it stands', () => {
    expect(withoutSecrets('bad token tok-123456 (tok-123456)', ['tok-123456'])).toBe('bad token ••• (•••)');
  });

  it('is left when it is too short to be told from other text', () => {
    expect(withoutSecrets('status 400', ['4'])).toBe('status 400');
  });
});
