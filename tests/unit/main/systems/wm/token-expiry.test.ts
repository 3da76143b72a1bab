import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenExpiry } from '../../../../../src/main/systems/wm/token-expiry.ts';

const jwt = (claims: unknown): string =>
  ['{"alg":"RS256"}', JSON.stringify(claims), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');

describe('when an access token ends', () => {
  it.each([
    ['a token with an end', jwt({ exp: 1_800_000_000 }), 1_800_000_000_000],
    ['a token with names in other scripts', jwt({ name: '日本語ÿ', exp: 1 }), 1_000],
    ['a token without an end', jwt({ sub: 'x' }), null],
    ['an end that is no number', jwt({ exp: '1800000000' }), null],
    ['an end before time', jwt({ exp: -1 }), null],
    ['claims that are no object', jwt(null), null],
    ['an opaque token', 'abc123', null],
    ['two parts', 'a.b', null],
    ['nothing', '', null],
  ])('%s', (_, token, expected) => {
    expect(tokenExpiry(token)).toBe(expected);
  });

  it('never throws, whatever stands in the parts', () => {
    fc.assert(
      fc.property(fc.string(), fc.json(), (head, claims) => {
        const token = `${head}.${Buffer.from(claims).toString('base64url')}.x`;
        expect(tokenExpiry(token) ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
