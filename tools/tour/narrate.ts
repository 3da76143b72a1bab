/** Tells the tour on standard output, a line for what is done and one for what came of it. */
export interface Narrator {
  came(number: number, title: string, outcome: string, picture: string): void;
  failed(number: number, title: string, why: string): void;
  notReached(number: number, title: string): void;
  end(text: string): void;
}

const numbered = (number: number): string => String(number).padStart(2, '0');

export const createNarrator = (write: (text: string) => void): Narrator => ({
  came: (number, title, outcome, picture) =>
    write(`${numbered(number)}  ${title}\n      as expected: ${outcome}\n      ${picture}\n`),
  failed: (number, title, why) =>
    write(`${numbered(number)}  ${title}\n      NOT AS EXPECTED: ${why.replaceAll('\n', '\n      ')}\n`),
  notReached: (number, title) => write(`${numbered(number)}  ${title}\n      not reached\n`),
  end: (text) => write(`\n${text}\n`),
});
