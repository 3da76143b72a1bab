import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import { OWN_IDS } from '../customers/own-ids.ts';
import type { Visit } from './visit.ts';
import type { Visits } from './visits.ts';

/** Where an airpay token goes: into memory for one customer, or into the keychain for all of them. */
export type TokenPlace =
  | { readonly scope: 'per-customer'; keep(entityId: string, visit: string, token: string): void }
  | {
      readonly scope: 'shared';
      /** Whether the operator who is signed in may manage credentials. */
      readonly allowed: boolean;
      replace(token: string): Promise<Result<null>>;
    };

/**
 * Takes an airpay token that an operator typed, then reads what it is for, once: a token that is refused too comes
 * back as that reading's problem and is not tried again. `typed`: the id that the operator typed and that is to be
 * shown. Problems: `visit.none`, `identity.unresolved`, `ipc.forbidden`, `credentials.*` of the keychain, and those of
 * `Visits.propose`. No answer holds the token.
 */
export const createGiveToken =
  (deps: {
    readonly place: TokenPlace;
    readonly visits: Pick<Visits, 'refresh' | 'propose'>;
    readonly openVisit: () => Visit | null;
    /** The token in what was pasted; null where there is none. */
    readonly bare: (text: string) => string | null;
  }) =>
  async (text: string, typed: string | null): Promise<Result<null>> => {
    const { place, visits } = deps;
    const token = deps.bare(text);
    if (token === null) return fail('credentials.not-a-token', { upstream: 'airpay' });
    const visit = deps.openVisit();
    if (visit === null) return fail('visit.none');
    if (place.scope === 'per-customer') {
      const entityId = typed === null ? visit.keys.ids.airpay : OWN_IDS.airpay.typed(typed);
      if (entityId === undefined) return fail('identity.unresolved', { upstream: 'airpay' });
      place.keep(entityId, visit.id, token);
    } else {
      if (!place.allowed) return fail('ipc.forbidden');
      const replaced = await place.replace(token);
      if (!replaced.ok) return replaced;
    }
    const read = typed === null ? visits.refresh('airpay') : await visits.propose('airpay', typed);
    return read.ok ? ok(null) : read;
  };
