import type * as v from 'valibot';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import type { UpstreamName } from '../../shared/domain/upstream.ts';
import type { CredentialsView } from '../../shared/ipc/credentials.ts';
import type { CredentialForm } from '../../shared/systems/define-system.ts';
import { type Clock, epochMs } from '../ports/clock.ts';
import { CREDENTIALS } from '../ports/credentials.ts';
import type { Keychain } from '../ports/keychain.ts';
import type { Addresses } from './entries/addresses.ts';
import { type BoundEntry, readEntry } from './entries/bound-entry.ts';
import { writeEntry } from './entries/write-entry.ts';
import { heldForm } from './forms.ts';
import type { Recorded } from './recorded.ts';
import { typedCredentials } from './typed-credentials.ts';

type SystemView = CredentialsView['systems'][number];

/** Who does something to credentials, and how that comes on record. */
export interface Hand {
  readonly operator: { readonly id: string };
  readonly recorded: Recorded;
}

/** Keeps the credentials of a desk for whoever may manage them. Nothing that it gives holds a value of them. */
export interface CredentialsKeeper {
  /** How the credentials of each configured system stand. */
  overview(): Promise<readonly SystemView[]>;
  /**
   * Puts what was typed in the place of what is held, for the configured address. Problems: `credentials.*`, and those of
   * the journal; what is held is then as it was.
   */
  put(upstream: UpstreamName, typed: Readonly<Record<string, string>>, hand: Hand): Promise<Result<null>>;
  /** Takes the credentials of a system away. Problems: `credentials.` and the keychain's fault, and those of the journal. */
  remove(upstream: UpstreamName, hand: Hand): Promise<Result<null>>;
}

/** What a field of a token says of its end; `null`: nothing. */
const endOf = (
  form: CredentialForm,
  credentials: object,
  expiryOf: (token: string) => number | null,
): number | null => {
  const field = form.fields.find(({ kind }) => kind === 'access-token');
  const token = Object.entries(credentials).find(([name]) => name === field?.name)?.[1];
  const endsAt = typeof token === 'string' ? expiryOf(token) : null;
  return endsAt === null ? null : Math.trunc(endsAt);
};

/** Makes the keeper. `expiryOf` decodes when a token says that it ends. */
export const createKeeper = (deps: {
  readonly keychain: Pick<Keychain, 'get' | 'set' | 'delete'>;
  readonly source: { forget(): void };
  /** The form of credentials that each configured system needs. */
  readonly forms: ReadonlyMap<UpstreamName, CredentialForm>;
  readonly addresses: Addresses;
  readonly clock: Pick<Clock, 'now'>;
  readonly expiryOf: (token: string) => number | null;
}): CredentialsKeeper => {
  const { keychain, source, forms, addresses, clock, expiryOf } = deps;

  const stateOf = (
    { credentials, boundTo }: BoundEntry<object>,
    form: CredentialForm,
    address: string | null,
  ): SystemView['state'] => {
    if (boundTo !== null && address !== null && boundTo !== address) return 'other-address';
    return form.fields.every(({ name }) => Object.hasOwn(credentials, name)) ? 'held' : 'absent';
  };

  const look = async (upstream: UpstreamName, form: CredentialForm): Promise<SystemView> => {
    const address = addresses[upstream] ?? null;
    const bare = {
      upstream,
      form: form.name,
      address,
      held: null,
      boundTo: null,
      stored: null,
      endsAt: null,
    };
    const held = await keychain.get(upstream);
    if (!held.ok) return { ...bare, state: held.fault };
    const schema: v.GenericSchema<unknown, object> = CREDENTIALS[upstream];
    const entry = readEntry(held.value, schema);
    if (entry === null) return { ...bare, state: 'corrupt' };
    const { credentials, boundTo, stored } = entry;
    return {
      ...bare,
      state: stateOf(entry, form, address),
      ...{ boundTo, stored, endsAt: endOf(form, credentials, expiryOf) },
      held: heldForm(upstream, credentials)?.name ?? null,
    };
  };

  return {
    overview: () => Promise.all([...forms].map(([upstream, form]) => look(upstream, form))),

    put: async (upstream, typed, { operator, recorded }) => {
      const form = forms.get(upstream);
      if (form === undefined) return fail('credentials.unfit', { upstream, field: null });
      const made = typedCredentials(upstream, form, typed);
      if (!made.ok) return made;
      const now = await keychain.get(upstream);
      // What cannot be read is not worth keeping; a keychain that gives nothing takes nothing either.
      if (!now.ok && now.fault !== 'absent' && now.fault !== 'corrupt')
        return fail(`credentials.${now.fault}`, { upstream });
      const put = await recorded(upstream, 'stored', () =>
        writeEntry(keychain, upstream, {
          before: now.ok ? now.value : null,
          entry: {
            credentials: made.value,
            boundTo: addresses[upstream] ?? null,
            stored: { at: epochMs(clock.now()), by: operator.id },
          },
        }),
      );
      // Whatever came of it, the next call reads what is there now.
      source.forget();
      return put;
    },

    remove: async (upstream, { recorded }) => {
      const removed = await recorded(upstream, 'deleted', async () => {
        const gone = await keychain.delete(upstream);
        return gone.ok ? ok(null) : fail(`credentials.${gone.fault}`, { upstream });
      });
      source.forget();
      return removed;
    },
  };
};
