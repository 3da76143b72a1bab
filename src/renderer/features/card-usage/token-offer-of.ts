import type { Problem } from '../../../shared/domain/problem.ts';

/** What an operator can do about an airpay token. */
export type TokenOfferKind = 'enter' | 'replace';

/**
 * What a problem has to do with the airpay token. A refusal may be that of an expired token: airpay words all of them
 * alike, so the token can be replaced after any.
 */
export const tokenOfferOf = ({ code, data }: Problem): TokenOfferKind | null => {
  if (data.upstream !== 'airpay') return null;
  const about = [code, data.cause];
  if (about.includes('credentials.token-needed')) return 'enter';
  return about.includes('upstream.rejected') ? 'replace' : null;
};
