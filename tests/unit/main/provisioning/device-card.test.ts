import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardText, readCard } from '../../../../src/main/provisioning/device-card.ts';
import { newOpeningKey } from '../../../../src/main/provisioning/device-keys.ts';
import { cardOf } from './parts.ts';

const CARD = cardOf(newOpeningKey('Rekha’s till: #3'));

describe('a device card', () => {
  it('is one word that is read back, capitals or not, with blanks around it', () => {
    const text = cardText(CARD);
    expect(text).toMatch(/^BRANCHDESK\.DEVICE\.[0-9A-Z]{52}\.[0-9A-Z]{8}\.[^\s#:]+$/);
    const [head = '', kind = '', key = '', check = '', name = ''] = text.split('.');
    const typed = [head, kind, key.replaceAll('0', 'o').replaceAll('1', 'l'), check].map((part) =>
      part.toLowerCase(),
    );
    for (const one of [text, ` ${text}\r\n`, [...typed, name].join('.')])
      expect(readCard(one)).toEqual({ ok: true, value: CARD });
  });

  it('is no address to Electron, which takes no switch behind one on Windows', () => {
    expect(cardText({ ...CARD, name: 'IT: south' })).not.toContain(':');
    expect(readCard(cardText({ ...CARD, name: 'pc-12.south.example' }))).toMatchObject({
      value: { name: 'pc-12.south.example' },
    });
  });

  it('is told from the card of a group', () => {
    const group = { ...CARD, kind: 'group' as const };
    expect(readCard(cardText(group))).toEqual({ ok: true, value: group });
    expect(readCard(cardText(CARD).replace('DEVICE', 'GROUP')).ok).toBe(false);
  });

  it('is refused with any one character changed, dropped, doubled or exchanged with the next', () => {
    const text = cardText(CARD);
    const same = (slip: string): boolean => {
      const read = readCard(slip);
      return read.ok && JSON.stringify(read.value) === JSON.stringify(CARD);
    };
    let refused = 0;
    const tried = (slip: string): void => {
      if (slip === text) return;
      const read = readCard(slip);
      // Another spelling of the same card is no slip.
      if (read.ok) expect(same(slip)).toBe(true);
      else refused += 1;
    };
    for (let at = 0; at < text.length; at += 1) {
      const [before, own, after] = [text.slice(0, at), text[at] ?? '', text.slice(at + 1)];
      for (const other of '0123456789ABCDEFGHJKMNPQRSTVWXYZabz%.') tried(before + other + after);
      tried(before + after);
      tried(before + own + own + after);
      tried(before + (after[0] ?? '') + own + after.slice(1));
    }
    expect(refused).toBeGreaterThan(3_000);
  });

  it.each([
    ['0000000000000000000000000000000000000000000000000000000000000000'],
    ['0100000000000000000000000000000000000000000000000000000000000000'],
    ['e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800'],
    ['5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157'],
    ['ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'],
    ['edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'],
    ['eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'],
    ['0000000000000000000000000000000000000000000000000000000000000080'],
  ])('is refused when everybody knows what is agreed on with its key: %s', (hex) => {
    const x = Buffer.from(hex, 'hex').toString('base64url');
    expect(readCard(cardText({ kind: 'device', name: 'evil', x }))).toEqual({
      ok: false,
      why: 'holds a key that protects nothing',
    });
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map((end) => `${cardText(CARD).slice(0, 40)}${end}`),
        ),
        (text) => typeof readCard(text).ok === 'boolean',
      ),
    );
  });
});
