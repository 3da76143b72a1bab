import { findingsText, table } from '../table.ts';
import type { CrashFigures } from './run-crashes.ts';

/** The value below which 95 of 100 lie; 0 where there is none. */
const p95 = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
};

/** What went wrong, in words. */
export const crashFindings = ({ kills, trace }: CrashFigures): readonly string[] => [
  ...kills.findings,
  ...(trace?.findings ?? []),
];

/** How often something is not as it has to be. */
export const crashFaults = ({ kills, trace }: CrashFigures): number =>
  kills.lost + kills.unrecorded + kills.overlooked + kills.misreported + (trace?.early ?? 0);

/** The part of docs/reliability.md that is about crashes. */
export const crashReport = (figures: CrashFigures, seed: number): string => {
  const { kills, trace } = figures;
  return `## Crashes

Seed ${seed}. A program with the pipeline and the journal makes a running mix of all kinds of change, four customers side by side, and is killed (SIGKILL) at a random point; the next one starts on what is left. What an operator is told to be on record is *acknowledged*.

${table(
  ['SIGKILLs at random points', 'figure'],
  [
    ['kills', kills.kills],
    ['of these while the program started', kills.atStart],
    ['acknowledged events', kills.acknowledged],
    ['acknowledged events lost', kills.lost],
    ['writes that the systems saw', kills.sent],
    ['writes without a recorded intent', kills.unrecorded],
    ['changes open when killed', kills.open],
    ['open changes not found at the next start', kills.overlooked],
    ['customers for whom the outcomes are not what the systems’ ledgers say, in the end', kills.misreported],
    [
      'recovery, p95 (from opening the journal to the end of the first look), ms',
      Math.round(p95(kills.recoveryMs)),
    ],
  ],
)}

Durability itself, traced (strace): a byte depends on a record when it is the first of a request, or tells an operator of an outcome.

${
  trace === null
    ? 'Not made here: programs cannot be traced on this machine.'
    : table(
        ['traced', 'figure'],
        [
          ['syncs of the journal', trace.commits],
          ['requests of writes', trace.requests],
          ['tellings to the operator', trace.told],
          ['bytes that left before their record was synced', trace.early],
        ],
      )
}

### Findings
${findingsText(crashFindings(figures))}
`;
};
