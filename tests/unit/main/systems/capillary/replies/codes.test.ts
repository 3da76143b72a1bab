import { describe, expect, it } from 'vitest';
import {
  codeClass,
  KNOWN_CODES,
  provesNothingDone,
  warnsOfMerge,
} from '../../../../../../src/main/systems/capillary/replies/codes.ts';

describe('where a code stands', () => {
  it('makes what it means: as a warning these tell of a merge, as an error one of them says that there is none', () => {
    for (const code of [8050, 8051, 8052, 8053, 8066, 8067, 8069, 91009])
      expect(warnsOfMerge(code)).toBe(true);
    for (const code of [3039, 8059, 8062, 8065, 91005, null]) expect(warnsOfMerge(code)).toBe(false);
    expect(codeClass(8066)).toBe('refusal');
  });
});

describe('what a code of Capillary proves', () => {
  it.each([
    ['refusal', [400, 401, 403, 404, 405, 415, 498, 1042, 1047, 3217, 8003, 8006, 8009, 8013, 8045, 8066]],
    ['refusal', [3000, 3008, 3009, 3010, 3017, 3027, 3031, 3035, 3036, 3039, 3044, 3045, 3051, 701, 704]],
    ['nobody', [816, 1011, 1012, 8015]],
    ['after', [8059, 8062, 8063]],
    ['merge', [8050, 8051, 8052, 8053, 8067, 8069, 91009]],
    ['warning', [91001, 91004, 91005, 91006, 91007, 91011, 91019, 91022]],
    ['open', [461, 500, 521, 705]],
    ['open', [618, 8026, 8087, 409, 422, 1060, 3032, 3043, 3059, 8001, 8028, 8093, 8127, 91020]],
    ['open', [1, 9999, 91008, 91010]],
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
    expect(KNOWN_CODES).toHaveLength(167);
  });
});
