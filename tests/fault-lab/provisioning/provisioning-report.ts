import { findingsText, table } from '../table.ts';
import type { ProvisioningFigures } from './run-provisioning.ts';

/** The part of docs/reliability.md that is about bundles. */
export const provisioningReport = (figures: ProvisioningFigures, seed: number): string => `## Provisioning

A program of its own imports one bundle after the other over one user's folder and keychain (a real keychain process over a file), goes back from some, and is killed (SIGKILL): half of the times when it has told one of its named steps, half at a moment by chance. Seed ${seed}. One bundle in three changes which keys count, one in five brings the key of a group. After each kill comes what a start does; then configuration, all four credentials, what is trusted, the way back and what waits for the journal have to be those of before or those of after, each whole, and no entry of the keychain, name in its index or file may be left that the state does not name. What had told that it was committed has to be there. Pairs of programs import two bundles of one user at once.

${table(
  ['', 'number'],
  [
    ['kills while importing', figures.imports],
    ['kills while going back', figures.wayBacks],
    ['of these at a moment by chance', figures.byChance],
    ['starts that found the state before', figures.foundOld],
    ['starts that found the new one', figures.foundNew],
    ['pairs of programs at once', figures.pairs],
    ['programs of pairs that were turned away', figures.turnedAway],
    ['findings', figures.findings.length],
  ],
)}

${table(
  ['killed at', 'times'],
  [...figures.atSteps].toSorted(([one], [other]) => (one < other ? -1 : 1)),
)}

### Findings
${findingsText(figures.findings)}
`;
