/** Every call from the renderer to the main process, `<domain>.<verb>`. The preload makes its verbs from this list. */
export const CALL_NAMES = [
  'app.info',
  'app.reachability',
  'app.probe',
  'app.startTraining',
  'operators.state',
  'operators.signIn',
  'operators.lock',
  'operators.signOut',
  'operators.touch',
  'operators.setPin',
  'customers.find',
  'visits.state',
  'visits.open',
  'visits.reopen',
  'visits.dismissMerged',
  'visits.close',
  'visits.refresh',
  'visits.narrow',
  'visits.reveal',
  'drafts.put',
  'drafts.putAll',
  'drafts.check',
  'drafts.preset',
  'drafts.stopAll',
  'drafts.remove',
  'drafts.clear',
  'drafts.apply',
  'drafts.readBack',
  'drafts.dismiss',
  'drafts.askedBy',
  'drafts.consent',
  'drafts.renew',
  'approvals.waiting',
  'approvals.look',
  'approvals.decide',
  'changes.needsLook',
  'changes.readBack',
  'changes.tryAgain',
  'changes.undo',
  'changes.link',
  'changes.sayByHand',
  'changes.openCustomer',
  'changes.dismiss',
  'identity.propose',
  'identity.confirm',
  'identity.forget',
  'credentials.giveToken',
  'cards.look',
  'cards.labels',
  'cards.series',
  'cards.history',
  'activity.ofCustomer',
  'activity.ofBranch',
  'receipts.issue',
  'receipts.print',
  'shift.mine',
  'shift.branch',
  'shift.export',
  'shift.handOver',
  'shift.handOvers',
  'shift.takeOver',
  'credentials.wmToken',
  'credentials.replaceWmToken',
  'credentials.missing',
  'credentials.overview',
  'credentials.test',
  'credentials.put',
  'credentials.delete',
] as const;

/** The name of a call. */
export type CallName = (typeof CALL_NAMES)[number];

/** Every event from the main process to the renderer. */
export const EVENT_NAMES = [
  'operators.changed',
  'visits.changed',
  'reachability.changed',
  'limits.changed',
  'info.changed',
  'activity.changed',
  'needsLook.changed',
  'approvals.changed',
] as const;

/** The name of an event. */
export type EventName = (typeof EVENT_NAMES)[number];

/** The one channel that carries a call on Electron's IPC. */
export const callChannel = (name: CallName): string => `call:${name}`;

/** The one channel that carries an event on Electron's IPC. */
export const eventChannel = (name: EventName): string => `event:${name}`;
