import { msg } from '@lingui/core/macro';
import type { CodeWords } from './code-words.ts';
import { NEXT } from './next-steps.ts';

/** Codes about the series of a card, and about generating cards in one. */
export const SERIES_CODES: readonly CodeWords[] = [
  { codes: [3000], about: msg`The series of the card is not usable.`, next: NEXT.otherSeries },
  { codes: [3001], about: msg`The code of the series is missing.`, next: NEXT.otherSeries },
  { codes: [3002], about: msg`There is a series of this code already.`, next: NEXT.tellIt },
  { codes: [3003], about: msg`The series is neither physical nor digital.`, next: NEXT.tellIt },
  { codes: [3004], about: msg`There is no such series.`, next: NEXT.otherSeries },
  {
    codes: [3005],
    about: msg`The card number does not have the length or the form of its series.`,
    next: msg`Check the number on the card and its series, then try again.`,
  },
  { codes: [3006], about: msg`Another series has numbers of the same form.`, next: NEXT.tellIt },
  { codes: [3007], about: msg`The series does not say how its numbers are made.`, next: NEXT.tellIt },
  { codes: [3008], about: msg`The series has expired or is not active.`, next: NEXT.otherSeries },
  {
    codes: [3019],
    about: msg`The days until a card of the series expires are not usable.`,
    next: NEXT.tellIt,
  },
  { codes: [3020], about: msg`The card is neither physical nor digital.`, next: NEXT.tellIt },
  { codes: [3021], about: msg`The way numbers are made is unchanged.`, next: NEXT.tellIt },
  {
    codes: [3022, 3023],
    about: msg`The numbers of the series begin or end in signs that are not allowed.`,
    next: NEXT.tellIt,
  },
  {
    codes: [3024, 3028],
    about: msg`A card number has 5 to 150 characters, and this one does not.`,
    next: NEXT.askCustomer,
  },
  {
    codes: [3025],
    about: msg`The number of cards to generate is not usable.`,
    next: msg`Choose another number of cards.`,
  },
  {
    codes: [3026],
    about: msg`These are more cards than can be generated at once.`,
    next: msg`Choose a smaller number of cards.`,
  },
  {
    codes: [3029],
    about: msg`The numbers of the series have become as long as they may.`,
    next: NEXT.otherSeries,
  },
  { codes: [3030], about: msg`The card could not be generated.`, next: NEXT.otherSeries },
  { codes: [701], about: msg`The series is not set up to generate numbers.`, next: NEXT.otherSeries },
  { codes: [702], about: msg`The series has no numbers left.`, next: NEXT.otherSeries },
  { codes: [703], about: msg`No cards are generated in this series.`, next: NEXT.otherSeries },
  {
    codes: [704],
    about: msg`The length of the numbers of the series is not usable.`,
    next: NEXT.otherSeries,
  },
  {
    codes: [705],
    about: msg`Generating the number failed, and it does not say how far it came.`,
    next: NEXT.readAgain,
  },
];
