import type { Settings } from '../../shared/config/settings.ts';
import { isIdentified } from '../../shared/domain/upstream.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { Operator } from '../../shared/operators/roles.ts';
import { createRecorded } from '../credentials/recorded.ts';
import { bareToken } from '../credentials/tokens/bare-token.ts';
import type { Finder } from '../customers/find.ts';
import { activityHandlers } from '../ipc/activity-handlers.ts';
import { approvalHandlers, type ViewApprovals } from '../ipc/approval-handlers.ts';
import { cardHandlers } from '../ipc/card-handlers.ts';
import { changeHandlers } from '../ipc/change-handlers.ts';
import { credentialHandlers } from '../ipc/credential-handlers.ts';
import { customerHandlers } from '../ipc/customer-handlers.ts';
import { draftHandlers } from '../ipc/draft-handlers.ts';
import type { DeskCall } from '../ipc/gate.ts';
import { makeBundleHandlers } from '../ipc/make-bundle-handlers.ts';
import { pinHandlers } from '../ipc/operator-handlers.ts';
import { receiptHandlers } from '../ipc/receipt-handlers.ts';
import { shiftHandlers } from '../ipc/shift-handlers.ts';
import type { Journal } from '../journal/journal.ts';
import type { Pins } from '../operators/pins.ts';
import type { Rules } from '../operators/rules.ts';
import type { Sessions } from '../operators/sessions.ts';
import type { Clock } from '../ports/clock.ts';
import type { Host } from '../ports/host.ts';
import type { Ids } from '../ports/ids.ts';
import type { Refs } from '../ports/refs.ts';
import { keychainSigner } from '../receipts/device-key.ts';
import { createReceipts } from '../receipts/receipts.ts';
import { branchDays } from '../shifts/branch-day.ts';
import { createGiveToken } from '../visits/give-token.ts';
import type { Inbox } from '../visits/inbox.ts';
import { createPresets } from '../visits/presets.ts';
import { createReveal } from '../visits/revealing.ts';
import { createStopAll } from '../visits/stop-all.ts';
import type { ComposedCredentials } from './credentials.ts';
import type { Desk } from './desk.ts';
import type { Mode } from './mode.ts';
import type { Systems } from './systems.ts';

/** What answers the window's calls at a desk is made from. */
export interface DeskHandlerDeps {
  readonly host: Pick<Host, 'print' | 'saveText' | 'version' | 'passphraseWorkerFile'>;
  readonly upstreams: Systems;
  readonly mode: Mode;
  readonly settings: Settings;
  readonly journal: Journal;
  readonly clock: Clock;
  /** The time zone of the branch, in which days begin. */
  readonly timeZone: string;
  readonly ids: Ids;
  readonly refs: Refs;
  readonly finder: Finder;
  readonly desk: Desk;
  readonly credentials: ComposedCredentials;
  /** What waits for a second person, and what shows it. */
  readonly inbox: Inbox;
  readonly approvalsOf: ViewApprovals;
  /** Whose desk it is. */
  readonly operator: Operator;
  readonly sessions: Sessions;
  readonly roles: Rules;
  readonly pins: Pins;
  /** The kinds under the rules of this desk's people. */
  readonly kinds: Systems['kinds'];
}

/** Makes what answers each call at one person's desk. */
export const composeHandlers = (deps: DeskHandlerDeps): Pick<Handlers, DeskCall> => {
  const { mode, settings, finder, desk, credentials, operator, roles, journal } = deps;
  const { store, basket, visits } = desk;
  const { presets, consent, branch } = settings;
  const base = { ...deps.upstreams, ...deps, ...desk, openVisit: () => store.open() };
  const hand = { operator, recorded: createRecorded(journal, operator) };
  const giveToken = createGiveToken({
    ...base,
    place: credentials.airpayPlace(roles.may(operator, 'credentials'), hand),
    bare: bareToken,
    sources: deps.upstreams.readers.sources,
  });
  const receipts = createReceipts({
    ...{ ...base, branch, training: mode.name === 'training' },
    signer: () => keychainSigner(mode.keychain),
    shown: () => store.view().open,
  });
  return {
    ...pinHandlers({
      ...base,
      record: (of) => journal.append({ type: 'operator.pin-set', operator: operator.id, of }),
    }),
    ...customerHandlers({
      ...{ finder, visits },
      reveal: createReveal({ ...base, most: settings.operators.revealsPerShift }),
    }),
    ...draftHandlers(basket, {
      stagePreset: createPresets({ ...base, presets }),
      stopAll: createStopAll(base),
      wordings: consent.wording,
    }),
    ...approvalHandlers({ ...base, view: deps.approvalsOf }),
    ...changeHandlers(base),
    ...cardHandlers(base),
    ...activityHandlers(base),
    ...credentialHandlers({
      ...{ giveToken, hand, keeper: credentials.keeper, wmToken: credentials.wmTokenFor(hand) },
      tryNow: async (upstream) => {
        // What is read again is what the keychain holds now.
        credentials.source.forget();
        const id = isIdentified(upstream) ? store.open()?.keys.ids[upstream] : undefined;
        return deps.upstreams.tryCredentials(upstream, id ?? null);
      },
    }),
    ...makeBundleHandlers({
      ...{ ...base, keychain: mode.keychain, live: mode.name === 'live' },
      configuration: mode.kept?.current?.configuration ?? null,
    }),
    ...receiptHandlers(receipts, deps.host),
    ...shiftHandlers({ ...base, days: branchDays(base), mayApprove: roles.may(operator, 'approve') }),
  };
};
