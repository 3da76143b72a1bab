import fc from 'fast-check';
import { expect, it } from 'vitest';
import { base64urlLength, fromBase64url } from '../../../../src/main/provisioning/base64url.ts';

const ALPHABET = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'];

it('every text of up to three characters is taken exactly when it is how its bytes are written', () => {
  const others = [...ALPHABET, '+', '/', '=', ' ', '\n', 'é'];
  const wrong: string[] = [];
  let taken = 0;
  for (const a of ['', ...others])
    for (const b of a === '' ? [''] : ['', ...others])
      for (const c of b === '' ? [''] : ['', ...others]) {
        const text = a + b + c;
        const bytes = Buffer.from(text, 'base64url');
        const isRight = bytes.toString('base64url') === text;
        if (base64urlLength(text) !== (isRight ? bytes.length : null)) wrong.push(text);
        if (isRight) taken += 1;
      }
  expect(wrong).toEqual([]);
  // Nothing, 256 bytes, and 65,536 pairs of bytes.
  expect(taken).toBe(1 + 256 + 65_536);
});

it('longer ones give the bytes that were written, and nothing for a slip', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.nat(),
      fc.constantFrom(...'+/= .~'),
      (bytes, place, slip) => {
        const text = Buffer.from(bytes).toString('base64url');
        expect(fromBase64url(text)).toEqual(Buffer.from(bytes));
        const at = place % (text.length + 1);
        expect(fromBase64url(text.slice(0, at) + slip + text.slice(at))).toBeNull();
      },
    ),
  );
});
