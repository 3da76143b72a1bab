const ALPHABET = /^[A-Za-z0-9_-]*$/;

/** The last characters that leave no bits over, by how many characters there are beyond whole groups of four. */
const LAST: Readonly<Record<number, string>> = { 2: 'AQgw', 3: 'AEIMQUYcgkosw048' };

/**
 * How many bytes a base64url text without padding stands for (RFC 7515, appendix C); null for any other spelling of the same
 * bytes: in a bundle every bit counts, those that a lenient decoder drops too.
 */
export const base64urlLength = (text: string): number | null => {
  const beyond = text.length % 4;
  if (beyond === 1 || !ALPHABET.test(text)) return null;
  const fits = beyond === 0 || (LAST[beyond] ?? '').includes(text.slice(-1));
  return fits ? Math.floor((text.length * 3) / 4) : null;
};

/** The bytes of such a text; null for any other spelling of them. */
export const fromBase64url = (text: string): Buffer | null =>
  base64urlLength(text) === null ? null : Buffer.from(text, 'base64url');
