/** Stands in the text of a fixture right before the place that a fault is expected to name. */
export const MARK = '⟪';

/** A configuration that is wrong, and what is expected to be said of each of its marks, in the order of the file. */
export interface BrokenSettings {
  readonly what: string;
  readonly marked: string;
  readonly says: readonly string[];
}

/** One that is wrong as it stands. */
export const whole = (what: string, marked: string, ...says: readonly string[]): BrokenSettings => ({
  what,
  marked,
  says,
});

/** One that is wrong in what stands beside its branch. */
export const beside = (what: string, marked: string, ...says: readonly string[]): BrokenSettings =>
  whole(
    what,
    `{
  // The branch of this machine.
  "version": 1,
  "branch": { "id": "BLR-014", "name": "बेंगलूरु 14 👩🏽", "country": "IN" }, /* in India */
  ${marked}
}
`,
    ...says,
  );

/** The text as it is written to a file. */
export const textOf = ({ marked }: BrokenSettings): string => marked.replaceAll(MARK, '');

/** What is expected, one line each, as the command line prints it of a file of this name. */
export const linesOf = ({ marked, says }: BrokenSettings, file: string): readonly string[] => {
  const parts = marked.split(MARK);
  return says.map((words, at) => {
    const before = parts
      .slice(0, at + 1)
      .join('')
      .replace(/^\uFEFF/, '');
    const line = before.split('\n').length;
    const column = [...before.slice(before.lastIndexOf('\n') + 1)].length + 1;
    return `${file}:${line}:${column}: ${words}`;
  });
};
