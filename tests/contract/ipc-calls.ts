import type { Sender, SenderFrame } from '../../src/main/ipc/sender.ts';
import type { IpcFault } from '../../src/main/ports/host.ts';
import { fail } from '../../src/shared/domain/problem.ts';
import type { Handlers } from '../../src/shared/ipc/contract.ts';
import { CALL_NAMES, type CallName } from '../../src/shared/ipc/names.ts';

/** A payload that fits each call. */
export const FITTING: Readonly<Record<CallName, unknown>> = {
  'app.info': {},
  'app.reachability': {},
  'app.probe': {},
  'app.startTraining': {},
  'provisioning.pick': {},
  'provisioning.setUp': { digest: 'd1', passphrase: 'correct horse battery' },
  'provisioning.retry': { passphrase: null },
  'operators.state': {},
  'operators.signIn': { id: 'rekha.k', pin: '246810' },
  'operators.lock': {},
  'operators.signOut': {},
  'operators.touch': {},
  'operators.setPin': { id: 'rekha.k', pin: '246811', own: '246810' },
  'customers.find': { text: '9876543210', offset: 0 },
  'visits.state': {},
  'visits.open': { match: 'm1' },
  'visits.reopen': { visit: 'v1' },
  'visits.dismissMerged': {},
  'visits.close': {},
  'visits.refresh': { upstream: 'airpay' },
  'visits.reveal': { ref: 'i1', reason: 'call-back' },
  'visits.narrow': { list: 'cards', text: '0029' },
  'drafts.put': { request: { kind: 'card-usage.set', channel: 'CONTACTLESS', status: 'ALLOWED' } },
  'drafts.putAll': { requests: [{ kind: 'card.link', cardNumber: '5100' }] },
  'drafts.check': { request: { kind: 'card.issue', card: { how: 'generate', series: 101 } } },
  'drafts.preset': { preset: 'Safe default' },
  'drafts.stopAll': { what: 'texts' },
  'drafts.remove': { changeId: 'c1' },
  'drafts.clear': {},
  'drafts.apply': {},
  'drafts.readBack': { changeId: 'c1' },
  'drafts.dismiss': {},
  'drafts.askedBy': { asked: { who: null, how: 'in-person', other: null, why: null } },
  'drafts.consent': {
    changeIds: ['c1'],
    asked: { who: null, how: 'phone', other: null, why: null },
    language: 'en',
  },
  'drafts.renew': { changeId: 'c1' },
  'approvals.waiting': {},
  'approvals.look': { changeId: 'c1' },
  'approvals.decide': {
    ...{ changeId: 'c1', shown: '0'.repeat(64), approver: 'meera.s', pin: '246810' },
    ...{ decision: 'approve', typed: 'Asha Verma', reason: null },
  },
  'changes.needsLook': {},
  'changes.readBack': { changeId: 'c1' },
  'changes.tryAgain': { changeId: 'c1' },
  'changes.undo': { changeId: 'c1' },
  'changes.link': { changeId: 'c1' },
  'changes.sayByHand': { changeId: 'c1', found: 'not-made', note: 'Not in the list' },
  'changes.openCustomer': { changeId: 'c1' },
  'changes.dismiss': { changeId: 'c1' },
  'identity.propose': { upstream: 'wm', id: '42' },
  'identity.confirm': { upstream: 'wm' },
  'identity.forget': { upstream: 'wm' },
  'credentials.giveToken': { token: 'airpay-token', typed: null },
  'cards.look': { cardNumber: '123456' },
  'cards.labels': { purpose: 'suspend' },
  'cards.series': {},
  'cards.history': { card: 'r1' },
  'activity.ofCustomer': { limit: 10 },
  'activity.ofBranch': { filter: { outcome: 'open' }, before: { seq: 1, id: 'c1' }, limit: 10 },
  'receipts.issue': {},
  'receipts.print': {},
  'shift.mine': {},
  'shift.branch': {},
  'shift.export': { of: 'mine' },
  'shift.handOver': { note: 'Mrs Rao calls back at four' },
  'shift.handOvers': {},
  'shift.takeOver': { handOver: 'h1' },
  'credentials.wmToken': {},
  'credentials.missing': {},
  'credentials.overview': {},
  'credentials.test': { upstream: 'wm' },
  'credentials.put': { upstream: 'wm', fields: { clientId: 'desk', accessToken: 'a.b.c-token' } },
  'credentials.delete': { upstream: 'wm' },
  'provisioning.make': { cards: '', passphrase: 'a b c', days: 365, graceDays: 14, issuer: 'IT' },
  'kiosk.state': {},
  'kiosk.begin': { text: '9876543210' },
  'kiosk.prove': { digits: '000011' },
  'kiosk.ask': { choice: 'c1', to: 'off' },
  'kiosk.answer': { yes: true, language: 'en' },
  'kiosk.touch': {},
  'kiosk.end': {},
  'kiosk.staff': { pin: '246810', do: 'look' },
  'credentials.replaceWmToken': { token: 'a-token-of-wm' },
};

const PAGE = 'app://branchdesk/index.html';

/** The main frame of the app's page. */
const OWN_FRAME: SenderFrame = {
  url: PAGE,
  origin: 'app://branchdesk',
  parent: null,
  detached: false,
};

/** The one sender that is trusted. */
export const OWN: Sender = { ownWindow: true, frame: OWN_FRAME };

/** Senders that are not trusted, by what is wrong with them. */
export const STRANGERS: Readonly<Record<string, Sender>> = {
  'a frame that has gone': { ownWindow: true, frame: null },
  'a frame inside the page': { ownWindow: true, frame: { ...OWN_FRAME, parent: OWN_FRAME } },
  'a frame that was replaced': { ownWindow: true, frame: { ...OWN_FRAME, detached: true } },
  'another window': { ownWindow: false, frame: OWN_FRAME },
  'a web page': {
    ownWindow: true,
    frame: { ...OWN_FRAME, url: 'https://branchdesk/', origin: 'https://branchdesk' },
  },
  'a page of another host': {
    ownWindow: true,
    frame: { ...OWN_FRAME, url: 'app://branchdesk.example/index.html', origin: 'app://branchdesk.example' },
  },
  'a sandboxed page of the app': { ownWindow: true, frame: { ...OWN_FRAME, origin: 'null' } },
  'a page that names the app as a user': {
    ownWindow: true,
    frame: { ...OWN_FRAME, url: 'app://branchdesk@evil/index.html' },
  },
  'a file': { ownWindow: true, frame: { ...OWN_FRAME, url: 'file:///index.html', origin: 'file://' } },
  'an empty page': { ownWindow: true, frame: { ...OWN_FRAME, url: '' } },
  'a frame that throws when it is looked at': {
    ownWindow: true,
    frame: {
      ...OWN_FRAME,
      get origin(): string {
        throw new Error('Render frame was disposed before WebFrameMain could be accessed');
      },
    },
  },
};

/** Handlers that tell what they were called with and all do the same. */
export const handlersDoing = (work: (name: CallName, input: unknown) => unknown): Handlers =>
  Object.fromEntries(
    CALL_NAMES.map((name) => [name, async (input: unknown) => work(name, input)]),
    // Every name is there, by the list that the type is made from.
  ) as unknown as Handlers;

/** Handlers that must not be called. */
export const watchedHandlers = () => {
  const called: CallName[] = [];
  const handlers = handlersDoing((name) => {
    called.push(name);
    return fail('visit.none');
  });
  return { called, handlers };
};

/** A log that keeps what it is told. */
export const keptLog = () => {
  const faults: IpcFault[] = [];
  return { faults, log: (fault: IpcFault): void => void faults.push(fault) };
};
