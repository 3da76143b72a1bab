import { problem } from '../../shared/domain/problem.ts';
import type { ChangeKindName } from '../../shared/kinds/kinds.ts';
import type { ChangeKind, Checked } from '../ports/change-kind.ts';

/** A change of a kind that customers may not make here. */
const NOT_HERE = { level: 'block', problem: problem('kiosk.at-desk'), owners: [] } as const;

/**
 * The kinds with what a kiosk allows in every check, and so in every sending: a kind that is not named is blocked, whoever
 * drafted it.
 */
export const onlyAtKiosk = (
  kinds: ReadonlyMap<ChangeKindName, ChangeKind>,
  allowed: readonly ChangeKindName[],
): ReadonlyMap<ChangeKindName, ChangeKind> => {
  const blocked = (kind: ChangeKind): ChangeKind => ({
    ...kind,
    check: async (changes, beside) => {
      const checked = await kind.check(changes, beside);
      const findings: Checked['findings'] = new Map(
        changes.map(({ id }) => [id, [NOT_HERE, ...(checked.findings.get(id) ?? [])]]),
      );
      return {
        findings,
        get expectation() {
          return checked.expectation;
        },
        send: (attempt) => checked.send(attempt),
      };
    },
  });
  return new Map([...kinds].map(([name, kind]) => [name, allowed.includes(name) ? kind : blocked(kind)]));
};
