import { findingsText, table } from '../table.ts';
import type { CodesFigures } from './run-codes.ts';

/** How many tries ended other than the contract has it. */
export const codesFaults = ({ groups }: CodesFigures): number =>
  groups.reduce((sum, { faults }) => sum + faults, 0);

/** The part of docs/reliability.md that is about codes. */
export const codesReport = (figures: CodesFigures): string => `## Codes

Every code that the contract's page names for Capillary, five that nobody has heard of, every number of three digits for airpay, and every status of HTTP for WM stands in the reply to every call: as an error (at HTTP 200, 400 and 500), beside a yes, as a warning beside a yes or a record, as a warning alone, and in what is read before a change is sent. Real HTTP, the real adapters. The outcome has to be the one that the page gives the code; a look-up finds nobody only where the code says so; nothing is sent where a read leaves open whether it may be; each code is shown with the system's own words and with ours, and with what to do next. What the page leaves open is taken as either: "invalid customer id" (8009) on a look-up, and types and values that the system does not take on the look-up before an addition.

${table(
  ['replies', 'codes', 'places', 'tries', 'with a fault'],
  figures.groups.map(({ name, codes, places, tries, faults }) => [name, codes, places, tries, faults]),
)}

### Findings
${findingsText(figures.findings)}
`;
