import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import * as v from 'valibot';
import { OUTCOMES } from '../../shared/domain/outcome.ts';
import { UPSTREAMS } from '../../shared/domain/upstream.ts';
import type { BranchCursor, BranchQuestion } from './answers.ts';

/** A page of the branch's changes. */
export interface BranchPage {
  readonly filter: BranchQuestion;
  readonly before: BranchCursor | null;
  readonly limit: number;
}

const Ids = v.array(v.object({ id: v.string() }));

/*
 * Both indexes hold the changes of one outcome and one system in the order of their records, one of them for each
 * operator. So whatever is asked for is a few stretches of an index, each in its order already, which SQLite merges up to
 * the page's end: the rarest question reads as little as the commonest. Times are no order, since the wall clock may have
 * been set between two records: a stretch is read through for those that fit.
 */

const outcomeTerms = ({ outcome }: BranchQuestion): readonly string[] => {
  const isNull = 'outcome IS NULL';
  if (outcome === 'open') return [isNull];
  const asked = outcome === undefined ? OUTCOMES : OUTCOMES.filter((one) => one === outcome);
  const named = asked.map((one) => `outcome = '${one}'`);
  return outcome === undefined ? [isNull, ...named] : named;
};

const upstreamTerms = ({ upstream }: BranchQuestion): readonly string[] =>
  UPSTREAMS.filter((one) => upstream === undefined || one === upstream).map((one) => `upstream = '${one}'`);

/** What narrows every stretch. */
const narrowing = ({ filter, before }: BranchPage): string =>
  [
    ...(filter.operator === undefined ? [] : ['operator = :operator']),
    ...(filter.from === undefined ? [] : ['at >= :from']),
    ...(filter.to === undefined ? [] : ['at < :to']),
    ...(before === null ? [] : ['recorded_seq <= :seq', '(recorded_seq, id) < (:seq, :id)']),
  ]
    .map((term) => ` AND ${term}`)
    .join('');

/** The question for a page: stretches of one index, merged in their order. */
export const sqlOf = (page: BranchPage): string => {
  const index = page.filter.operator === undefined ? 'changes_by_outcome' : 'changes_by_operator';
  const rest = narrowing(page);
  const stretches = outcomeTerms(page.filter).flatMap((outcome) =>
    upstreamTerms(page.filter).map(
      (upstream) =>
        `SELECT recorded_seq, id FROM changes INDEXED BY ${index} WHERE ${outcome} AND ${upstream}${rest}`,
    ),
  );
  return `${stretches.join(' UNION ALL ')} ORDER BY recorded_seq DESC, id DESC LIMIT :limit`;
};

const valuesOf = ({ filter, before, limit }: BranchPage): Record<string, SQLInputValue> => ({
  limit,
  ...(filter.operator === undefined ? {} : { operator: filter.operator }),
  ...(filter.from === undefined ? {} : { from: filter.from }),
  ...(filter.to === undefined ? {} : { to: filter.to }),
  ...(before === null ? {} : { seq: before.seq, id: before.id }),
});

/** Gives the function that finds the ids of a page, newest first. */
export const prepareBranch = (db: DatabaseSync): ((page: BranchPage) => readonly string[]) => {
  const prepared = new Map<string, StatementSync>();
  return (page) => {
    const sql = sqlOf(page);
    const statement = prepared.get(sql) ?? db.prepare(sql);
    prepared.set(sql, statement);
    return v.parse(Ids, statement.all(valuesOf(page))).map(({ id }) => id);
  };
};
