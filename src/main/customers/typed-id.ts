import type { Identified } from '../../shared/domain/upstream.ts';
import { parseAccount } from '../values/account.ts';
import { cleanCode } from '../values/clean.ts';
import { parseCustomerId } from '../values/customer-id.ts';
import { spellingsOf } from '../values/parsed.ts';

/** The id that was typed for a customer at a system; what can be none stays as it was typed, cleaned. */
export const typedId = (upstream: Identified, text: string): string => {
  const account = spellingsOf(parseAccount(text))[0] ?? cleanCode(text);
  const isWhole = upstream === 'airpay' || /^\d+$/.test(account);
  return isWhole ? account : (spellingsOf(parseCustomerId(text))[0] ?? account);
};
