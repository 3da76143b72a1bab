/** What is read to a customer before an opt-in, by WM's channel and language. */
export type ConsentWordings = Readonly<Record<string, Readonly<Record<string, string>>>>;

const member = <T>(of: Readonly<Record<string, T>>, name: string): T | null =>
  (Object.hasOwn(of, name) ? of[name] : undefined) ?? null;

/**
 * The wording for a channel, whatever its case, in a language: its own, else that of the language without its region,
 * else English; `null` where the branch has none.
 */
export const wordingFor = (wordings: ConsentWordings, channel: string, language: string): string | null => {
  const named = Object.keys(wordings).find((name) => name.toLowerCase() === channel.toLowerCase());
  const texts = named === undefined ? null : member(wordings, named);
  if (texts === null) return null;
  const [base = language] = language.split('-');
  return member(texts, language) ?? member(texts, base) ?? member(texts, 'en');
};
