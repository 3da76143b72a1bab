import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScrub, isScrubbed, withoutMark } from '../../../../../src/main/systems/kit/scrub.ts';
import { ECHOED } from '../../../../support/echoed.ts';

const SECRET = 'p/ss wörd+&"key\\42%9';
const TOKEN = 'tok-9f86d081884c7d659a2feaa0c55ad015';
const DIGEST = '5f4dcc3b5aa765d61d8327deb882cf99';
const secrets = [SECRET, TOKEN, DIGEST];
const scrub = createScrub({ secrets });

const PLACES = [(text: string) => text, (text: string) => `not taken: ${text} (try again)`];

/** Whether a text gives a secret away, by a test of its own: no decoding of the product's. */
const givesAway = (text: string, form: (secret: string) => string): boolean =>
  secrets.some((secret) => text.includes(secret) || text.includes(form(secret)));

describe('what was sent with a call', () => {
  it.each(Object.entries(ECHOED))('is taken out of a reply %s', (_name, form) => {
    for (const secret of secrets)
      for (const place of PLACES) {
        const told = place(form(secret));
        for (const clean of [
          scrub.text(told),
          JSON.stringify(scrub.tree({ a: [{ [told.slice(0, 3)]: told }], errors: [{ message: told }] })),
        ]) {
          expect(givesAway(clean, form)).toBe(false);
          expect(clean).toContain('•••');
        }
      }
  });

  it.each(['as base64', 'in hexadecimal', 'percent-encoded whole', 'in character references'])(
    'is taken out with blanks within it too: %s',
    (name) => {
      for (const secret of secrets) {
        const told = [...(ECHOED[name]?.(secret) ?? '')].join(' ');
        expect(scrub.text(`not taken: ${told} (try again)`)).not.toContain(told);
      }
    },
  );

  it('is taken out alone: words beside it stay', () => {
    expect(scrub.text(`token ${TOKEN} is over (${TOKEN})`)).toBe('token ••• is over (•••)');
    expect(scrub.text(`key ${Buffer.from(SECRET).toString('base64')} is over`)).toBe('key ••• is over');
    expect(scrub.text(`digest ${DIGEST.toUpperCase()} is over`)).toBe('digest ••• is over');
  });

  it('is found as a number too', () => {
    const digits = createScrub({ secrets: ['987654321012'] });
    expect(digits.tree({ code: 987_654_321_012 })).toEqual({ code: '\ufdd0•••' });
    expect(digits.tree({ code: 8015 })).toEqual({ code: 8015 });
  });

  it('is left where it may be by chance', () => {
    expect(createScrub({ secrets: ['4'] }).text('status 400')).toBe('status 400');
    const weak = createScrub({ secrets: ['123456'] });
    expect(weak.text('mobile 919123456789')).toBe('mobile 919123456789');
    expect(weak.text('password 123456.')).toBe('password •••.');
  });

  it('leaves everything else exactly as it was', () => {
    const plain = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.base64String({ maxLength: 80 }),
      fc.webUrl(),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(plain, fc.integer(), fc.array(plain))), (body) => {
        expect(scrub.tree(body)).toEqual(body);
      }),
    );
  });

  it('marks a text that lost something, however long it is, and stays quick', () => {
    const begun = performance.now();
    const tree = scrub.tree({
      long: 'A'.repeat(4_000_000),
      many: Array.from({ length: 200 }, (_, at) => `${'QUJD'.repeat(900)}%41\\u0041&amp;${at}`),
      quoted: `x${TOKEN}`,
    }) as { readonly long: string; readonly quoted: string };
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect(isScrubbed(tree.long)).toBe(true);
    expect(withoutMark(tree.quoted)).toBe('x•••');
  });
});

it('a value of the customer is masked where the reply says something of it, and nowhere else', () => {
  const own = createScrub({ secrets: [], values: ['GOLD-CARD-77', 'asha@example.com'] });
  const body = { message: 'GOLD-CARD-77 of asha@example.com is taken', value: 'GOLD-CARD-77' };
  expect(own.tree(body)).toEqual({
    message: '•••• -77 of a•••@•••.com is taken',
    value: 'GOLD-CARD-77',
  });
});
