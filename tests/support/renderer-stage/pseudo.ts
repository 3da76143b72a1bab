import * as v from 'valibot';

/*
 * A language for tests alone: the English messages, each lengthened by 40 % and marked at both ends. Whatever is cut off
 * lacks a mark, and so does what is no message. It takes the place of a catalog as a built renderer is served, and so is
 * never part of one.
 */

/** How much longer a text is than in English. */
const LONGER = 1.4;

export const MARKS = { first: '⟦', last: '⟧' } as const;

const DOUBLED = /[aeiou]/i;

/** A word as long as 40 % more letters make it: its vowels twice, then whatever else it has. Pure. */
const longerWord = (word: string): string => {
  const letters = [...word];
  const most = Math.ceil(letters.length * LONGER);
  let left = most - letters.length;
  const twice = new Set<number>();
  for (const vowels of [true, false])
    for (const [index, letter] of letters.entries()) {
      if (left === 0 || twice.has(index) || !/\p{L}/u.test(letter) || DOUBLED.test(letter) !== vowels)
        continue;
      twice.add(index);
      left -= 1;
    }
  return letters.map((letter, index) => (twice.has(index) ? letter + letter.toLowerCase() : letter)).join('');
};

/** A text with every word lengthened; what stands in angles is markup, and stays. Pure. */
export const lengthened = (text: string): string =>
  text
    .split(/(<\/?\d+\/?>)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\p{L}\p{M}]+/gu, longerWord)))
    .join('');

/** What a compiled message is made of: texts, and blanks with their choices. */
type Token = string | readonly unknown[];

const isChoices = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const inside = (tokens: unknown): unknown => {
  if (typeof tokens === 'string') return lengthened(tokens);
  return Array.isArray(tokens) ? tokens.map(ofToken) : tokens;
};

const ofToken = (token: Token): unknown => {
  if (typeof token === 'string') return lengthened(token);
  const [name, ...rest] = token;
  return [
    name,
    ...rest.map((part) =>
      isChoices(part)
        ? Object.fromEntries(
            Object.entries(part).map(([key, tokens]) => [key, key === 'offset' ? tokens : inside(tokens)]),
          )
        : part,
    ),
  ];
};

const Compiled = v.record(v.string(), v.array(v.union([v.string(), v.array(v.unknown())])));

/** A compiled catalog, lengthened and marked. Pure. */
export const pseudoCatalog = (messages: v.InferOutput<typeof Compiled>): object =>
  Object.fromEntries(
    Object.entries(messages).map(([id, tokens]) => [id, [MARKS.first, ...tokens.map(ofToken), MARKS.last]]),
  );

/** Where a chunk parses a text of its own. */
const PARSED = /JSON\.parse\((`(?:[^`\\]|\\[\s\S])*`|'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*")\)/gu;

/** A text between its quotes, as a program that is minified writes it. */
const textOf = (literal: string): string =>
  literal.slice(1, -1).replace(/\\(u\{[0-9a-f]+\}|u[0-9a-f]{4}|x[0-9a-f]{2}|[\s\S])/gi, (_, sign: string) => {
    const code = /^[ux]\{?([0-9a-f]+)\}?$/i.exec(sign)?.[1];
    if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
    return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', 0: '\0', '\n': '' }[sign] ?? sign;
  });

interface Found {
  readonly whole: string;
  readonly catalog: v.InferOutput<typeof Compiled>;
}

const find = (chunk: string): Found | null => {
  for (const [whole, literal = ''] of chunk.matchAll(PARSED)) {
    const read = v.safeParse(v.pipe(v.string(), v.parseJson(), Compiled), textOf(literal));
    if (read.success) return { whole, catalog: read.output };
  }
  return null;
};

/** The catalog that a chunk of a built renderer holds; `null`: none. */
export const catalogIn = (chunk: string): v.InferOutput<typeof Compiled> | null =>
  find(chunk)?.catalog ?? null;

/** A chunk with another catalog in the place of its own. */
export const withCatalog = (chunk: string, catalog: object): string => {
  const found = find(chunk);
  if (found === null) throw new Error('the chunk holds no catalog');
  return chunk.replace(found.whole, () => `JSON.parse(${JSON.stringify(JSON.stringify(catalog))})`);
};
