import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import { PEPPER_ENTRY } from '../ports/credentials.ts';
import type { EntriesByName, KeychainResult } from '../ports/keychain.ts';
import { hashPin, isPin, pinFault } from './pin.ts';

/** The PINs of the people at the desk. They are hashed with a secret of the keychain, and never kept in clear. */
export interface Pins {
  /** Whether it is this person's PIN. A person who is not known, or has none, takes as long. Problems: `pin.keychain`. */
  isRight(id: string, pin: string): Promise<Result<boolean>>;
  /** Whether a person has a PIN. Problems: `pin.keychain`. */
  has(id: string): Promise<Result<boolean>>;
  /** Gives a person a PIN in place of the one before. Problems: `pin.unfit`, `pin.keychain`. */
  set(id: string, pin: string): Promise<Result<null>>;
  /** The hash of a PIN, for the configuration. Problems: `pin.unfit`, `pin.keychain`. */
  hash(pin: string): Promise<Result<string>>;
}

/** A PIN that was set here, and the hash that the configuration held then. */
const Held = v.pipe(v.string(), v.parseJson(), v.object({ hash: v.string(), over: v.nullable(v.string()) }));

/** Windows does not tell `A` from `a` in the name of an entry, and not every character may stand in one. */
const entryOf = (id: string): string => `operators/pin/${Buffer.from(id.toLowerCase()).toString('hex')}`;

const keychainProblem = ({ fault }: Extract<KeychainResult<unknown>, { ok: false }>) =>
  fail('pin.keychain', { why: fault });

/**
 * Reads and writes PINs. One that was set here counts more than the hash that the configuration held for that person then;
 * a configuration that comes with another hash counts more than that.
 * @param configured the hash of a person's PIN in the configuration; `null`: there is none
 * @param cost the cost of the hashes that are made here, as a power of two
 */
export const createPins = (deps: {
  readonly keychain: EntriesByName;
  readonly configured: (id: string) => string | null;
  readonly cost?: number;
}): Pins => {
  const { keychain, configured, cost } = deps;

  /** The secret that every PIN is hashed with. Made once: a keychain that does not tell it is no reason for another one. */
  const pepper = async (): Promise<Result<string>> => {
    const held = await keychain.get(PEPPER_ENTRY);
    if (held.ok) return ok(held.value);
    if (held.fault !== 'absent') return keychainProblem(held);
    const made = randomBytes(32).toString('base64url');
    const stored = await keychain.set(PEPPER_ENTRY, made);
    return stored.ok ? ok(made) : keychainProblem(stored);
  };

  const hashOf = async (id: string): Promise<Result<string | null>> => {
    const held = await keychain.get(entryOf(id));
    if (!held.ok) return held.fault === 'absent' ? ok(configured(id)) : keychainProblem(held);
    const own = v.safeParse(Held, held.value);
    if (!own.success) return fail('pin.keychain', { why: 'corrupt' });
    return ok(own.output.over === configured(id) ? own.output.hash : configured(id));
  };

  const hash: Pins['hash'] = async (pin) => {
    const why = pinFault(pin);
    if (why !== null) return fail('pin.unfit', { why });
    const secret = await pepper();
    return secret.ok ? ok(await hashPin(pin, secret.value, cost)) : secret;
  };

  return {
    hash,
    isRight: async (id, pin) => {
      const [secret, held] = [await pepper(), await hashOf(id)];
      if (!secret.ok) return secret;
      return held.ok ? ok(await isPin(pin, secret.value, held.value)) : held;
    },
    has: async (id) => {
      const held = await hashOf(id);
      return held.ok ? ok(held.value !== null) : held;
    },
    set: async (id, pin) => {
      const hashed = await hash(pin);
      if (!hashed.ok) return hashed;
      const entry: v.InferOutput<typeof Held> = { hash: hashed.value, over: configured(id) };
      const stored = await keychain.set(entryOf(id), JSON.stringify(entry));
      return stored.ok ? ok(null) : keychainProblem(stored);
    },
  };
};
