/** Where a reader finds an offset of a text: line and column from 1. A tab or a character counts as one column. */
export const positionAt = (
  text: string,
  offset: number,
): { readonly line: number; readonly column: number } => {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: [...(before.at(-1) ?? '')].length + 1 };
};
