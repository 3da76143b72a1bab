import { findingsText, table } from '../table.ts';
import type { CanariesFigures, CanaryFigures } from './run-canaries.ts';

const NAMES: Readonly<Record<keyof CanariesFigures, string>> = {
  till: 'a day, signed in as a till',
  oauth: 'a day, signed in by OAuth',
  events: 'every event of the journal',
};

const all = (figures: CanariesFigures): readonly (readonly [string, CanaryFigures])[] =>
  (['till', 'oauth', 'events'] as const).map((name) => [NAMES[name], figures[name]]);

/** What was found where it must not be, or was not found where it has to be: then the scan saw nothing. In words. */
export const canaryFindings = (figures: CanariesFigures): readonly string[] =>
  all(figures).flatMap(([name, { recorded, scanned }]) =>
    scanned.flatMap(({ place, secrets, values: found, asked, bytes }) => [
      ...(secrets > 0 ? [`${name}: ${secrets} secrets in ${place}`] : []),
      ...(!asked && found > 0 ? [`${name}: ${found} values in ${place}`] : []),
      ...(asked && found < recorded
        ? [`${name}: ${recorded - found} of ${recorded} recorded values are not in ${place}`]
        : []),
      ...(place !== 'any other file of the profile' && bytes === 0
        ? [`${name}: nothing was in ${place}`]
        : []),
    ]),
  );

/** The part of docs/reliability.md that is about canaries. */
export const canariesReport = (figures: CanariesFigures, seed: number): string =>
  `## Canaries

Seed ${seed}. Secrets, values of customers and texts that are nowhere else are planted in every input: in what the systems are signed in to with, in what operators type, in what the systems answer (they refuse, and quote the secrets that they were called with), and in every place of every event that holds something of a customer. Then every file is searched for each of them as it is, in UTF-16, in hexadecimal and in base64 at any offset. What operators type into the search box is recorded nowhere; an export that was asked for values has to hold each of the others: so the search is known to see. The secrets of the journal itself are its keys. Diagnostics are not made by this version.

${table(
  ['what was done', 'file', 'bytes', 'secrets planted', 'hits', 'values planted', 'hits'],
  all(figures).flatMap(([name, { secrets, values, scanned }]) =>
    scanned.map((one) => [
      name,
      one.asked ? `${one.place} (values are meant to be there)` : one.place,
      one.bytes,
      secrets,
      one.secrets,
      values,
      one.values,
    ]),
  ),
)}

### Findings
${findingsText(canaryFindings(figures))}
`;
