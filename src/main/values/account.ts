import { cleanCode } from './clean.ts';
import { nothing, settled, value } from './parsed.ts';
import { unwrapped, withoutLabel } from './written.ts';

/** External ids have at most 250 characters (contract: capillary). */
const LONGEST = 250;

const LABEL =
  /^(?:(?:customer|client|member|external|ext|user|kunden)[ -]?(?:id|no|nr|number|nummer|code)|id|ref(?:erence)?|we ?chat(?: id)?|line(?: id)?|account)(?:[.:#=]+ ?| [-#] ?| (?=\S*\d))#? ?(?=[\p{L}\p{N}])/iu;

/** An external id, or the name of an account elsewhere: taken as it is, and never changed in its letters. */
export const parseAccount = settled((text) => {
  // What stood for two values, or for none, is not made to one: a tab or a line break inside is no blank of an id.
  if (/\p{Cc}/u.test(text.trim())) return nothing('characters');
  const clean = cleanCode(text);
  const bare = unwrapped(withoutLabel(unwrapped(clean), LABEL)).replace(/^# ?/, '');
  const account = bare === '' ? clean : bare;
  if (account === '') return nothing('empty');
  return account.length > LONGEST ? nothing('length') : value(account);
});
