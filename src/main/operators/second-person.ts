import { fail, type Result } from '../../shared/domain/problem.ts';
import type { Operator } from '../../shared/operators/roles.ts';
import type { Rules } from './rules.ts';
import type { Sessions } from './sessions.ts';

/**
 * Proves that a second person is at the desk who may agree to another one's change. Problems: `approval.same-person`,
 * `approval.no-right`, and those of `Sessions.prove`.
 */
export type SecondPerson = (id: string, pin: string) => Promise<Result<Operator>>;

/** Makes the proof. Whoever is signed in is never the second person. */
export const secondPerson =
  ({
    sessions,
    roles,
  }: {
    readonly sessions: Pick<Sessions, 'prove' | 'person' | 'operator'>;
    readonly roles: Pick<Rules, 'may'>;
  }): SecondPerson =>
  async (id, pin) => {
    if (sessions.person(id)?.id === sessions.operator()?.id) return fail('approval.same-person');
    const proved = await sessions.prove(id, pin);
    if (!proved.ok) return proved;
    return roles.may(proved.value, 'approve') ? proved : fail('approval.no-right');
  };
