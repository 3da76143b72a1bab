import { tokensOf } from './structure.ts';

/** The letters of a word, whatever it is quoted or spelled with. */
const lettersOf = (token: string | undefined): string => (token ?? '').replace(/[^a-z]/gi, '').toLowerCase();

const isMark = (token: string | undefined): boolean => token === ':' || token === '=' || token === ',';

/**
 * What a configuration says that it is for, also where it is not one that can be used: cut, misspelled, in another encoding.
 * `'kiosk'` where any of it says so. `'desk'` only where it stands as it has to; `null`: it does not say. Pure.
 */
export const saidMode = (text: string): 'kiosk' | 'desk' | null => {
  // What an editor saves as UTF-16 is read as letters with nothing between them.
  const tokens = tokensOf(text.replaceAll('\0', ''));
  const said = tokens.flatMap((token, at) => {
    if (lettersOf(token) !== 'mode') return [];
    const next = tokens.slice(at + 1, at + 3);
    return [next.find((one) => !isMark(one))];
  });
  if (said.some((value) => lettersOf(value) === 'kiosk')) return 'kiosk';
  return said.length > 0 && said.every((value) => value === '"desk"') ? 'desk' : null;
};
