import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import type { KIOSK_STAFF_ACTS, KioskHealth } from '../../shared/ipc/kiosk.ts';
import type { Pins } from '../operators/pins.ts';
import type { SessionStep } from '../operators/sessions.ts';
import type { Tries } from '../operators/tries.ts';
import type { Clock } from '../ports/clock.ts';
import { START_AGAIN } from '../ports/host.ts';
import type { FoundBundle, NewBundle } from './new-bundle.ts';
import type { Standing } from './standing.ts';

/** What staff do at a kiosk. */
export type StaffAct = (typeof KIOSK_STAFF_ACTS)[number];

/** Whose PIN it is. No operator's id has a blank. */
export const STAFF = 'kiosk staff';

/** So long after the answer the app ends, in milliseconds: the answer goes out first. */
const ANSWERED_MS = 300;

/** What staff can do at a kiosk, with a PIN. */
export interface Staff {
  /** Whether it is the PIN of staff; counted, and never right while there is a wait. */
  isRight(pin: string): Promise<boolean>;
  /** Problems: `operators.wrong-pin`, `operators.wait` with `seconds`, `pin.keychain`; `bundle.*` of the acts with a bundle. */
  act(pin: string, act: StaffAct, leave: () => Promise<void>): Promise<Result<KioskHealth>>;
}

/** Makes it. */
export const createStaff = ({
  pins,
  tries: opened,
  standing,
  health,
  bundles,
  exit,
  onStep,
  clock,
  signal,
}: {
  readonly pins: Pick<Pins, 'isRight'>;
  readonly tries: () => Promise<Pick<Tries, 'begin' | 'wasRight'>>;
  readonly standing: Pick<Standing, 'setClosed' | 'endedWell'>;
  readonly health: (bundle: KioskHealth['bundle']) => Promise<KioskHealth>;
  readonly bundles: NewBundle;
  readonly exit: (status: number) => void;
  /** Records who did it. */
  readonly onStep: (step: SessionStep) => void;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly signal: AbortSignal;
}): Staff => {
  const prove = async (pin: string): Promise<Result<null>> => {
    const tries = await opened();
    // Counted before it is looked at.
    const may = tries.begin(STAFF);
    if (!may.ok) return fail('operators.wait', { seconds: Math.ceil(may.waitMs / 1_000) });
    const right = await pins.isRight(STAFF, pin);
    if (!right.ok) return right;
    onStep({ operator: STAFF, what: right.value ? 'proved' : 'wrong-pin' });
    if (!right.value) return fail('operators.wrong-pin');
    tries.wasRight(STAFF);
    return ok(null);
  };

  const endWith = (status: number): void => {
    standing.endedWell();
    clock.sleep(ANSWERED_MS, signal).then(
      () => exit(status),
      () => {
        // It ends already.
      },
    );
  };

  const healthWith = async (found: Result<FoundBundle>): Promise<Result<KioskHealth>> =>
    found.ok ? ok(await health(found.value)) : found;

  return {
    isRight: async (pin) => (await prove(pin)).ok,
    act: async (pin, act, leave) => {
      const proved = await prove(pin);
      if (!proved.ok) return proved;
      if (act === 'find-bundle') return healthWith(await bundles.find());
      if (act !== 'look') await leave();
      if (act === 'take-bundle') {
        const taken = await bundles.take();
        const answer = await healthWith(taken);
        if (taken.ok && taken.value.state === 'taken') endWith(START_AGAIN);
        return answer;
      }
      if (act === 'close' || act === 'open') standing.setClosed(act === 'close');
      const answer = ok(await health(null));
      if (act === 'exit') endWith(0);
      if (act === 'restart') endWith(START_AGAIN);
      return answer;
    },
  };
};
