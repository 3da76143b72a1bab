import type { BranchChange } from '../journal/answers.ts';
import { csvOf } from './csv.ts';

const HEAD = [
  ...['operator', 'customer', 'system', 'change', 'about', 'from', 'to', 'outcome', 'reason', 'change id'],
] as const;

/** What tells which thing a change is about. What an operator wrote in their own words is left out. */
const ABOUT = ['category', 'channel', 'type', 'masked', 'card', 'series', 'label', 'of'] as const;

const textOf = (summary: BranchChange['summary'], member: string): string => {
  const value: unknown = Reflect.get(summary, member);
  return typeof value === 'string' ? value : '';
};

/** A day's changes as a table, in the masked values that are on the screen; times are those of the branch's clocks. */
export const shiftCsv = (changes: readonly BranchChange[], timeZone: string): string => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return csvOf([
    [`time (${timeZone})`, ...HEAD],
    ...changes.map(({ id, at, operator, customer, upstream, summary, outcome, reason }) => [
      ...[format.format(at), operator, customer ?? '', upstream, summary.kind],
      ABOUT.map((member) => textOf(summary, member))
        .filter((text) => text !== '')
        .join(' '),
      ...[textOf(summary, 'from'), textOf(summary, 'to')],
      ...[outcome ?? 'open', reason?.code ?? '', id],
    ]),
  ]);
};
