import { cleanText } from './clean.ts';
import { nothing, settled, value } from './parsed.ts';

const LONGEST = 250;

/**
 * Letters, and the signs that stand in and between names. A digit or an `@` is in none: what holds one is looked up by
 * what it may be, whole, and never by its beginning. The only invisible signs that cleaning leaves are joiners.
 */
const NAME = /^[\p{L}][\p{L}\p{M} .,;:'’‘&/()[\]·‧・•\p{Cf}-]*$/u;

const TITLE =
  /^(?:(?:mr|mrs|ms|miss|mx|dr|prof|shri|sri|smt|kum|kumari|herr|frau|hr|fr|sr|sra|señor|señora|mme|mlle|m\/s|messrs|श्री|श्रीमती|सुश्री|कुमारी|डॉ|डा)(?:\. ?|\s+))+(?=[\p{L}]{2})/iu;
const LABEL = /^(?:(?:full |customer |account )?name|kunde|customer|nom|nombre|नाम)\s*[:=-]\s*/iu;

/** Whose child, wife or letter it is, and what stands in brackets, come after the name itself. */
const AFTER = /\s*(?:\b[sdwch]\/[oa]\b|[([]).*$/iu;

const turned = (name: string): string => {
  const [, last, first] = /^([^,]+),\s*([^,]+)$/.exec(name) ?? [];
  return last === undefined || first === undefined ? name : `${first} ${last}`;
};

const letters = (text: string): number => text.match(/[\p{L}\p{M}]/gu)?.length ?? 0;

/**
 * The beginning of a name. It is looked up as written, then as it is without titles and additions, its parts in the
 * order in which they are spoken, with plain apostrophes.
 */
export const parseName = settled((text) => {
  const written = cleanText(text)
    .replace(/["“”„«»]/g, '')
    .replace(/^\((\p{L}{1,8}\.?)\)\s+/u, '$1 ')
    .trim()
    .replace(/[\s,;:!?…،؛।、。]+$/u, '')
    .replace(LABEL, '');
  const whole = /^'[^']*'$/.test(written) ? written.slice(1, -1).trim() : written;
  if (whole === '') return nothing('empty');
  if (whole.length > LONGEST) return nothing('length');
  if (!NAME.test(whole) || letters(whole) < 2) return nothing('characters');
  const plain = turned(whole.replace(TITLE, '').replace(AFTER, ''))
    .replace(/[’‘]/g, "'")
    .replace(/[.,;: ]+$/, '');
  return value(whole, whole.replace(/[’‘]/g, "'"), ...(letters(plain) < 2 ? [] : [plain]));
});
