import { findingsText, table } from '../table.ts';
import type { TypeFigures, ValuesFigures } from './run-values.ts';

/** How often a value came to something else than itself. */
export const valuesFaults = ({ parsed, placed }: ValuesFigures): number =>
  [...parsed, ...placed].reduce((sum, { faults }) => sum + faults, 0);

const rows = (figures: readonly TypeFigures[]): readonly (readonly (string | number)[])[] =>
  figures.map(({ type, forms, places, tries, faults }) => [type, forms, places, tries, faults]);

const HEADS = ['type of value', 'ways to write it', 'places', 'tries', 'with a fault'];

/** The part of docs/reliability.md that is about values. */
export const valuesReport = (figures: ValuesFigures): string => `## Values

One value of each type is written as people, letters, signatures, keyboards and scanners write it (groups, labels, links, other scripts' digits, quotes, marks that nobody sees), and each of these with what copying leaves around it once more. It has to be the same value in the search box, from a scanner, searched as its type, in the dialogs that add, change, link, make and replace, and as an id that is typed for another system. Somebody else holds the identifiers, so that a dialog that does not know a value again lets it pass: that is a fault. Real HTTP, the whole main process; the branch is in India. Values of other countries, and texts that are several values or none, are in tables of the unit tests.

### At every place
${table(HEADS, rows(figures.placed))}

### Through the parser alone
${table(HEADS, rows(figures.parsed))}

### Findings
${findingsText(figures.findings)}
`;
