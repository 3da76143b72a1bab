import { parseAccount } from './account.ts';
import { parseCardNumber } from './card-number.ts';
import { parseCustomerId } from './customer-id.ts';
import { parseEmail } from './email.ts';
import type { Parsed } from './parsed.ts';
import { parseName } from './person-name.ts';
import { parsePhone } from './phone.ts';

/**
 * What a text is as a value of a type (an identifier's, `customerId` or `name`): the one cleaning of what is typed,
 * pasted, scanned or read from a file. `country` (two capital letters) is for numbers without a country code. Pure, and
 * never for what a system gave: that goes back exactly as it was received.
 */
export const parseValue = (type: string, text: string, country: string): Parsed => {
  switch (type) {
    case 'mobile':
      return parsePhone(text, country);
    case 'email':
      return parseEmail(text);
    case 'cardnumber':
      return parseCardNumber(text);
    case 'customerId':
      return parseCustomerId(text);
    case 'name':
      return parseName(text);
    default:
      return parseAccount(text);
  }
};
