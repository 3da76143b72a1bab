import { fail, type Result } from '../../shared/domain/problem.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import { CALL_NAMES, type CallName } from '../../shared/ipc/names.ts';
import type { Operator, Right } from '../../shared/operators/roles.ts';
import type { Rules } from '../operators/rules.ts';
import type { Session } from '../operators/sessions.ts';

/**
 * Where a call is answered, and what it needs there. `anywhere`: at a desk and at a kiosk. `kiosk`: at a kiosk alone. All
 * others at a desk alone: `nobody` has to be signed in, `somebody` has to be, or somebody with a right. A call that is left
 * out does not compile.
 */
const NEEDS = {
  'app.info': 'anywhere',
  'app.reachability': 'anywhere',
  'app.probe': 'anywhere',
  'app.startTraining': 'nobody',
  'provisioning.pick': 'nobody',
  'provisioning.setUp': 'nobody',
  'provisioning.retry': 'nobody',
  'operators.state': 'nobody',
  'operators.signIn': 'nobody',
  'operators.lock': 'nobody',
  'operators.signOut': 'nobody',
  'operators.touch': 'nobody',
  'operators.setPin': 'policies',
  'customers.find': 'somebody',
  'visits.state': 'somebody',
  'visits.open': 'somebody',
  'visits.reopen': 'somebody',
  'visits.dismissMerged': 'somebody',
  'visits.close': 'somebody',
  'visits.refresh': 'somebody',
  'visits.narrow': 'somebody',
  'visits.reveal': 'reveal',
  'drafts.put': 'somebody',
  'drafts.putAll': 'somebody',
  'drafts.check': 'somebody',
  'drafts.preset': 'somebody',
  'drafts.stopAll': 'somebody',
  'drafts.remove': 'somebody',
  'drafts.clear': 'somebody',
  'drafts.apply': 'somebody',
  'drafts.readBack': 'somebody',
  'drafts.dismiss': 'somebody',
  'drafts.askedBy': 'somebody',
  'drafts.consent': 'somebody',
  'drafts.renew': 'somebody',
  'approvals.waiting': 'somebody',
  'approvals.look': 'somebody',
  'approvals.decide': 'somebody',
  'changes.needsLook': 'somebody',
  'changes.readBack': 'somebody',
  'changes.tryAgain': 'somebody',
  'changes.undo': 'somebody',
  'changes.link': 'somebody',
  'changes.sayByHand': 'somebody',
  'changes.openCustomer': 'somebody',
  'changes.dismiss': 'somebody',
  'identity.propose': 'somebody',
  'identity.confirm': 'somebody',
  'identity.forget': 'somebody',
  'credentials.giveToken': 'somebody',
  'cards.look': 'somebody',
  'cards.labels': 'somebody',
  'cards.series': 'somebody',
  'cards.history': 'somebody',
  'activity.ofCustomer': 'somebody',
  'activity.ofBranch': 'search',
  'receipts.issue': 'somebody',
  'receipts.print': 'somebody',
  'shift.mine': 'somebody',
  'shift.branch': 'approve',
  'shift.export': 'export',
  'shift.handOver': 'somebody',
  'shift.handOvers': 'somebody',
  'shift.takeOver': 'somebody',
  'credentials.wmToken': 'somebody',
  'credentials.replaceWmToken': 'credentials',
  'credentials.missing': 'somebody',
  'credentials.overview': 'credentials',
  'credentials.test': 'credentials',
  'credentials.put': 'credentials',
  'credentials.delete': 'credentials',
  'provisioning.make': 'credentials',
  'kiosk.state': 'kiosk',
  'kiosk.begin': 'kiosk',
  'kiosk.prove': 'kiosk',
  'kiosk.ask': 'kiosk',
  'kiosk.answer': 'kiosk',
  'kiosk.touch': 'kiosk',
  'kiosk.end': 'kiosk',
  'kiosk.staff': 'kiosk',
} as const satisfies Record<CallName, 'anywhere' | 'kiosk' | 'nobody' | 'somebody' | Right>;

/** The calls with one of these needs. */
type CallWith<Need> = {
  [N in CallName]: (typeof NEEDS)[N] extends Need ? N : never;
}[CallName];

/** The calls that a desk answers while nobody is signed in. */
export type OpenCall = CallWith<'anywhere' | 'nobody'>;

/** The calls that a kiosk answers. */
export type KioskCall = CallWith<'anywhere' | 'kiosk'>;

/** The calls that are answered at the desk of whoever is signed in. */
export type DeskCall = Exclude<CallName, OpenCall | KioskCall>;

/** Whether a call is answered while nobody is signed in. */
const isOpenCall = (name: CallName): name is OpenCall =>
  NEEDS[name] === 'anywhere' || NEEDS[name] === 'nobody';

const isKioskCall = (name: CallName): name is KioskCall =>
  NEEDS[name] === 'anywhere' || NEEDS[name] === 'kiosk';

/** The handlers of all calls, each made from its name. */
const handlersOf = (make: (name: CallName) => unknown): Handlers =>
  // Which call has which handler is lost in the list.
  Object.fromEntries(CALL_NAMES.map((name) => [name, make(name)])) as unknown as Handlers;

/** Makes the handlers of all calls at a kiosk: no call of a desk is answered there, whoever asks. Problem: `kiosk.forbidden`. */
export const kioskGate = (answered: Pick<Handlers, KioskCall>): Handlers => {
  const forbidden = async (): Promise<Result<never>> => fail('kiosk.forbidden');
  return handlersOf((name) => (isKioskCall(name) ? answered[name] : forbidden));
};

const CLOSED = {
  'signed-out': 'operators.signed-out',
  locked: 'operators.locked',
  nobody: 'operators.nobody',
} as const;

/**
 * Makes the handlers of all calls at a desk: each is answered for whoever is signed in, as far as their role goes, and at
 * their own desk. What is answered once they have left reaches nobody. Problems: `operators.left`, `operators.signed-out`,
 * `operators.locked`, `operators.nobody`, `role.not-allowed` with the `right`; `kiosk.not-here` of a call of a kiosk.
 */
export const gatedHandlers = ({
  open,
  session,
  deskOf,
  may,
}: {
  readonly open: Pick<Handlers, OpenCall>;
  readonly session: () => Session;
  /** What answers at a person's desk. */
  readonly deskOf: (operator: Operator) => Pick<Handlers, DeskCall>;
  readonly may: Rules['may'];
}): Handlers => {
  const answer = async (name: DeskCall, input: unknown): Promise<Result<unknown>> => {
    const now = session();
    if (now.state !== 'signed-in') return fail(CLOSED[now.state]);
    const needed = NEEDS[name];
    if (needed !== 'somebody' && !may(now.operator, needed))
      return fail('role.not-allowed', { right: needed });
    // Each handler takes what the contract says of its own call: the pair cannot be told so to the compiler.
    const own = deskOf(now.operator)[name] as (input: unknown) => Promise<Result<unknown>>;
    const answered = await own(input);
    const then = session();
    const isSame = then.state === 'signed-in' && then.operator.id === now.operator.id;
    return isSame ? answered : fail('operators.left');
  };
  const notHere = async (): Promise<Result<never>> => fail('kiosk.not-here');
  return handlersOf((name) => {
    if (isOpenCall(name)) return open[name];
    return isKioskCall(name) ? notHere : (input: unknown) => answer(name, input);
  });
};
