import { findingsText, table } from '../table.ts';
import type { DurabilityFigures } from './judge-trace.ts';
import { GENERATING } from './mix-cards.ts';
import { type CrashFigures, TRACED_LANES } from './run-crashes.ts';

/** The value below which 95 of 100 lie; 0 where there is none. */
const p95 = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
};

/** What went wrong, in words. */
export const crashFindings = ({ kills, trace }: CrashFigures): readonly string[] => [
  ...kills.findings,
  ...(trace?.alone.findings ?? []),
  ...(trace?.sideBySide.findings ?? []),
];

/** How often something is not as it has to be. */
export const crashFaults = ({ kills, trace }: CrashFigures): number =>
  kills.lost +
  kills.unrecorded +
  kills.missteps +
  kills.overlooked +
  kills.unread +
  kills.misreported +
  (trace?.alone.early ?? 0) +
  (trace?.sideBySide.early ?? 0);

/** The part of docs/reliability.md that is about crashes. */
export const crashReport = (figures: CrashFigures, seed: number): string => {
  const { kills, trace } = figures;
  const traced = (name: string, of: (figures: DurabilityFigures) => number): readonly (string | number)[] =>
    trace === null ? [name] : [name, of(trace.alone), of(trace.sideBySide)];
  return `## Crashes

Seed ${seed}. A program with the pipeline and the journal makes a running mix of changes of all three systems, ${GENERATING.length} customers side by side, and is killed (SIGKILL) at a random point; the next one starts on what is left. Every kind of change is drawn, in entries as operators make them: one change, or several steps (a card made and then linked; a card or an address replaced), or another try of what came to nothing. Before half of the starts one write is set to lose its connection, before or after it takes effect. What an operator is told to be on record is *acknowledged*.

${table(
  ['SIGKILLs at random points', 'figure'],
  [
    ['kills', kills.kills],
    ['of these while the program started and took its first look at what was open', kills.atStart],
    ['of these in the middle of an entry, with one step on record and the next one not', kills.between],
    ['acknowledged events', kills.acknowledged],
    ['acknowledged events lost', kills.lost],
    ['writes that the systems read', [...kills.sent.values()].reduce((sum, one) => sum + one, 0)],
    ...[...kills.sent].map(([kind, sent]) => [`of these *${kind}*`, sent]),
    [
      'writes without a recorded intent of their own, the second one of an intent among them',
      kills.unrecorded,
    ],
    [
      'steps sent without the one before, things taken away without what is to take their place, cards made twice',
      kills.missteps,
    ],
    ['changes open when killed', kills.open],
    ['open changes not found at the next start', kills.overlooked],
    ['changes accepted and not read back when killed', kills.cut],
    ['of these not read back by a later start', kills.unread],
    ['changes whose outcome is not what the systems’ ledgers say, in the end', kills.misreported],
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
        ['traced', 'one after another', `${TRACED_LANES} customers side by side`],
        [
          traced('syncs of the journal', ({ commits }) => commits),
          traced('requests of writes', ({ requests }) => requests),
          traced('of these, with an intent that shared its sync with another', ({ shared }) => shared),
          traced('tellings to the operator', ({ told }) => told),
          traced('bytes that left before their record was synced', ({ early }) => early),
        ],
      )
}

### Findings
${findingsText(crashFindings(figures))}
`;
};
