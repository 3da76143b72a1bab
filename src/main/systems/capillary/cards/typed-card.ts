import type { CardLooks } from '../../../ports/card-looks.ts';
import type { IdentifierRules } from '../../../ports/identifier-rules.ts';
import { cleanCode } from '../../../values/clean.ts';

/**
 * The number that a typed card comes to: the spelling under which the system was seen to hold it, else the one that is
 * sent. What is no card's number stays as it was typed, cleaned: its check says so.
 */
export const typedCard = (
  typed: string,
  { rules, looks }: { readonly rules: IdentifierRules; readonly looks: Pick<CardLooks, 'seen'> },
): string => {
  const spellings = rules.spellings('cardnumber', typed);
  return spellings.find((one) => looks.seen(one)) ?? spellings[0] ?? cleanCode(typed);
};
