import { fromBase32, toBase32 } from '../receipts/base32.ts';

/** The digits of base32 as RFC 4648 has them, and as Crockford does: no I, L, O or U, which are taken for others. */
const [PLAIN, DIGITS] = ['ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', '0123456789ABCDEFGHJKMNPQRSTVWXYZ'];

const inDigits = (text: string, from: string, to: string): string =>
  [...text].map((digit) => to[from.indexOf(digit)] ?? ' ').join('');

/** Bytes as Crockford's base32, without padding: for people who compare or copy by eye. */
export const toCrockford = (bytes: Uint8Array): string => inDigits(toBase32(bytes), PLAIN, DIGITS);

/**
 * The bytes of a text in Crockford's base32; null where it is none. Small letters count as capitals, and what is often
 * mistaken as what was meant: O as 0, I and L as 1.
 */
export const fromCrockford = (text: string): Uint8Array | null =>
  fromBase32(inDigits(text.toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1'), DIGITS, PLAIN));
