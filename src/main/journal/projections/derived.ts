import type { DatabaseSync } from 'node:sqlite';
import { type SchemaDifferences, schemaDifferences } from '../file/own-schema.ts';
import type { Trust } from '../proof/trust.ts';
import { compareNewest, compareRows, falseIndexes } from './rebuild.ts';

/** How much of what follows from the records is not what it has to be. */
export interface Differences {
  /** Tables, indexes and other objects. */
  readonly objects: number;
  readonly rows: number;
}

const countOf = ({ lacking, foreign }: SchemaDifferences): number =>
  new Set([...lacking, ...foreign].map(({ type, name }) => `${type} ${name}`)).size;

/**
 * Compares what follows from the records with what is in the file: with whatever is proved, and so with everything once
 * everything is. Some at a time; gives `null` where nothing differs.
 */
export function* compareDerived(db: DatabaseSync, trust: Trust): Generator<void, Differences | null, void> {
  const objects = countOf(schemaDifferences(db));
  // Tables that are not ours are made anew whatever stands in them.
  if (objects > 0) return { objects, rows: 0 };
  if (!trust.isWhole()) {
    const differing = compareNewest(db, trust.proved());
    return differing === 0 ? null : { objects, rows: differing };
  }
  const rows = yield* compareRows(db, () => {
    trust.follow();
    return trust.proved();
  });
  const indexes = falseIndexes(db);
  return rows + indexes === 0 ? null : { objects: indexes, rows };
}
