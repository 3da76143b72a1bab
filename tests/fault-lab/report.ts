import { upstreamOf } from '../../src/shared/kinds/kinds.ts';
import { FAULTS } from './faults/catalog.ts';
import { FAULT_CLASSES } from './faults/fault.ts';
import type { Result } from './lab/result.ts';
import { KINDS } from './plan/kinds.ts';
import { PHASES, READS } from './runs/spec.ts';
import { DEADLINE_MS } from './stand/stand.ts';
import { findingsText, table } from './table.ts';
import { TOLERANCE_MS } from './verdict.ts';

/** Figures of a group of runs. */
export interface Figures {
  readonly runs: number;
  readonly misreported: number;
  readonly duplicates: number;
  readonly hung: number;
  readonly unrecorded: number;
  /** Writes that stayed `unknown` to the end. */
  readonly open: number;
}

/** Counts a group of runs. */
export const figuresOf = (results: readonly Result[]): Figures => {
  const count = (holds: (result: Result) => boolean): number => results.filter(holds).length;
  return {
    runs: results.length,
    misreported: count(({ verdict }) => verdict.misreported.length > 0),
    duplicates: count(({ verdict }) => verdict.duplicate),
    hung: count(({ verdict }) => verdict.hung.length > 0),
    unrecorded: count(({ verdict }) => verdict.unrecorded),
    open: count(({ verdict }) => verdict.outcome.includes('unknown')),
  };
};

const HEADS = ['runs', 'misreported', 'duplicates', 'hung', 'without intent', 'left unknown'];
const cells = (results: readonly Result[]): readonly number[] => {
  const { runs, misreported, duplicates, hung, unrecorded, open } = figuresOf(results);
  return [runs, misreported, duplicates, hung, unrecorded, open];
};

type Written = Result & { readonly spec: { readonly is: 'write' } };
const isWrite = (result: Result): result is Written => result.spec.is === 'write';

const bytePositions = (results: readonly Result[]): string => {
  const rows = KINDS.flatMap((kind) =>
    (['request', 'reply'] as const).map((of) => {
      const group = results.filter(
        ({ spec }) =>
          spec.is === 'write' && spec.kind === kind && spec.fault.is === 'cut' && spec.fault.of === of,
      );
      const at = new Set(group.map(({ spec }) => (spec.fault.is === 'cut' ? spec.fault.at : 0)));
      return [`${kind}, ${of}`, at.size, ...cells(group)];
    }),
  );
  return table(['write', 'positions', ...HEADS], rows);
};

const byClass = (results: readonly Result[]): string =>
  table(
    ['kind of change, class of fault', ...HEADS],
    KINDS.flatMap((kind) =>
      FAULT_CLASSES.flatMap((name) => {
        const group = results.filter(
          (result) =>
            result.class === name &&
            result.spec.is === 'write' &&
            result.spec.kind === kind &&
            result.spec.phase === 'write' &&
            result.spec.fault.is === 'named',
        );
        return group.length === 0 ? [] : [[`${kind}, ${name}`, ...cells(group)]];
      }),
    ),
  );

const byPhase = (results: readonly Result[]): string =>
  table(
    ['kind of change, requests that met the fault', ...HEADS],
    KINDS.flatMap((kind) =>
      PHASES.filter((phase) => phase !== 'write').map((phase) => [
        `${kind}, ${phase}`,
        ...cells(
          results.filter(({ spec }) => spec.is === 'write' && spec.kind === kind && spec.phase === phase),
        ),
      ]),
    ),
  );

const byRead = (results: readonly Result[]): string =>
  table(
    ['read', 'runs', 'wrong', 'hung', 'read all the same'],
    READS.map((read) => {
      const group = results.filter(({ spec }) => spec.is === 'read' && spec.read === read);
      const { runs, misreported, hung } = figuresOf(group);
      const truly = group.filter(({ verdict }) => verdict.outcome === 'read').length;
      return [read, runs, misreported, hung, truly];
    }),
  );

const byTruth = (results: readonly Result[]): string => {
  const writes = results.filter(isWrite);
  const outcomes = [...new Set(writes.map(({ verdict }) => verdict.outcome))].toSorted();
  return table(
    ['last word', 'the system made the change', 'it did not'],
    outcomes.map((outcome) => {
      const group = writes.filter(({ verdict }) => verdict.outcome === outcome);
      const made = group.filter(({ applied }) => applied).length;
      return [outcome, made, group.length - made];
    }),
  );
};

/** The runs with which something is wrong, one a line, with what makes them again. */
export const describeFindings = (results: readonly Result[]): readonly string[] =>
  results.flatMap(({ spec, fault, verdict }) => {
    const told = [
      ...verdict.misreported,
      ...(verdict.duplicate ? ['sent more than once'] : []),
      ...verdict.hung,
      ...(verdict.unrecorded ? ['sent without an intent on disk'] : []),
    ];
    return told.length === 0 ? [] : [`${fault}: ${told.join('; ')} (${JSON.stringify(spec)})`];
  });

/** The part of docs/reliability.md that is about networks, from the results of one run of the lab. */
export const networkReport = (
  results: readonly Result[],
  { seed, full }: { readonly seed: number; readonly full: boolean },
): string => {
  const systems = new Set(KINDS.map((kind) => upstreamOf(kind))).size;
  return `## Networks

${full ? 'Full run: every byte, every phase, both effects.' : 'Short run: byte positions and effects are sampled.'} Seed ${seed}. ${FAULTS.length} kinds of fault beside the cuts at each byte, ${KINDS.length} kinds of change, ${READS.length} reads, ${systems} systems, ${results.length} runs. The total deadline of a call is ${DEADLINE_MS} ms here; a call hangs when it takes more than that, ${TOLERANCE_MS} ms and the time by which the lab itself was late.

- *Misreported*: an outcome that was reported, or that stands in the journal, claims what the system's own ledger does not bear out, or the two differ.
- *Duplicates*: a write reached the network or the system more than once.
- *Without intent*: a write was sent of which the journal did not hold the intent.
- *Left unknown*: nobody could tell to the end. That is no fault: it is what has to be said while the system cannot be read. A *card.generate* whose reply was lost stays unknown for good: only the reply tells which number was made.

A refusal in a system's own words is believed where its contract says that nothing was changed then; such a refusal is not combined with a change made all the same. So is WM's own word that there is no such customer.

### A connection that ends at each byte
${bytePositions(results)}

### Every kind of fault, at the write
${byClass(results)}

### Every kind of fault, around the write
${byPhase(results)}

### Every kind of fault, at each read
A read may fail. It may not tell anything but what is so.

${byRead(results)}

### What was said in the end, and what was so
${byTruth(results)}

### Findings
${findingsText(describeFindings(results))}
`;
};
