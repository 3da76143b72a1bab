import type { Language } from '../../../shared/domain/language.ts';

/** One thing that is said in one breath. */
export interface Said {
  readonly text: string;
  readonly language: Language;
}

/** What keeps directions apart, and is no sign of its own. */
const UNSEEN = /[\u061c\u200e\u200f\u2066-\u2069]/gu;
const MASK = /•+/gu;

/** A text as a voice takes it: without what only eyes need. Pure. */
export const spokenText = (text: string): string =>
  text.replace(UNSEEN, '').replace(MASK, ' … ').replace(/\s+/gu, ' ').trim();

/** Sign by sign, as a number that somebody has to write down. Pure. */
export const spelled = (text: string): string =>
  [...spokenText(text)].filter((sign) => sign !== ' ').join(', ');
