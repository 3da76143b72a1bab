import { readFileSync } from 'node:fs';

/** A block of commands of a page. */
export interface CommandBlock {
  /** Its language, such as `sh`. */
  readonly language: string;
  /** Whether the page says that it was tried. */
  readonly tried: boolean;
  readonly lines: readonly string[];
}

/** The blocks of commands of a page, in their order. */
export const commandsOf = (page: string): readonly CommandBlock[] =>
  [...readFileSync(page, 'utf8').matchAll(/^```(\w+)( tried)?\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', tried, text = '']) => ({
      language,
      tried: tried !== undefined,
      lines: text.trimEnd().split('\n'),
    }),
  );
