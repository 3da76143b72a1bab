import type { ChangeKindName } from '../../../shared/kinds/kinds.ts';

/** Kinds of change by their names. What a system does not bring of its kinds does not compile where it hands them over. */
export const byName = <const T extends readonly { readonly name: ChangeKindName }[]>(...kinds: T) =>
  // Which name has which kind is lost in the list.
  Object.fromEntries(kinds.map((kind) => [kind.name, kind])) as {
    readonly [K in T[number] as K['name']]: K;
  };
