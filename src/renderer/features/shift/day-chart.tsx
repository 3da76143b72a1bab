import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { type LineState, STATE_WORDS } from '../../words/outcomes.ts';
import { barsOf } from './bars.ts';
import type { CountsTable } from './counts-table.ts';
import css from './day-chart.module.css';

/** Of the drawing, in pixels. */
const HEIGHT = 140;

/** Lines over the color, so that no two outcomes differ by color alone. */
const PATTERNS: { readonly [S in LineState]?: string } = {
  accepted: 'M0 3H6',
  sending: 'M0 1.5H6M0 4.5H6',
  unknown: 'M3 2v2',
  contradicted: 'M0 0l6 6M6 0l-6 6',
  rejected: 'M0 6l6-6M-1 1l2-2M5 7l2-2',
  'not-applied': 'M3 0V6',
  'not-sent': 'M0 0l6 6M-1 5l2 2M5-1l2 2',
  refused: 'M3 0V6M0 3H6',
};

interface DayChartProps {
  readonly table: CountsTable;
  /** What stands under a bar. */
  readonly nameOf: (key: string) => string;
  /** The sentence that says what the chart shows. */
  readonly words: string;
}

/** Counts by hour as stacked bars. It says nothing that the table beside it does not say. */
export const DayChart = ({ table, nameOf, words }: DayChartProps) => {
  const { i18n } = useLingui();
  const id = useId();
  return (
    <div role="img" aria-label={words}>
      <div className={css.chart}>
        <svg aria-hidden="true" width="0" height="0" className={css.defs}>
          <defs>
            {table.states.map((state) => (
              <pattern key={state} id={`${id}-${state}`} width="6" height="6" patternUnits="userSpaceOnUse">
                <path d={PATTERNS[state] ?? ''} className={css.lines} />
              </pattern>
            ))}
          </defs>
        </svg>
        {barsOf(table, HEIGHT).map(({ key, total, parts }) => (
          <div key={key} className={css.column} aria-hidden="true">
            <span className={css.total}>{total === 0 ? '' : total}</span>
            <svg aria-hidden="true" width="100%" height={HEIGHT} className={css.bar}>
              {parts.map(({ state, top, height }) => (
                <g key={state} data-tone={STATE_WORDS[state].tone} className={css.part}>
                  <rect x="12%" width="76%" y={top} height={height} />
                  <rect
                    x="12%"
                    width="76%"
                    y={top}
                    height={height}
                    fill={`url(#${id}-${state})`}
                    className={css.over}
                  />
                </g>
              ))}
            </svg>
            <span className={css.hour}>{nameOf(key)}</span>
          </div>
        ))}
      </div>
      <div className={css.legend} aria-hidden="true">
        {table.states.map((state) => (
          <span key={state} className={css.key}>
            <svg
              aria-hidden="true"
              width="16"
              height="16"
              data-tone={STATE_WORDS[state].tone}
              className={css.part}
            >
              <rect width="16" height="16" />
              <rect width="16" height="16" fill={`url(#${id}-${state})`} className={css.over} />
            </svg>
            {i18n._(STATE_WORDS[state].word)}
          </span>
        ))}
      </div>
    </div>
  );
};
