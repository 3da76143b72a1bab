/** Crockford's digits: no I, L, O or U, which are taken for others or make words. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Bytes as Crockford's base32, without padding: for people who compare or copy by eye. */
export const toCrockford = (bytes: Uint8Array): string => {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += DIGITS[(held >> bits) & 31];
    }
    held &= 31;
  }
  return bits === 0 ? text : text + DIGITS[(held << (5 - bits)) & 31];
};

/**
 * The bytes of a text in Crockford's base32; null where it is none. Small letters count as capitals, and what is often
 * mistaken as what was meant: O as 0, I and L as 1.
 */
export const fromCrockford = (text: string): Uint8Array | null => {
  const plain = text.toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const digit of plain) {
    const value = DIGITS.indexOf(digit);
    if (value < 0) return null;
    held = (held << 5) | value;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 255);
    held &= (1 << bits) - 1;
  }
  const read = Uint8Array.from(bytes);
  return toCrockford(read) === plain ? read : null;
};
