import type { OperatorsSettings } from '../../shared/config/operators.ts';
import { fail, ok } from '../../shared/domain/problem.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { OperatorsView } from '../../shared/ipc/operators.ts';
import { KIND_NAMES } from '../../shared/kinds/kinds.ts';
import { type Operator, RIGHTS } from '../../shared/operators/roles.ts';
import type { Pins } from '../operators/pins.ts';
import type { Rules } from '../operators/rules.ts';
import type { Sessions } from '../operators/sessions.ts';

/** Who is at the desk, as the screen is told. Pure. */
export const operatorsView = (
  sessions: Pick<Sessions, 'now' | 'people'>,
  rules: Pick<Rules, 'may' | 'mayMake'>,
  settings: OperatorsSettings,
): OperatorsView => {
  const { from } = settings;
  const now = sessions.now();
  const operator = 'operator' in now ? now.operator : null;
  const isIn = now.state === 'signed-in' && operator !== null;
  return {
    ...{ from, state: now.state, operator },
    people: [...sessions.people()],
    lockAfterSeconds: settings.from === 'roster' ? settings.lockAfterSeconds : null,
    rights: isIn ? RIGHTS.filter((right) => rules.may(operator, right)) : [],
    kinds: isIn ? KIND_NAMES.filter((kind) => rules.mayMake(operator, kind)) : [],
  };
};

/** Answers who is at the desk, and signs people in and out. */
export const operatorHandlers = ({
  sessions,
  view,
}: {
  readonly sessions: Sessions;
  readonly view: () => OperatorsView;
}): Pick<
  Handlers,
  'operators.state' | 'operators.signIn' | 'operators.lock' | 'operators.signOut' | 'operators.touch'
> => ({
  'operators.state': async () => ok(view()),
  'operators.signIn': async ({ id, pin }) => {
    const signedIn = await sessions.signIn(id, pin);
    return signedIn.ok ? ok({}) : signedIn;
  },
  'operators.lock': async () => {
    sessions.lock();
    return ok({});
  },
  'operators.signOut': async () => {
    sessions.signOut();
    return ok({});
  },
  'operators.touch': async () => {
    sessions.touch();
    return ok({});
  },
});

/** Lets whoever may do so give people other PINs. It is recorded before it is done. */
export const pinHandlers = ({
  operator,
  sessions,
  pins,
  record,
}: {
  readonly operator: Operator;
  readonly sessions: Pick<Sessions, 'prove' | 'person'>;
  readonly pins: Pick<Pins, 'set'>;
  /** Records that this person's PIN is set anew; rejects where the journal does not take it. */
  readonly record: (of: string) => Promise<void>;
}): Pick<Handlers, 'operators.setPin'> => ({
  'operators.setPin': async ({ id, pin, own }) => {
    const proved = await sessions.prove(operator.id, own);
    if (!proved.ok) return proved;
    const person = sessions.person(id);
    if (person === null) return fail('operators.wrong-pin');
    await record(person.id);
    const set = await pins.set(person.id, pin);
    return set.ok ? ok({}) : set;
  },
});
