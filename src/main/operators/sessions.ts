import type { OperatorsSettings } from '../../shared/config/operators.ts';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import type { Operator } from '../../shared/operators/roles.ts';
import { ageOf, type Clock, type Moment, untilOld } from '../ports/clock.ts';
import type { OsAccount } from './os-account.ts';
import { operatorOf } from './os-operator.ts';
import type { Pins } from './pins.ts';
import type { Tries } from './tries.ts';

/** Who is at the desk. `nobody`: the account of the operating system may not work here. */
export type Session =
  | { readonly state: 'signed-in'; readonly operator: Operator }
  | { readonly state: 'locked'; readonly operator: Operator }
  | { readonly state: 'signed-out' }
  | { readonly state: 'nobody' };

/** What becomes of a session, to be recorded. */
export interface SessionStep {
  /** Who it is about; of a wrong PIN whom it was tried for. */
  readonly operator: string;
  readonly what: 'signed-in' | 'locked' | 'signed-out' | 'wrong-pin' | 'proved';
}

/** Who is at the desk, and how that is proved. */
export interface Sessions {
  now(): Session;
  /** Who is signed in and not locked; `null`: nobody. */
  operator(): Operator | null;
  /** Everybody who may sign in here; nobody where the operating system says who it is. */
  people(): readonly Operator[];
  /** The person of an id, signed in or not. */
  person(id: string): Operator | null;
  /**
   * Signs a person in, or unlocks. Problems: `operators.wrong-pin` (which also stands for an id that nobody has),
   * `operators.wait` with `seconds`, `operators.no-roster`, `pin.keychain`.
   */
  signIn(id: string, pin: string): Promise<Result<null>>;
  /** Proves that a person is here, beside the one who is signed in. Problems: those of `signIn`. */
  prove(id: string, pin: string): Promise<Result<Operator>>;
  /** Locks the desk until the same person, or another one, signs in. Does nothing where nobody can unlock it again. */
  lock(): void;
  signOut(): void;
  /** Somebody did something just now: the desk locks so long after the last of these. */
  touch(): void;
}

interface Parts {
  readonly settings: OperatorsSettings;
  /** Who is signed in at the operating system. */
  readonly account: OsAccount;
  /** Who is signed in from the start, without a PIN: in training. */
  readonly first: string | null;
  readonly pins: Pick<Pins, 'isRight'>;
  /** Opens the counts of wrong PINs; the keychain may have to answer first. */
  readonly tries: () => Promise<Pick<Tries, 'begin' | 'wasRight'>>;
  readonly clock: Pick<Clock, 'mark' | 'sleep'>;
  /** Ends the waiting for nobody to do anything. */
  readonly signal: AbortSignal;
  readonly onStep: (step: SessionStep) => void;
  readonly onChange: () => void;
}

/** The operating system says who it is, once and for all. */
const ofAccount = (
  account: OsAccount,
  settings: Extract<OperatorsSettings, { from: 'os-user' }>,
): Sessions => {
  const operator = operatorOf(account, settings);
  const noRoster = async (): Promise<Result<never>> => fail('operators.no-roster');
  return {
    now: () => (operator === null ? { state: 'nobody' } : { state: 'signed-in', operator }),
    operator: () => operator,
    people: () => [],
    person: (id) => (operator?.id === id ? operator : null),
    signIn: noRoster,
    prove: noRoster,
    lock: () => {},
    signOut: () => {},
    touch: () => {},
  };
};

/** Keeps who is at the desk. */
export const createSessions = (parts: Parts): Sessions => {
  const { settings, first, pins, clock, signal, onStep, onChange } = parts;
  if (settings.from === 'os-user') return ofAccount(parts.account, settings);

  const people: readonly Operator[] = settings.people.map(({ id, name, role }) => ({ id, name, role }));
  const person = (id: string): Operator | null =>
    people.find((one) => one.id.toLowerCase() === id.toLowerCase()) ?? null;
  const begun = first === null ? null : person(first);
  let session: Session = begun === null ? { state: 'signed-out' } : { state: 'signed-in', operator: begun };

  const become = (next: Session, what: SessionStep['what'], { id }: Operator): void => {
    session = next;
    onStep({ operator: id, what });
    onChange();
  };

  const lock = (): void => {
    if (session.state !== 'signed-in') return;
    const { operator } = session;
    become({ state: 'locked', operator }, 'locked', operator);
  };

  const idleMs = settings.lockAfterSeconds * 1_000;
  let touched: Moment = clock.mark();
  let watching = false;
  const watchIdle = async (): Promise<void> => {
    if (watching) return;
    watching = true;
    try {
      while (session.state === 'signed-in') {
        await untilOld(clock, touched, idleMs, signal);
        if (ageOf(clock, touched) >= idleMs) lock();
      }
    } catch {
      // The app is closing.
    }
    watching = false;
  };
  if (begun !== null) void watchIdle();

  const prove = async (id: string, pin: string): Promise<Result<Operator>> => {
    const who = person(id);
    const tries = await parts.tries();
    // Counted before it is looked at, and under the same name however it is spelled.
    const may = tries.begin(who?.id ?? id);
    if (!may.ok) return fail('operators.wait', { seconds: Math.ceil(may.waitMs / 1_000) });
    const right = await pins.isRight(who?.id ?? id, pin);
    if (!right.ok) return right;
    if (who === null || !right.value) {
      onStep({ operator: who?.id ?? '', what: 'wrong-pin' });
      return fail('operators.wrong-pin');
    }
    tries.wasRight(who.id);
    return ok(who);
  };

  return {
    now: () => session,
    operator: () => (session.state === 'signed-in' ? session.operator : null),
    people: () => people,
    person,
    signIn: async (id, pin) => {
      const proved = await prove(id, pin);
      if (!proved.ok) return proved;
      // Whoever was at the desk has left it, whether they locked it or not.
      touched = clock.mark();
      become({ state: 'signed-in', operator: proved.value }, 'signed-in', proved.value);
      void watchIdle();
      return ok(null);
    },
    prove: async (id, pin) => {
      const proved = await prove(id, pin);
      if (proved.ok) onStep({ operator: proved.value.id, what: 'proved' });
      return proved;
    },
    lock,
    signOut: () => {
      if (session.state !== 'signed-in' && session.state !== 'locked') return;
      become({ state: 'signed-out' }, 'signed-out', session.operator);
    },
    touch: () => {
      touched = clock.mark();
    },
  };
};
