import type { Change } from '../../shared/domain/change.ts';
import type { ChangeKindName } from '../../shared/kinds/kinds.ts';
import type { ChangeKind, NonEmpty } from '../ports/change-kind.ts';

/** Changes of one kind that go in one attempt. */
export interface Group<C> {
  readonly kind: ChangeKind;
  readonly items: NonEmpty<C>;
}

/** The kinds by name. */
export type Kinds = ReadonlyMap<ChangeKindName, ChangeKind>;

/** Changes split into attempts, and those of a kind that no configured upstream brings. */
interface Grouped<C> {
  readonly groups: readonly Group<C>[];
  readonly off: readonly C[];
}

/**
 * Splits changes of one customer into attempts, in the order in which they were drafted: those of a kind that
 * combines go together, at the place of the first of them; every other goes alone.
 */
export const groupIntoAttempts = <C extends { readonly change: Change }>(
  items: readonly C[],
  kinds: Kinds,
): Grouped<C> => {
  const groups: { kind: ChangeKind; items: [C, ...C[]] }[] = [];
  const off: C[] = [];
  for (const item of items) {
    const kind = kinds.get(item.change.kind);
    if (kind === undefined) {
      off.push(item);
      continue;
    }
    const together = kind.combines ? groups.find((group) => group.kind === kind) : undefined;
    if (together === undefined) groups.push({ kind, items: [item] });
    else together.items.push(item);
  }
  return { groups, off };
};
