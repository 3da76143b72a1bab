/** What spreadsheets take for the beginning of a formula, in whichever width, behind whatever cannot be seen. */
const FORMULA = /^(?:[\p{Cc}\p{Cf}\u2028\u2029]|\s*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]|[\s\p{Cf}]*[=+\-@])/u;

/** A cell: always quoted, and with an apostrophe before what a spreadsheet would compute. */
const cellOf = (text: string): string =>
  `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** A table as text that every spreadsheet opens as UTF-8: CSV with a byte order mark, and CRLF at the end of each row. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`;
