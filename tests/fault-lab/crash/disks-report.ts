import { findingsText, table } from '../table.ts';
import type { DiskFigures } from './disks.ts';
import type { DisksFigures } from './run-crashes.ts';

/** What went wrong, in words. */
export const diskFindings = ({ full, io, torn }: DisksFigures): readonly string[] =>
  [full, io, torn].flatMap((part) => part?.findings ?? []);

/** How often something is not as it has to be. */
export const diskFaults = ({ full, io, torn }: DisksFigures): number => {
  const disk = (one: DiskFigures | null): number =>
    one === null ? 0 : one.lost + one.unrecorded + 2 * one.runs - one.clear - one.reopened;
  return disk(full) + disk(io) + torn.lost + torn.runs - torn.reopened;
};

const HEADS = [
  'disk',
  'runs',
  'acknowledged events',
  'lost',
  'sent without intent',
  'said clearly',
  'opened again',
];

const row = (name: string, one: DiskFigures | null): readonly (string | number)[] =>
  one === null
    ? [name, 'not made here', '', '', '', '', '']
    : [name, one.runs, one.acknowledged, one.lost, one.unrecorded, one.clear, one.reopened];

/** The part of docs/reliability.md that is about disks that fail. */
export const disksReport = (figures: DisksFigures, seed: number): string => {
  const { full, io, torn } = figures;
  const tail = [torn.runs, torn.acknowledged, torn.lost, '–', '–', torn.reopened];
  return `## Disks that fail

Seed ${seed}. The same program on a small file system, on a device that fails at a random write or sync of the journal (once, or from then on), and the journal with a tail as a power failure leaves it. *Said clearly*: the operator was told what could not be recorded and the true reason, and no change was left without a word.

${table(HEADS, [row('full', full), row('I/O error', io), ['torn tail', ...tail]])}

### Findings
${findingsText(diskFindings(figures))}
`;
};
