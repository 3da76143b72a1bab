import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import * as v from 'valibot';
import { OUTCOMES } from '../../../shared/domain/outcome.ts';
import { UPSTREAMS } from '../../../shared/domain/upstream.ts';
import type { BranchPosition, BranchQuestion } from '../answers.ts';

/** A page of the branch's changes. */
export interface BranchPage {
  readonly filter: BranchQuestion;
  readonly before: BranchPosition | null;
  readonly limit: number;
}

const Ids = v.array(v.object({ id: v.string() }));
const Names = v.array(v.object({ name: v.string() }));
const KNOWN: ReadonlySet<string> = new Set(UPSTREAMS);

/** The systems of which there are changes of an outcome: one step down the index for each of them. */
const UPSTREAMS_OF = `
  WITH RECURSIVE upstreams (name) AS (
    SELECT min(upstream) FROM changes INDEXED BY changes_by_outcome WHERE outcome IS :outcome
    UNION ALL
    SELECT (SELECT min(upstream) FROM changes INDEXED BY changes_by_outcome
      WHERE outcome IS :outcome AND upstream > upstreams.name)
    FROM upstreams WHERE name IS NOT NULL)
  SELECT name FROM upstreams WHERE name IS NOT NULL`;

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

const upstreamTerms = ({ upstream }: BranchQuestion, others: readonly string[]): readonly string[] =>
  (upstream === undefined ? [...UPSTREAMS, ...others] : [upstream]).map(
    (one) => `upstream = '${one.replaceAll("'", "''")}'`,
  );

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

/**
 * The question for a page: stretches of one index, merged in their order. `others`: systems of other versions, of which
 * there are changes too.
 */
export const sqlOf = (page: BranchPage, others: readonly string[] = []): string => {
  const index = page.filter.operator === undefined ? 'changes_by_outcome' : 'changes_by_operator';
  const rest = narrowing(page);
  const stretches = outcomeTerms(page.filter).flatMap((outcome) =>
    upstreamTerms(page.filter, others).map(
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
  const upstreamsOf = db.prepare(UPSTREAMS_OF);
  let others: readonly string[] = [];
  const findOthers = (): readonly string[] => {
    const names = [null, ...OUTCOMES].flatMap((outcome) => v.parse(Names, upstreamsOf.all({ outcome })));
    return [...new Set(names.map(({ name }) => name))].filter((name) => !KNOWN.has(name));
  };
  return (page) => {
    if (page.before === null) others = findOthers();
    const sql = sqlOf(page, others);
    const statement = prepared.get(sql) ?? db.prepare(sql);
    prepared.set(sql, statement);
    return v.parse(Ids, statement.all(valuesOf(page))).map(({ id }) => id);
  };
};
