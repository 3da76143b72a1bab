import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase32, toBase32 } from '../../../../src/main/receipts/base32.ts';
import { digestOf } from '../../../../src/main/receipts/canonical.ts';
import { codeOf } from '../../../../src/main/receipts/receipt-code.ts';
import { statementLine, verifyCode } from '../../../../src/main/receipts/verify-code.ts';
import { OUTCOMES } from '../../../../src/shared/domain/outcome.ts';
import { facts, line } from './facts.ts';
import { createMemorySigner } from './memory-signer.ts';

const signer = createMemorySigner();
const FACTS = facts({ lines: [...OUTCOMES, null].map((outcome) => line({ outcome })) });
const CODE = await codeOf(FACTS, signer);

describe('the code of a receipt', () => {
  it('is proved by the device’s public key alone, and says what the receipt says', () => {
    const verified = verifyCode(CODE, signer.publicKey);
    if (!verified.ok) throw new Error(verified.why);
    expect(verified.statement).toMatchObject({
      number: FACTS.number,
      at: FACTS.at,
      branchId: 'BLR-014',
      training: false,
      tally: { checked: 1, accepted: 1, 'not-done': 4, otherwise: 1, open: 2 },
    });
    expect(Buffer.from(verified.statement.digest)).toEqual(Buffer.from(digestOf(FACTS)));
    expect(statementLine(verified.statement)).toMatch(
      /^receipt 01961b1c-9f3a-7c11-9d2e-5a6b7c8d9e0f, 2026-03-02T10:42:00\.000Z, branch BLR-014, 1 done and checked, 1 accepted, not checked, 4 not done, 1 not as asked, 2 not known yet, digest [0-9a-f]{64}, signed by device key [0-9a-f]{16}$/,
    );
  });

  it('says that it is of training', async () => {
    const verified = verifyCode(await codeOf(facts({ training: true }), signer), signer.publicKey);
    expect(verified.ok && statementLine(verified.statement)).toMatch(/^training receipt /);
    const code = await codeOf(facts({ training: true }), signer);
    expect(verifyCode(code, createMemorySigner().publicKey)).toMatchObject({
      ok: false,
      why: expect.stringContaining('of training'),
    });
  });

  it('is read as it is typed: in any case, with spaces and line ends', () => {
    const typed = (CODE.toLowerCase().match(/.{1,5}/g) ?? []).join(' \n');
    expect(verifyCode(typed, signer.publicKey).ok).toBe(true);
  });

  it('is nothing that a shell or a QR code’s dense mode would not take', () => {
    expect(CODE).toMatch(/^BD1-[A-Z2-7]{190,262}$/);
  });

  it('is refused when any one character of it is altered, left out or doubled', () => {
    fc.assert(
      fc.property(
        fc.nat(CODE.length - 1),
        fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', '', 'AA', '-', '1'),
        (at, put) => {
          fc.pre(put !== CODE[at]);
          const altered = CODE.slice(0, at) + put + CODE.slice(at + 1);
          expect(verifyCode(altered, signer.publicKey).ok).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is refused when any one bit of what it states or of its signature is altered', () => {
    const bytes = fromBase32(CODE.slice(4)) ?? new Uint8Array();
    expect(bytes.length).toBeGreaterThan(130);
    for (const [at, byte] of bytes.entries()) {
      const altered = Uint8Array.from(bytes);
      altered[at] = byte ^ (1 << (at % 8));
      expect(verifyCode(`BD1-${toBase32(altered)}`, signer.publicKey).ok, `byte ${at}`).toBe(false);
    }
  });

  it('of another device is told apart from one that was altered', () => {
    const other = createMemorySigner();
    expect(verifyCode(CODE, other.publicKey)).toMatchObject({ why: expect.stringContaining('another key') });
    const altered = CODE.replace(/.$/, CODE.endsWith('A') ? 'I' : 'A');
    const why = verifyCode(altered, signer.publicKey);
    expect(why).toMatchObject({ ok: false, why: expect.not.stringContaining('another key') });
  });

  it('is never taken for one where there is none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(verifyCode(text, signer.publicKey).ok).toBe(false);
        expect(verifyCode(`BD1-${text}`, signer.publicKey).ok).toBe(false);
      }),
    );
    expect(verifyCode(CODE, new Uint8Array(5)).ok).toBe(false);
  });
});

describe('base32', () => {
  it('gives back every bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect(fromBase32(toBase32(bytes))).toEqual(bytes);
      }),
    );
  });

  it('is that of RFC 4648', () => {
    const vectors = [
      ['', ''],
      ['f', 'MY'],
      ['fo', 'MZXQ'],
      ['foo', 'MZXW6'],
      ['foob', 'MZXW6YQ'],
      ['fooba', 'MZXW6YTB'],
      ['foobar', 'MZXW6YTBOI'],
    ];
    for (const [plain = '', text] of vectors) expect(toBase32(Buffer.from(plain))).toBe(text);
  });
});
