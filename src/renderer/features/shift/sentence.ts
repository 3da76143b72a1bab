import type { I18n } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import { listed } from '../../words/formats.ts';
import { STATE_WORDS } from '../../words/outcomes.ts';
import type { CountsTable } from './counts-table.ts';

/** What the chart of a day shows, in a sentence: how many changes, how they ended, and when most were made. */
export const sentenceOf = (
  i18n: I18n,
  { states, rows, totals, total }: CountsTable,
  timeOf: (key: string) => string,
): string => {
  const ends = states.map((state, column) => `${i18n._(STATE_WORDS[state].word)} ${totals[column] ?? 0}`);
  const outcomes = listed(i18n, ends);
  const most = Math.max(0, ...rows.map((row) => row.total));
  const busiest = timeOf(rows.find((row) => row.total === most)?.key ?? '');
  const all = i18n._(msg`${plural(total, { one: '# change', other: '# changes' })}. ${outcomes}.`);
  return rows.length < 2 ? all : `${all} ${i18n._(msg`Most in the hour from ${busiest}: ${most}.`)}`;
};
