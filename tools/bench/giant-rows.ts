import type { GiantDesk } from './giant-desk.ts';
import { IDLE_SECONDS, SETTLED_SECONDS } from './idle-renderer.ts';
import { type Row, round } from './row.ts';

const OVER_MS = 200;
const HELD_MS = 50;
const IDLE_PERCENT = 1;

/** The rows of the desk of giants, beside what the same was before long lists were bounded. */
export const giantRows = ({ actions, idle }: GiantDesk, latencyMs: number): readonly Row[] => [
  ...actions.flatMap(({ action, was, took, atUpstream, calls, held, drawing }): readonly Row[] => {
    const before = was === null ? 'there was no such figure' : `it was: ${was}`;
    const over = round(took - atUpstream);
    const blocked = round(held.wall);
    return [
      {
        figure: `${action}: time over the upstream’s own`,
        value: over,
        unit: 'ms',
        limit: `≤ ${OVER_MS}`,
        holds: over <= OVER_MS,
        measured: `${round(took)} ms from the key or click to the paint, ${round(atUpstream)} ms of it at the upstream (${calls} calls of ${latencyMs} ms and more); the page’s process worked ${round(drawing)} ms; ${before}`,
      },
      {
        figure: `${action}: main held up at a stretch`,
        value: blocked,
        unit: 'ms',
        limit: `≤ ${HELD_MS}`,
        holds: blocked <= HELD_MS,
        measured: `the longest by the clock; of the thread’s own work at most ${round(held.worked)} ms between two ticks; ${before}`,
      },
    ];
  }),
  {
    figure: `idle renderer after ${idle.changes} changes in a visit`,
    value: round(idle.renderer * 100),
    unit: '% of a core',
    limit: `< ${IDLE_PERCENT}`,
    holds: idle.renderer * 100 < IDLE_PERCENT,
    measured: `over ${IDLE_SECONDS} s, from ${SETTLED_SECONDS} s after the last change; the process that draws: ${round(idle.gpu * 100)}%; it was: 80% for minutes`,
  },
];
