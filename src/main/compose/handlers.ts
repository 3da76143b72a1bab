import type { Settings } from '../../shared/config/settings.ts';
import type { AppInfoView } from '../../shared/ipc/answer-views.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import { bareToken } from '../credentials/tokens/bare-token.ts';
import type { Finder } from '../customers/find.ts';
import { activityHandlers } from '../ipc/activity-handlers.ts';
import { appHandlers } from '../ipc/app-handlers.ts';
import { cardHandlers } from '../ipc/card-handlers.ts';
import { changeHandlers } from '../ipc/change-handlers.ts';
import { credentialHandlers } from '../ipc/credential-handlers.ts';
import { customerHandlers } from '../ipc/customer-handlers.ts';
import { draftHandlers } from '../ipc/draft-handlers.ts';
import { receiptHandlers } from '../ipc/receipt-handlers.ts';
import type { Journal } from '../journal/journal.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Refs } from '../ports/refs.ts';
import type { Reachability } from '../reachability/reachability.ts';
import { keychainSigner } from '../receipts/device-key.ts';
import { createReceipts } from '../receipts/receipts.ts';
import { createGiveToken } from '../visits/give-token.ts';
import { createPresets } from '../visits/presets.ts';
import { createStopAll } from '../visits/stop-all.ts';
import type { ComposedCredentials } from './credentials.ts';
import type { Desk } from './desk.ts';
import type { Mode } from './mode.ts';
import type { Systems } from './systems.ts';

/** What answers the window's calls is made from. */
interface HandlerDeps extends Pick<Systems, 'readers' | 'catalog' | 'seenCards' | 'rules' | 'kinds'> {
  readonly mode: Mode;
  readonly settings: Settings;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly refs: Refs;
  readonly finder: Finder;
  readonly desk: Desk;
  readonly credentials: ComposedCredentials;
  readonly reachability: Reachability;
  readonly info: () => AppInfoView;
  /** Leaves the app for training; null where that is not offered. */
  readonly startTraining: (() => Promise<void>) | null;
}

/** Makes what answers each call of the contract. */
export const composeHandlers = (deps: HandlerDeps): Handlers => {
  const { mode, settings, finder, desk, credentials } = deps;
  const { store, basket, visits } = desk;
  const { presets, consent, branch } = settings;
  const base = { ...deps, ...desk, operator: mode.operator, openVisit: () => store.open() };
  const giveToken = createGiveToken({
    ...base,
    place: credentials.airpayPlace,
    bare: bareToken,
    sources: deps.readers.sources,
  });
  const receipts = createReceipts({
    ...{ ...base, branch, training: mode.name === 'training' },
    signer: () => keychainSigner(mode.keychain),
    shown: () => store.view().open,
  });
  return {
    ...appHandlers(base),
    ...customerHandlers({ finder, visits }),
    ...draftHandlers(basket, {
      stagePreset: createPresets({ ...base, presets }),
      stopAll: createStopAll(base),
      wordings: consent.wording,
    }),
    ...changeHandlers(base),
    ...cardHandlers(base),
    ...activityHandlers(base),
    ...credentialHandlers({ giveToken, wmToken: credentials.wmToken }),
    ...receiptHandlers(receipts),
  };
};
