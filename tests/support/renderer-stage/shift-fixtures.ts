import { OUTCOMES } from '../../../src/shared/domain/outcome.ts';
import type {
  HandOversView,
  ShiftBranchView,
  ShiftItem,
  ShiftMineView,
} from '../../../src/shared/ipc/shift.ts';
import type { LineView } from '../../../src/shared/ipc/views.ts';

const HOUR = 3_600_000;

/** What was done today, and what was handed over. */
export interface ShiftStage {
  readonly mine: ShiftMineView;
  readonly branch: ShiftBranchView;
  readonly handOvers: HandOversView;
}

/** A day with every outcome, for one person and for the branch. */
export const shiftOf = (lines: readonly LineView[], now: number): ShiftStage => {
  const items = lines.map(
    ({ changeId, upstream, summary }, index): ShiftItem => ({
      ...{ changeId, upstream, summary, at: now - index * 9 * 60_000 },
      customer: index === 2 ? null : 'Maria Fernanda Gonçalves da Silva',
      outcome: index === 0 ? null : (OUTCOMES[(index + 4) % OUTCOMES.length] ?? null),
    }),
  );
  const from = now - 9 * HOUR;
  return {
    mine: {
      ...{ from, until: now, items, looks: items.slice(1, 2) },
      counts: [
        { upstream: 'airpay', outcome: 'confirmed', count: 14 },
        { upstream: 'airpay', outcome: 'unknown', count: 1 },
        { upstream: 'capillary', outcome: 'confirmed', count: 6 },
        { upstream: 'capillary', outcome: 'rejected', count: 2 },
        { upstream: 'wm', outcome: 'confirmed', count: 23 },
      ],
    },
    branch: {
      ...{ from, until: now },
      hours: Array.from({ length: 10 }, (_, hour) => ({
        at: from + hour * HOUR,
        counts:
          hour < 2 || hour === 6
            ? []
            : [
                { outcome: 'confirmed' as const, count: 4 + ((hour * 7) % 19) },
                { outcome: 'accepted' as const, count: hour % 3 === 0 ? 2 : 1 },
                ...OUTCOMES.slice(0, hour - 1)
                  .filter((outcome) => outcome !== 'confirmed' && outcome !== 'accepted')
                  .map((outcome) => ({ outcome, count: 1 + (hour % 2) })),
              ],
      })),
      people: [
        { operator: 'jose.g', counts: [{ outcome: 'confirmed', count: 41 }] },
        {
          operator: 'rk',
          counts: [
            { outcome: 'confirmed', count: 43 },
            { outcome: 'rejected', count: 2 },
            { outcome: 'unknown', count: 1 },
          ],
        },
      ],
    },
    handOvers: [],
  };
};
