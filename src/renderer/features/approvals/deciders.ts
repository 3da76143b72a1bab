import type { OperatorsView } from '../../../shared/ipc/operators.ts';

/** Who may decide about a change, and who is chosen before anybody chooses. */
interface Deciders {
  readonly people: OperatorsView['people'];
  /** Id; empty: nobody. */
  readonly preselected: string;
}

/** Whoever may approve, but for the maker. Of several it is whoever is signed in. */
export const decidersOf = (
  operators: OperatorsView | null,
  approvers: readonly string[],
  maker: string,
): Deciders => {
  const people = (operators?.people ?? []).filter(({ id }) => approvers.includes(id) && id !== maker);
  const here = people.find(({ id }) => id === operators?.operator?.id);
  const only = people.length === 1 ? people[0] : undefined;
  return { people, preselected: (here ?? only)?.id ?? '' };
};
