import type { Change } from '../../shared/domain/change.ts';
import type { Finding } from '../../shared/domain/finding.ts';
import type { ChangeKindName } from '../../shared/kinds/kinds.ts';
import type { ChangeKind, Checked } from '../ports/change-kind.ts';

/** The findings of one change, from those of its kind's own check. */
type Rule = (change: Change, found: readonly Finding[]) => readonly Finding[];

/**
 * The kinds with a rule in every check, and so in every sending: whoever drafted a change, the rule has its say.
 * @param ruleNow gives the rule of this moment, once a check is done
 */
export const underRule = (
  kinds: ReadonlyMap<ChangeKindName, ChangeKind>,
  ruleNow: () => Rule | Promise<Rule>,
): ReadonlyMap<ChangeKindName, ChangeKind> => {
  const ruled = (kind: ChangeKind): ChangeKind => ({
    ...kind,
    check: async (changes, beside) => {
      const checked = await kind.check(changes, beside);
      const rule = await ruleNow();
      const findings: Checked['findings'] = new Map(
        changes.map((change) => [change.id, rule(change, checked.findings.get(change.id) ?? [])]),
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
  return new Map([...kinds].map(([name, kind]) => [name, ruled(kind)]));
};
