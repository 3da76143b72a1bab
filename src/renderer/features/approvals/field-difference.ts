import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ApprovalsView } from '../../../shared/ipc/approvals.ts';
import { cardUsageSet } from '../../../shared/kinds/card-usage-set.ts';
import { blanksOf } from '../../words/problems/blanks.ts';
import { summaryWords } from '../../words/summary.ts';

export type WaitingItem = ApprovalsView['items'][number];

/** One field of a change: what is asked for, what is there now, and what was there when it was asked for. */
export interface FieldDifference {
  readonly field: string;
  readonly asked: string;
  readonly now: string;
  /** Null: what is there now was there then. */
  readonly was: string | null;
}

/** What the change asks of a field beside what is there now, as its last check found it. */
export const differenceOf = (i18n: I18n, { summary, findings }: WaitingItem): FieldDifference => {
  const { title, before, after } = summaryWords(i18n, summary);
  const moved = findings.find(({ problem }) => problem.code === 'change.stale');
  const now = moved === undefined ? null : blanksOf(i18n, moved.problem.data).state('now');
  if (now !== null) return { field: title, asked: after, now, was: before };
  const untold = findings.some(({ problem }) => problem.code === 'card-usage.untold');
  const is = untold && cardUsageSet.is(summary) ? i18n._(msg`Not told by airpay`) : before;
  return { field: title, asked: after, now: is, was: null };
};
