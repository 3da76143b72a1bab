import type { Roles } from '../../shared/config/roles.ts';
import type { Change } from '../../shared/domain/change.ts';
import type { Finding } from '../../shared/domain/finding.ts';
import { type ProblemCode, problem } from '../../shared/domain/problem.ts';
import type { ChangeKindName } from '../../shared/kinds/kinds.ts';
import type { Operator, Right } from '../../shared/operators/roles.ts';
import { underRule } from '../changes/under-rule.ts';
import type { ChangeKind } from '../ports/change-kind.ts';

/** What the people at this desk may do. */
export interface Rules {
  may(operator: Operator, right: Right): boolean;
  /** Whether a person may make changes of a kind at all. */
  mayMake(operator: Operator, kind: ChangeKindName): boolean;
  /** The kinds with what the roles say of each change added to what its check finds. */
  over(kinds: ReadonlyMap<ChangeKindName, ChangeKind>): ReadonlyMap<ChangeKindName, ChangeKind>;
}

const finding = (level: Finding['level'], code: ProblemCode): Finding => ({
  level,
  problem: problem(code),
  owners: [],
});

/**
 * Makes the rules. They are part of every check, and so of every sending.
 * @param person who an id is; `null`: nobody who works here
 * @param hasSecond whether a second person can prove to be here
 */
export const createRules = ({
  roles,
  person,
  hasSecond,
}: {
  readonly roles: Roles;
  readonly person: (id: string) => Operator | null;
  readonly hasSecond: boolean;
}): Rules => {
  const mayMake: Rules['mayMake'] = ({ role }, kind) => {
    const { kinds } = roles[role];
    return kinds === 'all' || kinds.includes(kind);
  };

  const foundBy = ({ kind, operator }: Change): readonly Finding[] => {
    const maker = person(operator);
    if (maker === null || !mayMake(maker, kind)) return [finding('block', 'role.not-allowed')];
    return roles[maker.role].secondPerson.includes(kind)
      ? [finding('needs-approval', 'role.second-person')]
      : [];
  };

  /** Where nobody else can prove to be here, nothing can be approved. */
  const withoutSecond = (found: readonly Finding[]): readonly Finding[] =>
    !hasSecond && found.some(({ level }) => level === 'needs-approval')
      ? [finding('block', 'approval.nobody'), ...found]
      : found;

  return {
    may: ({ role }, right) => roles[role][right],
    mayMake,
    over: (kinds) => underRule(kinds, () => (change, found) => withoutSecond([...foundBy(change), ...found])),
  };
};
