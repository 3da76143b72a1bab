import * as v from 'valibot';

const Claims = v.object({
  exp: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8_640_000_000_000)),
});

/**
 * When an access token says that it ends, in milliseconds since the epoch; `null` when it does not say, or is no
 * JWT. Only decoded: a token cannot be verified here, and this decides nothing but a warning (contract: wm).
 */
export const tokenExpiry = (jwt: string): number | null => {
  const parts = jwt.split('.');
  if (parts.length !== 3 || !/^[\w-]+={0,2}$/.test(parts[1] ?? '')) return null;
  try {
    const claims = v.safeParse(Claims, JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString('utf8')));
    return claims.success ? Math.floor(claims.output.exp * 1000) : null;
  } catch {
    return null;
  }
};
