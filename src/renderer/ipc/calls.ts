import type { Asked } from '../../shared/domain/asked.ts';
import type { FoundByHand } from '../../shared/domain/by-hand.ts';
import type { TakenFor } from '../../shared/domain/identifier.ts';
import { fail, type Result } from '../../shared/domain/problem.ts';
import type { Identified, UpstreamName } from '../../shared/domain/upstream.ts';
import type { BranchCursor, BranchFilter } from '../../shared/ipc/branch-activity.ts';
import type { Bridge } from '../../shared/ipc/bridge.ts';
import type { StopWhat } from '../../shared/ipc/requests.ts';
import type { DraftRequest } from '../../shared/kinds/requests.ts';

/** A call that never came back as an answer is a problem like any other, so that no screen waits for it. */
const settled = async <T>(answer: Promise<Result<T>>): Promise<Result<T>> => {
  try {
    return await answer;
  } catch {
    return fail('internal');
  }
};

/** Everything the renderer can ask of the main process. No call rejects. */
export const createCalls = ({
  app,
  customers,
  visits,
  drafts,
  changes,
  identity,
  cards,
  activity,
  receipts,
  credentials,
}: Bridge) => ({
  info: () => settled(app.info({})),
  reachability: () => settled(app.reachability({})),
  probe: () => settled(app.probe({})),
  startTraining: () => settled(app.startTraining({})),

  find: (text: string, offset: number, as: TakenFor | null, scanned: boolean) =>
    settled(customers.find({ text, offset, as, scanned })),

  state: () => settled(visits.state({})),
  open: (match: string) => settled(visits.open({ match })),
  reopen: (visit: string) => settled(visits.reopen({ visit })),
  dismissMerged: () => settled(visits.dismissMerged({})),
  close: () => settled(visits.close({})),
  narrow: (list: 'cards' | 'identifiers' | 'selections', text: string) =>
    settled(visits.narrow({ list, text })),
  refresh: (upstream: UpstreamName) => settled(visits.refresh({ upstream })),

  put: (request: DraftRequest) => settled(drafts.put({ request })),
  putAll: (requests: readonly DraftRequest[]) => settled(drafts.putAll({ requests: [...requests] })),
  check: (request: DraftRequest) => settled(drafts.check({ request })),
  preset: (preset: string) => settled(drafts.preset({ preset })),
  stopAll: (what: StopWhat) => settled(drafts.stopAll({ what })),
  remove: (changeId: string) => settled(drafts.remove({ changeId })),
  clear: () => settled(drafts.clear({})),
  apply: () => settled(drafts.apply({})),
  approve: (changeId: string, approver: string, typed: string) =>
    settled(drafts.approve({ changeId, approver, typed })),
  readBack: (changeId: string) => settled(drafts.readBack({ changeId })),
  dismiss: () => settled(drafts.dismiss({})),
  askedBy: (asked: Asked) => settled(drafts.askedBy({ asked })),
  consent: (changeIds: readonly string[], asked: Asked, language: string) =>
    settled(drafts.consent({ changeIds: [...changeIds], asked, language })),
  renew: (changeId: string) => settled(drafts.renew({ changeId })),

  needsLook: () => settled(changes.needsLook({})),
  lookAt: (changeId: string) => settled(changes.readBack({ changeId })),
  tryAgain: (changeId: string) => settled(changes.tryAgain({ changeId })),
  undo: (changeId: string) => settled(changes.undo({ changeId })),
  link: (changeId: string) => settled(changes.link({ changeId })),
  sayByHand: (changeId: string, found: FoundByHand, note: string | null) =>
    settled(changes.sayByHand({ changeId, found, note })),
  openCustomerOf: (changeId: string) => settled(changes.openCustomer({ changeId })),
  dismissLook: (changeId: string) => settled(changes.dismiss({ changeId })),

  proposeId: (upstream: Identified, id: string) => settled(identity.propose({ upstream, id })),
  confirmId: (upstream: Identified) => settled(identity.confirm({ upstream })),
  forgetId: (upstream: Identified) => settled(identity.forget({ upstream })),

  giveToken: (token: string, typed: string | null) => settled(credentials.giveToken({ token, typed })),

  look: (cardNumber: string) => settled(cards.look({ cardNumber })),
  labels: (purpose: 'delink' | 'suspend' | 'resume') => settled(cards.labels({ purpose })),
  series: () => settled(cards.series({})),
  cardHistory: (card: string) => settled(cards.history({ card })),
  activity: (limit: number) => settled(activity.ofCustomer({ limit })),
  branchActivity: (filter: BranchFilter, before: BranchCursor | null, limit: number) =>
    settled(activity.ofBranch({ filter, before, limit })),
  wmToken: () => settled(credentials.wmToken({})),
  replaceWmToken: (token: string) => settled(credentials.replaceWmToken({ token })),
  issueReceipt: () => settled(receipts.issue({})),
});

export type Calls = ReturnType<typeof createCalls>;
