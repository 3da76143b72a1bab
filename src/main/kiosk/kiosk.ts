import type { KioskSettings } from '../../shared/config/kiosk.ts';
import type { IdentifierType } from '../../shared/domain/identifier.ts';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import type { KioskHealth, KioskView } from '../../shared/ipc/kiosk.ts';
import type { FoundCustomer } from '../customers/found-customers.ts';
import type { Tries } from '../operators/tries.ts';
import { ageOf, type Clock, type Moment, untilOld } from '../ports/clock.ts';
import type { CustomerDirectory } from '../ports/customer-directory.ts';
import { onGrid } from './answer-time.ts';
import { lookUp } from './look-up.ts';
import { digitsOf, proofAfter } from './proof.ts';
import { createJudge, type Proving } from './proving.ts';
import type { Staff, StaffAct } from './staff.ts';
import { typedAtKiosk } from './typed.ts';
import type { KioskVisit } from './visit.ts';

/** What a customer alone before the screen can do, one customer at a time, and what staff can. */
export interface Kiosk {
  view(): KioskView;
  /** Begins with what was typed or scanned; whatever went on is over. Problems: `kiosk.closed`, `kiosk.not-now`. */
  begin(text: string, scanned: boolean): Promise<Result<null>>;
  /** Problems: `kiosk.not-recognized`, `kiosk.not-now` where the system cannot be reached, `kiosk.over`. */
  prove(digits: string): Promise<Result<null>>;
  ask(choice: string, to: 'on' | 'off'): Promise<Result<null>>;
  answer(yes: boolean, language: string): Promise<Result<null>>;
  /** Somebody did something. `forSeconds`: the page waits longer for the next act than the settings say. */
  touch(forSeconds?: number): Result<null>;
  /** The customer is done: everything of theirs goes. */
  end(): Promise<Result<null>>;
  staff(pin: string, act: StaffAct): Promise<Result<KioskHealth>>;
  /** What the screen shows may be another: it is told where it is. */
  changed(): void;
}

type Stage = { readonly is: 'waiting' } | Proving | { readonly is: 'visit'; readonly visit: KioskVisit };

const WAITING: Stage = { is: 'waiting' };

/** Main ends a visit so much later than the page should have, in milliseconds: the page hangs. */
const LATER_MS = 10_000;

/** The longest that the end of a visit waits for the window to be wiped, in milliseconds. */
const WIPED_WITHIN_MS = 5_000;

/** Waits are told in steps of this, in milliseconds: that they began a little later tells nothing. */
const WAIT_STEP_MS = 5_000;

/** How often it is looked whether the kiosk is to be closed or opened, in milliseconds. */
const LOOK_MS = 15_000;

/** Makes the kiosk. */
export const createKiosk = (deps: {
  readonly settings: KioskSettings;
  readonly country: string;
  readonly lookupTypes: readonly IdentifierType[];
  readonly directory: CustomerDirectory | null;
  /** Whether the system that knows customers cannot be reached, whoever is asked for. */
  readonly unreachable: () => boolean;
  /** Opens the counts of wrong proofs. */
  readonly tries: () => Promise<Pick<Tries, 'begin' | 'wasRight' | 'waitMs'>>;
  /** Why nobody is served now; null: somebody is. */
  readonly closed: () => KioskView['closed'];
  readonly staff: Staff;
  /** Opens a desk for one customer alone. */
  readonly openVisit: (who: FoundCustomer, onChange: () => void) => Promise<KioskVisit>;
  /** Drops what main keeps of customers beside their desks. */
  readonly dropAll: () => void;
  readonly wipe: (() => Promise<void>) | undefined;
  readonly onChange: (view: KioskView) => void;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}): Kiosk => {
  const { settings, clock, signal, staff } = deps;
  const judge = createJudge(deps);
  const { languages, controlsInLowerHalf, idleSeconds, warningSeconds } = settings;
  let stage: Stage = WAITING;
  const now = (): Stage => stage;
  /** Ends what waits for this stage. */
  let ending = new AbortController();
  let touched: Moment = clock.mark();
  let idleMs = 0;
  let wait: { readonly since: Moment; readonly ms: number } | null = null;
  let wiping: Promise<void> = Promise.resolve();
  let told = '';

  const waitLeft = (): number | null => {
    if (wait === null) return null;
    const left = wait.ms - ageOf(clock, wait.since);
    return left > 0 ? Math.ceil(left / WAIT_STEP_MS) * (WAIT_STEP_MS / 1_000) : null;
  };

  const proofView = (): KioskView['proof'] => {
    if (stage.is !== 'proof' || stage.proof === 'none') return null;
    return { what: stage.proof, digits: digitsOf(stage.proof) };
  };

  const view = (): KioskView => {
    const closed = stage.is === 'waiting' ? deps.closed() : null;
    return {
      phase: closed === null ? stage.is : 'closed',
      closed,
      connected: !deps.unreachable(),
      ...{ languages, controlsInLowerHalf, idleSeconds, warningSeconds },
      wait: waitLeft(),
      proof: proofView(),
      visit: stage.is === 'visit' ? stage.visit.view() : null,
    };
  };

  const tell = (): void => {
    const shown = view();
    const text = JSON.stringify(shown);
    if (text === told) return;
    told = text;
    deps.onChange(shown);
  };

  const wiped = async (): Promise<void> => {
    const late = new AbortController();
    const wipe = Promise.resolve(deps.wipe?.()).catch(() => {});
    await Promise.race([wipe, clock.sleep(WIPED_WITHIN_MS, late.signal).catch(() => {})]);
    late.abort();
  };

  /** The cover first: what the window is told next holds nothing of anybody. */
  const leave = (): Promise<void> => {
    if (stage.is === 'waiting') return wiping;
    const left = stage;
    stage = WAITING;
    wait = null;
    ending.abort(new Error('the visit is over'));
    tell();
    if (left.is === 'visit') left.visit.end();
    deps.dropAll();
    wiping = wiped();
    return wiping;
  };

  const touch = (forSeconds = 0): void => {
    touched = clock.mark();
    idleMs = Math.max(idleSeconds + warningSeconds, forSeconds) * 1_000 + LATER_MS;
  };

  /** Ends a stage that nobody touches, should the page not do it. */
  const watch = async (mine: AbortSignal): Promise<void> => {
    try {
      while (ageOf(clock, touched) < idleMs) await untilOld(clock, touched, idleMs, mine);
      if (!mine.aborted) await leave();
    } catch {
      // It is over.
    }
  };

  const enter = (next: Stage): AbortSignal => {
    ending.abort(new Error('something else began'));
    ending = new AbortController();
    if (signal.aborted) ending.abort(signal.reason);
    stage = next;
    touch();
    void watch(ending.signal);
    return ending.signal;
  };

  /** Tells when nobody has to wait any more. */
  const showWait = (ms: number, mine: AbortSignal): void => {
    wait = ms > 0 ? { since: clock.mark(), ms } : null;
    tell();
    if (wait !== null)
      void untilOld(clock, wait.since, ms, mine).then(tell, () => {
        // Somebody else's turn.
      });
  };

  const open = async (at: Proving, who: FoundCustomer): Promise<Result<null>> => {
    let visit: KioskVisit | null = null;
    const opened = await deps.openVisit(who, () => {
      if (stage.is === 'visit' && stage.visit === visit) tell();
    });
    visit = opened;
    if (stage !== at) {
      opened.end();
      return fail('kiosk.over');
    }
    wait = null;
    enter({ is: 'visit', visit: opened });
    tell();
    return ok(null);
  };

  const proveNow = async (at: Proving, digits: string): Promise<Result<null>> => {
    if (stage !== at) return fail('kiosk.over');
    touch();
    const mine = ending.signal;
    try {
      const judged = await onGrid(clock, at.begun, judge(at, digits), mine);
      if (stage !== at) return fail('kiosk.over');
      if (judged.as === 'right') return await open(at, judged.who);
      if (judged.as === 'not-now') return fail('kiosk.not-now');
      const left = (await deps.tries()).waitMs(at.typed.key);
      if (stage !== at) return fail('kiosk.over');
      showWait(left, mine);
      return fail('kiosk.not-recognized');
    } catch (error) {
      if (stage !== at) return fail('kiosk.over');
      throw error;
    }
  };

  const inTurn = (at: Proving, digits: string): Promise<Result<null>> => {
    const mine = at.last.then(() => proveNow(at, digits));
    at.last = mine.catch(() => {});
    return mine;
  };

  const begin = async (text: string, scanned: boolean): Promise<Result<null>> => {
    do await leave();
    while (now().is !== 'waiting');
    if (deps.closed() !== null) return fail('kiosk.closed');
    if (deps.unreachable()) return fail('kiosk.not-now');
    const { country, lookupTypes } = deps;
    const typed = typedAtKiosk(text, { country, lookupTypes, scanned });
    const proof = proofAfter(typed, settings.proof);
    const at: Proving = {
      ...{ is: 'proof', begun: clock.mark(), typed, proof },
      ...{ found: lookUp(deps.directory, typed), last: Promise.resolve() },
    };
    const mine = enter(at);
    tell();
    if (proof === 'none') {
      const opened = await inTurn(at, '');
      // Nothing is left to be asked for.
      if (!opened.ok && now() === at) await leave();
      return opened;
    }
    const left = (await deps.tries()).waitMs(typed.key);
    if (now() === at && left > 0) showWait(left, mine);
    return ok(null);
  };

  const lookAround = async (): Promise<void> => {
    try {
      for (;;) {
        await clock.sleep(LOOK_MS, signal);
        tell();
      }
    } catch {
      // The app is closing.
    }
  };
  void lookAround();
  signal.addEventListener('abort', () => ending.abort(signal.reason), { once: true });

  const inVisit = async (work: (visit: KioskVisit) => Promise<Result<null>>): Promise<Result<null>> => {
    if (stage.is !== 'visit') return fail('kiosk.over');
    const at = stage;
    touch();
    const done = await work(at.visit);
    return stage === at ? done : fail('kiosk.over');
  };

  return {
    view,
    begin,
    prove: async (digits) => (stage.is === 'proof' ? inTurn(stage, digits) : fail('kiosk.over')),
    ask: (choice, to) => inVisit((visit) => visit.ask(choice, to)),
    answer: (yes, language) => inVisit((visit) => visit.answer(yes, language)),
    touch: (forSeconds) => {
      if (stage.is === 'waiting') return fail('kiosk.over');
      touch(forSeconds);
      return ok(null);
    },
    end: async () => {
      await leave();
      return ok(null);
    },
    staff: async (pin, act) => {
      const done = await staff.act(pin, act, leave);
      tell();
      return done;
    },
    changed: tell,
  };
};
