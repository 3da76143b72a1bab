import type { JournalRates } from '../../tools/bench/journal.ts';
import { findingsText, table } from './table.ts';

/** The least that the journal may do of what the command line does. */
const LEAST_RATIO = 0.5;

const ratioOf = ({ eventsPerSecond, cli }: JournalRates): number | null =>
  'why' in cli ? null : Math.round((eventsPerSecond / cli.perSecond) * 100) / 100;

/** What is not as it has to be, in words. */
export const rateFindings = (rates: JournalRates): readonly string[] => {
  const ratio = ratioOf(rates);
  return ratio !== null && ratio < LEAST_RATIO
    ? [`the journal does ${ratio} of what the command line does, and not ${LEAST_RATIO}`]
    : [];
};

/** The part of docs/reliability.md that is about the journal's rate. */
export const rateReport = (rates: JournalRates): string => {
  const { events, eventsPerSecond, groupedPerSecond, cli } = rates;
  const ratio = ratioOf(rates);
  return `## Journal rate

${events} events that are on the disk, encrypted and chained: each attempt as the pipeline records it, in three commits of four events. The sqlite3 command line inserts the same rows, ready made, in the same commits with synchronous FULL, in turns with the journal in the same run. The ratio has to be at least ${LEAST_RATIO}.

${table(
  ['', 'events per second'],
  [
    ['journal, one attempt after another', Math.round(eventsPerSecond)],
    ['journal, 64 attempts side by side', Math.round(groupedPerSecond)],
    [
      'sqlite3 command line, the same rows',
      'why' in cli ? `not measured: ${cli.why}` : Math.round(cli.perSecond),
    ],
    ['ratio, one attempt after another to the command line', ratio ?? 'not measured'],
  ],
)}

### Findings
${findingsText(rateFindings(rates))}
`;
};
