import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import type { Identified } from '../../shared/domain/upstream.ts';
import type { PanelSources } from '../ports/panels.ts';
import type { Visit } from './visit.ts';
import type { Visits } from './visits.ts';

/** Where a token of a system goes: into memory for one customer, or into the keychain for all of them. */
export type TokenPlace = { readonly upstream: Identified } & (
  | { readonly scope: 'per-customer'; keep(id: string, visit: string, token: string): void }
  | {
      readonly scope: 'shared';
      /** Whether the operator who is signed in may manage credentials. */
      readonly allowed: boolean;
      replace(token: string): Promise<Result<null>>;
    }
);

/**
 * Takes a token that an operator typed, then reads what it is for, once: a token that is refused too comes
 * back as that reading's problem and is not tried again. `typed`: the id that the operator typed and that is to be
 * shown. Problems: `visit.none`, `identity.unresolved`, `ipc.forbidden`, `credentials.*` of the keychain, and those of
 * `Visits.propose`. No answer holds the token.
 */
export const createGiveToken =
  (deps: {
    readonly place: TokenPlace;
    readonly visits: Pick<Visits, 'refresh' | 'propose'>;
    readonly sources: PanelSources;
    readonly openVisit: () => Visit | null;
    /** The token in what was pasted; null where there is none. */
    readonly bare: (text: string) => string | null;
  }) =>
  async (text: string, typed: string | null): Promise<Result<null>> => {
    const { place, visits, sources } = deps;
    const { upstream } = place;
    const token = deps.bare(text);
    if (token === null) return fail('credentials.not-a-token', { upstream });
    const visit = deps.openVisit();
    if (visit === null) return fail('visit.none');
    if (place.scope === 'per-customer') {
      const id = typed === null ? visit.keys.ids[upstream] : sources[upstream]?.ids.typed(typed);
      if (id === undefined) return fail('identity.unresolved', { upstream });
      place.keep(id, visit.id, token);
    } else {
      if (!place.allowed) return fail('ipc.forbidden');
      const replaced = await place.replace(token);
      if (!replaced.ok) return replaced;
    }
    const read = typed === null ? visits.refresh(upstream) : await visits.propose(upstream, typed);
    return read.ok ? ok(null) : read;
  };
