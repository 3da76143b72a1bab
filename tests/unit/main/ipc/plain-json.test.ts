import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takePlainJson } from '../../../../src/main/ipc/plain-json.ts';

const WIDE = { bytes: 1_000_000, depth: 64 };
const json = fc.jsonValue({ noUnicodeString: false, maxDepth: 8 });

describe('taking plain data', () => {
  it('copies whatever JSON can say', () => {
    fc.assert(
      fc.property(json, (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        const taken = takePlainJson(plain, WIDE);
        // A key of this name is JSON, yet not data that is taken.
        if (JSON.stringify(value).includes('__proto__')) return;
        expect(taken).toEqual({ ok: true, value: plain });
      }),
    );
  });

  it('takes exactly as many bytes as its JSON has', () => {
    fc.assert(
      fc.property(json, (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        if (JSON.stringify(value).includes('__proto__')) return;
        const bytes = Buffer.byteLength(JSON.stringify(plain));
        expect(takePlainJson(plain, { ...WIDE, bytes }).ok).toBe(true);
        expect(takePlainJson(plain, { ...WIDE, bytes: bytes - 1 }).ok).toBe(false);
      }),
    );
  });

  it.each([
    ['a list', Object.assign(new Array<undefined>(600_000), { hung: 'on' })],
    ['a record', Object.fromEntries(Array.from({ length: 90_000 }, (_, at) => [`key-${at}`, undefined]))],
  ])('refuses %s that cannot fit for its length, before any of it is looked at', (_, value) => {
    expect(takePlainJson(value, WIDE)).toEqual({ ok: false, fault: 'too-large' });
  });

  it('shares nothing with what it was given', () => {
    const inner = { text: 'x' };
    const taken = takePlainJson({ inner }, WIDE);
    inner.text = 'changed since';
    expect(taken).toEqual({ ok: true, value: { inner: { text: 'x' } } });
  });

  it('goes as deep as it is told', () => {
    expect(takePlainJson([[[1]]], { bytes: 100, depth: 3 }).ok).toBe(true);
    expect(takePlainJson([[[1]]], { bytes: 100, depth: 2 })).toEqual({ ok: false, fault: 'malformed' });
  });
});
