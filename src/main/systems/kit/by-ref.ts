import type { Refs } from '../../ports/refs.ts';

/** What a record holds, each under its ref; of two under one ref the first. */
type ByRef<T> = ReadonlyMap<string, T>;

/** Makes an index of a record's things by their refs, once for each record, and keeps it for as long as that is there. */
export const byRefIn = <R extends object, T>(
  itemsOf: (record: R) => readonly T[],
  refOf: (item: T, refs: Refs) => string,
): ((record: R, refs: Refs) => ByRef<T>) => {
  const known = new WeakMap<Refs, WeakMap<R, ByRef<T>>>();
  return (record, refs) => {
    const ofRefs = known.get(refs) ?? new WeakMap<R, ByRef<T>>();
    known.set(refs, ofRefs);
    const before = ofRefs.get(record);
    if (before !== undefined) return before;
    const index = new Map<string, T>();
    for (const item of itemsOf(record)) {
      const ref = refOf(item, refs);
      if (!index.has(ref)) index.set(ref, item);
    }
    ofRefs.set(record, index);
    return index;
  };
};
