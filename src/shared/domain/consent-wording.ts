/** What is read to a customer before an opt-in, by WM's channel and language. */
export type ConsentWordings = Readonly<Record<string, Readonly<Record<string, string>>>>;

const member = <T>(of: Readonly<Record<string, T>>, name: string): T | null =>
  (Object.hasOwn(of, name) ? of[name] : undefined) ?? null;

/** A wording, and the language that it is in. */
export interface Worded {
  readonly wording: string;
  readonly language: string;
}

/**
 * The wording for a channel, whatever its case, in the first of some languages that has one: each counts for its own, else
 * for that of the language without its region; `null` where the branch has none in any of them.
 */
export const wordedIn = (
  wordings: ConsentWordings,
  channel: string,
  languages: readonly string[],
): Worded | null => {
  const named = Object.keys(wordings).find((name) => name.toLowerCase() === channel.toLowerCase());
  const texts = named === undefined ? null : member(wordings, named);
  if (texts === null) return null;
  for (const language of languages.flatMap((one) => [one, one.split('-')[0] ?? one])) {
    const wording = member(texts, language);
    if (wording !== null) return { wording, language };
  }
  return null;
};

/** The wording for a channel as an operator reads it out: in the language of the screen, else in English. */
export const wordingFor = (wordings: ConsentWordings, channel: string, language: string): Worded | null =>
  wordedIn(wordings, channel, [language, 'en']);
