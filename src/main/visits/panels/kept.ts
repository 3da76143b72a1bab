import type { Refs } from '../../ports/refs.ts';
import type { Narrowed } from '../narrowed.ts';

/** Makes something of a record once, and keeps it for as long as the record is there: a visit is shown very often. */
export const oncePer = <R extends object, T>(make: (record: R) => T): ((record: R) => T) => {
  const known = new WeakMap<R, { readonly made: T }>();
  return (record) => {
    const before = known.get(record);
    if (before !== undefined) return before.made;
    const made = make(record);
    known.set(record, { made });
    return made;
  };
};

/** What the panels need beside the records. */
export interface PanelDeps {
  readonly refs: Refs;
  readonly changeTypes: readonly string[];
  readonly narrowed: Narrowed;
}

/** A whole value behind a ref, and how it is shown masked. */
export interface WholeValue {
  readonly ref: string;
  readonly type: string;
  readonly value: string;
  readonly masked: string;
}

/** The view of each record, as it was made last: most events change nothing in the panels. */
export const keptFor = <R extends object, V>(
  listsOf: (narrowed: Narrowed) => string,
  make: (record: R, deps: PanelDeps) => V,
): ((record: R, deps: PanelDeps) => V) => {
  const kept = new WeakMap<R, { readonly of: PanelDeps; readonly lists: string; readonly view: V }>();
  return (record, deps) => {
    const lists = listsOf(deps.narrowed);
    const known = kept.get(record);
    if (known?.lists === lists && known.of.refs === deps.refs && known.of.changeTypes === deps.changeTypes)
      return known.view;
    const view = make(record, deps);
    kept.set(record, { of: deps, lists, view });
    return view;
  };
};
