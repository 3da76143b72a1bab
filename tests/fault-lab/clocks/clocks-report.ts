import { findingsText, table } from '../table.ts';
import type { ClocksFigures } from './run-clocks.ts';

/** How many waits ended early or late. */
export const clocksFaults = ({ waits }: ClocksFigures): number =>
  waits.reduce((sum, { faults }) => sum + faults, 0);

/** The part of docs/reliability.md that is about clocks. */
export const clocksReport = (figures: ClocksFigures, seed: number): string => `## Clocks

Somebody sets the wall clock, several times, while something waits ([decision 15](decisions/0015-waits-have-their-own-clock.md)): by each of ${figures.steps} steps from 1 ms to 20 years, forward and back, and in ${figures.series} series in which each step is another. Seed ${seed}. Each wait has to end at its own moment: not a millisecond before, and no later. The parts are the app's own, over real journals; time itself is the lab's.

${table(
  ['what waits', 'runs', 'early or late'],
  figures.waits.map(({ name, runs, faults }) => [name, runs, faults]),
)}

### Findings
${findingsText(figures.findings)}
`;
