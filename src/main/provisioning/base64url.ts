/**
 * The bytes of a base64url text without padding (RFC 7515, appendix C); null for any other spelling of the same bytes: in
 * a bundle every bit counts, those that a lenient decoder drops too.
 */
export const fromBase64url = (text: string): Buffer | null => {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
};
