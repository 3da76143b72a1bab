import { join } from 'node:path';
import { v4, v7 } from 'uuid';
import * as v from 'valibot';
import { SettingsSchema } from '../../shared/config/settings.ts';
import { IDENTIFIER_TYPES } from '../../shared/domain/identifier.ts';
import type { ProblemCode } from '../../shared/domain/problem.ts';
import type { AppInfoView } from '../../shared/ipc/answer-views.ts';
import { createNeedsLook } from '../changes/needs-look.ts';
import { createPipeline } from '../changes/pipeline.ts';
import { oncePerTurn } from '../clock/once-per-turn.ts';
import { watchSteps } from '../clock/step-watch.ts';
import { systemClock } from '../clock/system-clock.ts';
import { zoneOfBranch } from '../config/branch-zone.ts';
import { addressesOf } from '../credentials/addresses.ts';
import { bareToken } from '../credentials/bare-token.ts';
import { bindCredentials } from '../credentials/bind-credentials.ts';
import { createCredentialSource } from '../credentials/credential-source.ts';
import { createCustomerTokens } from '../credentials/customer-tokens.ts';
import { replaceAirpayToken } from '../credentials/replace-token.ts';
import { createWmToken } from '../credentials/wm-token.ts';
import { createFinder } from '../customers/find.ts';
import { createNameSearches } from '../customers/name-searches.ts';
import { understand } from '../customers/understand.ts';
import { readingsOf, restOf, understandAs } from '../customers/understand-as.ts';
import { activityHandlers } from '../ipc/activity-handlers.ts';
import { appHandlers } from '../ipc/app-handlers.ts';
import { cardHandlers } from '../ipc/card-handlers.ts';
import { changeHandlers, needsLookView } from '../ipc/change-handlers.ts';
import { credentialHandlers } from '../ipc/credential-handlers.ts';
import { customerHandlers } from '../ipc/customer-handlers.ts';
import { draftHandlers } from '../ipc/draft-handlers.ts';
import { receiptHandlers } from '../ipc/receipt-handlers.ts';
import { openLog } from '../logs/log.ts';
import { epochMs } from '../ports/clock.ts';
import type { App, Host } from '../ports/host.ts';
import type { Ids } from '../ports/ids.ts';
import { createReachability } from '../reachability/reachability.ts';
import { keychainSigner } from '../receipts/device-key.ts';
import { createReceipts } from '../receipts/receipts.ts';
import { tokenExpiry } from '../upstreams/wm/token-expiry.ts';
import { createApplying } from '../visits/applying.ts';
import { createBasket } from '../visits/basket.ts';
import { createSayByHand } from '../visits/by-hand.ts';
import { createCardLooks } from '../visits/card-looks.ts';
import { createFollowUps } from '../visits/follow-ups.ts';
import { createGiveToken } from '../visits/give-token.ts';
import { createPresets } from '../visits/presets.ts';
import { createPreviews } from '../visits/previews.ts';
import { createReading } from '../visits/reading.ts';
import { createRefs } from '../visits/refs.ts';
import { createVisitStore } from '../visits/visit-store.ts';
import { createVisits } from '../visits/visits.ts';
import { createWaysBack } from '../visits/ways-back.ts';
import { createClosing } from './closing.ts';
import { infoOf } from './info.ts';
import { openOrDoWithout } from './journal.ts';
import type { Mode } from './mode.ts';
import { composeUpstreams } from './upstreams.ts';

const clock = systemClock;

/** Failures of a call that tell that its system cannot be reached; of any other, only a probe tells. */
const UNREACHABLE: ReadonlySet<string> = new Set<ProblemCode>([
  'net.dns',
  'net.refused',
  'net.unreachable',
  'net.connect-timeout',
]);

/** Until there are roles, whoever is signed in may manage credentials. */
const MAY_MANAGE_CREDENTIALS = true;

const ids: Ids = { v7: () => v7(), v4: () => v4() };

/** The settings of an app that is not configured: no upstream is on. */
const UNCONFIGURED = v.parse(SettingsSchema, { version: 1, branch: { id: '-', name: '-', country: 'IN' } });

/** Constructs and wires the running app for a mode. `startTraining` leaves it for training, where that is offered. */
export const composeApp = async (
  host: Host,
  mode: Mode,
  startTraining: (() => Promise<void>) | null = null,
): Promise<App> => {
  const settings = mode.settings ?? UNCONFIGURED;
  const log = openLog(join(host.userDataDir, 'logs'));
  log.started({ version: host.version, mode: mode.name });
  const { journal, unusable } = await openOrDoWithout(mode, { host, log, clock, ids });
  const ending = new AbortController();
  const tokens = createCustomerTokens(clock, ending.signal);
  const tokenScope = settings.upstreams.airpay?.tokenScope ?? 'shared';
  const addresses = addressesOf(settings.upstreams);
  const shared = tokenScope === 'shared' ? null : tokens;
  const credentials = createCredentialSource(mode.keychain, shared, addresses);

  const timeZone = zoneOfBranch(settings.branch, new Date(epochMs(clock.now())).getUTCFullYear());
  const upstreams = composeUpstreams({
    settings,
    timeZone,
    credentials,
    clock,
    ids,
    resolveProxy: (url) => host.resolveProxy(url),
    onHeld: (upstream, held) =>
      host.emit('limits.changed', { held: held === null ? null : { upstream, ...held } }),
    onCall: (report) => {
      log.call({ ...report.call, ...report });
      if (report.status !== null) reachability.note(report.call.upstream, true);
      else if (UNREACHABLE.has(report.failure ?? '')) reachability.note(report.call.upstream, false);
      else reachability.doubt();
    },
  });
  if (mode.name === 'live' && unusable === null) void bindCredentials(credentials, upstreams.names);
  const { readers, catalog, rules, kinds } = upstreams;
  const reachability = createReachability({
    upstreams: upstreams.names,
    clock,
    probe: upstreams.probe,
    signal: ending.signal,
    onChange: (view) => host.emit('reachability.changed', view),
    onReturn: (upstream) => void pipeline.resume(upstream),
  });

  const lookupTypes = settings.upstreams.capillary?.lookupTypes ?? [];
  const refs = createRefs();
  const finder = createFinder({
    ...readers,
    clock,
    names: createNameSearches({ journal, operator: mode.operator, clock }),
    understand: (text, as, scanned) => {
      const { country } = settings.branch;
      return as === null
        ? understand(text, { country, lookupTypes }, { scanned })
        : understandAs(text, as, { country, lookupTypes: IDENTIFIER_TYPES });
    },
    rest: (text) => restOf(text, { country: settings.branch.country, lookupTypes }),
    readings: readingsOf(IDENTIFIER_TYPES),
    refOf: (upstream, id) => refs.of('customer', upstream, id),
  });
  const store = createVisitStore({
    refs,
    changeTypes: settings.upstreams.capillary?.changeTypes ?? [],
    onChange: (view) => {
      host.emit('visits.changed', view);
      // What is under way of a customer who was closed still has to be read back.
      tokens.retain((id) => store.open()?.id === id || store.get(id)?.applying === true);
      if (store.open()?.keys.key !== shownKey) tellNeedsLook();
    },
  });
  const openVisit = () => store.open();
  let shownKey: string | undefined;
  const tellNeedsLook = (): void => {
    shownKey = store.open()?.keys.key;
    host.emit('needsLook.changed', needsLookView(needsLook, openVisit()));
  };
  const tellOfLook = oncePerTurn(() => tellNeedsLook());
  const needsLook = createNeedsLook(() => {
    tellOfLook();
    onActivity();
  });
  const pipeline = createPipeline({
    ...{ kinds, journal, clock, ids, deadlineMs: settings.network.deadlineMs },
    lookout: needsLook,
    onSending: () => reachability.sending(),
  });
  const { operator } = mode;
  const reading = createReading({ store, readers, journal, clock, operator, identity: settings.identity });
  const onActivity = oncePerTurn(() => host.emit('activity.changed', {}));
  const looks = createCardLooks(catalog);
  const previews = createPreviews({
    ...{ store, looks, pipeline },
    // The visit follows to the record that survived.
    onMerged: (visitId) => void reading.one(visitId, 'capillary'),
  });
  const applying = createApplying({
    ...{ store, pipeline, reading, previews, onActivity },
    onDone: (visitId, changeId, state) => {
      void followUps.offer(visitId, changeId);
      if (state === 'confirmed') previews.again(visitId, { after: changeId });
    },
  });
  const basket = createBasket({
    ...{ store, refs, rules, looks, pipeline, previews, applying, reading, clock, ids, operator },
  });
  const visits = createVisits({
    store,
    reading,
    readers,
    basket,
    journal,
    clock,
    ids,
    operator,
    found: (ref) => finder.found(ref),
  });
  const giveToken = createGiveToken({
    place:
      tokenScope === 'per-customer'
        ? { scope: tokenScope, keep: tokens.keep }
        : {
            scope: tokenScope,
            allowed: MAY_MANAGE_CREDENTIALS,
            replace: async (token) => {
              const replaced = await replaceAirpayToken(mode.keychain, token, addresses.airpay);
              credentials.forget();
              return replaced;
            },
          },
    visits,
    openVisit,
    bare: bareToken,
  });
  const waysBack = createWaysBack({ journal, kinds });
  const followUps = createFollowUps({
    ...{ store, visits, basket, journal, kinds, waysBack, needsLook, refs, clock, onActivity },
    signal: ending.signal,
  });
  let clockStep: AppInfoView['clockStep'] = null;
  void watchSteps(
    clock,
    ({ byMs }) => {
      clockStep = { nth: (clockStep?.nth ?? 0) + 1, byMs };
      log.clockStepped(byMs);
      host.emit('clock.stepped', {});
      // What the journal does not take is in the log.
      void journal.append({ type: 'clock.stepped', byMs }).catch(() => {});
    },
    ending.signal,
  );
  // Without a journal nothing was sent, and nothing can be: there is nothing to take up.
  void pipeline.recover().catch(() => {});

  return {
    handlers: {
      ...appHandlers({
        info: () =>
          infoOf({
            clockStep,
            ...{ host, mode, settings, timeZone, unusable },
            upstreams: upstreams.names,
            airpayToken: {
              scope: tokenScope,
              replaceable: tokenScope === 'per-customer' || MAY_MANAGE_CREDENTIALS,
            },
          }),
        reachability,
        startTraining,
      }),
      ...customerHandlers({ finder, visits }),
      ...draftHandlers(basket, {
        stagePreset: createPresets({ presets: settings.presets, basket, openVisit }),
        wordings: settings.consent.wording,
      }),
      ...changeHandlers({
        ...{ needsLook, pipeline, followUps, visits, openVisit },
        sayByHand: createSayByHand({ needsLook, store, journal, operator }),
      }),
      ...cardHandlers({ catalog, looks, openVisit, refs, rules }),
      ...activityHandlers({ journal, openVisit, operator, waysBack }),
      ...credentialHandlers({
        giveToken,
        wmToken: createWmToken({ keychain: mode.keychain, credentials, expiryOf: tokenExpiry }),
      }),
      ...receiptHandlers(
        createReceipts({
          ...{ journal, clock, ids, operator, openVisit },
          signer: () => keychainSigner(mode.keychain),
          branch: settings.branch,
          training: mode.name === 'training',
          shown: () => store.view().open,
        }),
      ),
    },
    log: (fault) => log.door(fault),
    lock: () => {
      tokens.dropAll();
      credentials.forget();
    },
    close: createClosing({ ending, pipeline, upstreams, mode, journal, log, clock }),
  };
};
