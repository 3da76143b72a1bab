/** A table as Markdown; every column but the first is of figures. */
export const table = (heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string => {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
};

/** Findings as a list, bounded. */
export const findingsText = (findings: readonly string[]): string =>
  findings.length === 0
    ? 'None.'
    : findings
        .slice(0, 100)
        .map((line) => `- ${line}`)
        .join('\n');
