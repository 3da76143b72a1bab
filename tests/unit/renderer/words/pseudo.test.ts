import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  catalogIn,
  lengthened,
  MARKS,
  pseudoCatalog,
  withCatalog,
} from '../../../support/renderer-stage/pseudo.ts';

describe('The pseudo-locale', () => {
  it('makes every word at least 40 % longer, and leaves markup alone', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z]{1,20}$/), (word) => {
        expect(lengthened(word).length).toBe(Math.ceil(word.length * 1.4));
      }),
    );
    expect(lengthened('Read <0>this</0>, then 42 more')).toMatch(/^\w+ <0>\w+<\/0>, \w+ 42 \w+$/);
  });

  it('marks messages at both ends, and keeps blanks, plural forms and choices', () => {
    const made = pseudoCatalog({
      abcdef: ['Now: ', ['0']],
      ghijkl: [['n', 'plural', { one: ['#', ' digit'], other: ['#', ' digits'] }]],
    });
    expect(made).toEqual({
      abcdef: [MARKS.first, 'Nnoow: ', ['0'], MARKS.last],
      ghijkl: [
        MARKS.first,
        ['n', 'plural', { one: ['#', ' diigiit'], other: ['#', ' ddiigiits'] }],
        MARKS.last,
      ],
    });
  });

  it('is read from a chunk and written into one, whatever stands in its texts', () => {
    const texts = [['it’s “`$', '{x}`” \\ done'].join(''), 'نعم', 'line\nline', "it's"];
    for (const text of texts) {
      const catalog = { abcdef: [text] };
      const chunk = `var n=JSON.parse(\`${JSON.stringify(catalog).replace(/[\\`]|\$\{/g, '\\$&')}\`);export{n};`;
      expect(catalogIn(chunk)).toEqual(catalog);
      expect(catalogIn(withCatalog(chunk, { abcdef: ['other'] }))).toEqual({ abcdef: ['other'] });
    }
  });

  it('is in no source of the product', () => {
    const sources = join(import.meta.dirname, '..', '..', '..', '..', 'src');
    for (const file of readdirSync(sources, { recursive: true, encoding: 'utf8' }))
      if (/\.(tsx?|po|html)$/.test(file))
        expect(readFileSync(join(sources, file), 'utf8').includes(MARKS.first), file).toBe(false);
  });
});
