import type { IdentifierRules } from '../../../ports/identifier-rules.ts';
import type { SeenCards } from '../../../ports/seen-cards.ts';
import { cleanCode } from '../../../values/clean.ts';

/**
 * The number that a typed card comes to: the spelling under which the system was seen to hold it, else the one that is
 * sent. What is no card's number stays as it was typed, cleaned: its check says so.
 */
export const typedCard = (
  typed: string,
  { rules, seenCards }: { readonly rules: IdentifierRules; readonly seenCards: Pick<SeenCards, 'seen'> },
): string => {
  const spellings = rules.spellings('cardnumber', typed);
  return spellings.find((one) => seenCards.seen(one)) ?? spellings[0] ?? cleanCode(typed);
};
