import { fail, type Result } from '../../shared/domain/problem.ts';
import type { Operator } from '../../shared/operators/roles.ts';
import type { Rules } from './rules.ts';
import type { Sessions } from './sessions.ts';

/**
 * Proves that a second person is at the desk who may decide about a change of `maker`. Whoever is signed in may be that
 * person: the PIN proves it anew. Problems: `approval.same-person` for the maker, however the id is spelled,
 * `approval.no-right`, and those of `Sessions.prove`.
 */
export type SecondPerson = (maker: string, id: string, pin: string) => Promise<Result<Operator>>;

/** Makes the proof. */
export const secondPerson =
  ({
    sessions,
    roles,
  }: {
    readonly sessions: Pick<Sessions, 'prove' | 'person'>;
    readonly roles: Pick<Rules, 'may'>;
  }): SecondPerson =>
  async (maker, id, pin) => {
    const who = sessions.person(id)?.id ?? id;
    if (who.toLowerCase() === maker.toLowerCase()) return fail('approval.same-person');
    const proved = await sessions.prove(id, pin);
    if (!proved.ok) return proved;
    return roles.may(proved.value, 'approve') ? proved : fail('approval.no-right');
  };
