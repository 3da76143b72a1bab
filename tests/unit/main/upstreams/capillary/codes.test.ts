import { describe, expect, it } from 'vitest';
import {
  codeClass,
  KNOWN_CODES,
  provesNothingDone,
} from '../../../../../src/main/upstreams/capillary/codes.ts';

describe('what a code of Capillary proves', () => {
  it.each([
    ['refusal', [400, 401, 403, 404, 405, 415, 498, 1042, 1047, 3217, 8003, 8006, 8009, 8013, 8045, 8066]],
    ['refusal', [3000, 3008, 3009, 3010, 3017, 3027, 3031, 3035, 3036, 3039, 3044, 3045, 3051, 701, 704]],
    ['nobody', [816, 1011, 1012, 8015]],
    ['after', [8059, 8062, 8063]],
    ['merge', [8051, 8053, 8067, 8069, 91009]],
    ['warning', [91005, 91006, 91007]],
    ['open', [461, 500, 521, 705]],
    ['open', [1, 3032, 3033, 3034, 3043, 9999, 91008]],
  ])('is %s for %j', (expected, codes) => {
    for (const code of codes) expect([code, codeClass(code)]).toEqual([code, expected]);
  });

  it('proves nothing when there is no code', () => {
    expect(codeClass(null)).toBe('open');
    expect(provesNothingDone(null)).toBe(false);
  });

  it('takes only refusals and nobody as proof that nothing was done', () => {
    const proofs = KNOWN_CODES.filter(provesNothingDone);
    for (const code of [461, 500, 521, 705, 8051, 8053, 8059, 8062, 8063, 8067, 8069, 91005, 91009]) {
      expect(proofs).not.toContain(code);
    }
    expect(proofs).toContain(8015);
  });

  it('knows every code that the contract names, and the expired token', () => {
    expect(KNOWN_CODES).toHaveLength(98);
  });
});
