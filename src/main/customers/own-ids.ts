import type { Identified } from '../../shared/domain/upstream.ts';
import { parseAccount } from '../values/account.ts';
import { cleanCode } from '../values/clean.ts';
import { parseCustomerId } from '../values/customer-id.ts';
import { spellingsOf } from '../values/parsed.ts';

/** What a system's own ids of customers look like. */
interface OwnId {
  /** The id in what was typed; what can be none stays as it was typed, cleaned. */
  typed(text: string): string;
  /** The id in what the loyalty record holds. */
  told(value: string): string;
  /** Whether a text can be an id there: of any other the system is not asked. */
  fits(id: string): boolean;
}

const account = (text: string): string => spellingsOf(parseAccount(text))[0] ?? cleanCode(text);

const isDigits = (text: string): boolean => /^\d+$/.test(text);

/** The ids of each system that knows customers under an id of its own. A new system is one more line here. */
export const OWN_IDS: { readonly [U in Identified]: OwnId } = {
  // airpay's own rule for space at the ends is its adapter's to apply, and to tell of.
  airpay: { typed: account, told: (value) => value, fits: () => true },
  wm: {
    typed: (text) => {
      const whole = account(text);
      return isDigits(whole) ? whole : (spellingsOf(parseCustomerId(text))[0] ?? whole);
    },
    told: (value) => value.trim(),
    fits: isDigits,
  },
};
