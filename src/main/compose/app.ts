import { join } from 'node:path';
import { v4, v7 } from 'uuid';
import * as v from 'valibot';
import { type Settings, SettingsSchema } from '../../shared/config/settings.ts';
import type { Operator } from '../../shared/operators/roles.ts';
import { systemClock } from '../clock/system-clock.ts';
import { zoneOfBranch } from '../config/branch-zone.ts';
import { bindCredentials } from '../credentials/entries/bind-credentials.ts';
import { appHandlers } from '../ipc/app-handlers.ts';
import { gatedHandlers, kioskGate } from '../ipc/gate.ts';
import { kioskHandlers } from '../ipc/kiosk-handlers.ts';
import { operatorHandlers } from '../ipc/operator-handlers.ts';
import { provisioningHandlers } from '../ipc/provisioning-handlers.ts';
import type { Journal } from '../journal/journal.ts';
import { NO_BUNDLES } from '../kiosk/new-bundle.ts';
import { onlyAtKiosk } from '../kiosk/policy.ts';
import { openLog } from '../logs/log.ts';
import { epochMs } from '../ports/clock.ts';
import type { Host, KioskWindow, RunningApp } from '../ports/host.ts';
import type { Ids } from '../ports/ids.ts';
import { deviceKey } from '../provisioning/device-keys.ts';
import { createLatestTime } from '../provisioning/latest-time.ts';
import { underBundle } from '../provisioning/life.ts';
import { recordProvisioned } from '../provisioning/record.ts';
import { stateFolder } from '../provisioning/state.ts';
import { provisionedView } from '../provisioning/view.ts';
import { followClockSteps } from './clock-steps.ts';
import { createClosing } from './closing.ts';
import { type ComposedCredentials, composeCredentials } from './credentials.ts';
import { type Changing, composeChanging, type Desk } from './desk.ts';
import { composeDesks, type Desks } from './desks.ts';
import { createHub, type Hub } from './hub.ts';
import { infoOf } from './info.ts';
import { openWhenItCan } from './journal.ts';
import { composeKiosk } from './kiosk.ts';
import type { Mode } from './mode.ts';
import { composeOperators } from './operators.ts';
import type { Provisioning } from './provisioning.ts';
import { composeReachability } from './reachability.ts';
import { composeSystems, type Systems } from './systems.ts';
import { takeUpEarlier } from './take-up.ts';
import { warmUp } from './warm-up.ts';
import { tellWindow } from './window-events.ts';

const clock = systemClock;

const ids: Ids = { v7: () => v7(), v4: () => v4() };

/** The settings of an app that is not configured: no upstream is on. */
const unconfigured = ({ kiosk }: Pick<Mode, 'kiosk'>): Settings =>
  v.parse(SettingsSchema, {
    ...{ version: 1, branch: { id: '-', name: '-', country: 'IN' } },
    ...(kiosk === undefined ? {} : { mode: 'kiosk', kiosk }),
  });

const kioskWindowOf = ({ mode, scanner: { prefix, suffix } }: Settings): KioskWindow | null =>
  mode === 'kiosk' ? { scannerSends: `${prefix ?? ''}${suffix ?? ''}` } : null;

/** From here on does what follows from what happens. */
const goOn = ({
  hub,
  changing: { pipeline },
  desks,
  credentials: { tokens },
}: {
  readonly hub: Hub;
  readonly changing: Changing;
  readonly desks: Desks;
  readonly credentials: ComposedCredentials;
}): void => {
  hub.on('upstream.returned', (upstream) => void pipeline.resume(upstream));
  hub.on('visits.moved', () =>
    // What is under way of a customer who was closed still has to be read back.
    tokens.retain((id) =>
      desks.all().some(({ store }) => store.open()?.id === id || store.get(id)?.applying === true),
    ),
  );
  // A token that one person typed is not another's to use.
  hub.on('operators.changed', tokens.dropAll);
};

/** The kinds, with the end of the bundle that the settings came in. */
const untilTheEnd = (
  kinds: Systems['kinds'],
  { kept, keychain }: Mode,
  signal: AbortSignal,
): Systems['kinds'] => {
  const current = kept?.current ?? null;
  if (current === null) return kinds;
  const { manifest } = current;
  const latest = createLatestTime(keychain, clock, Date.parse(manifest.issuedAt), signal);
  return underBundle(kinds, manifest, latest);
};

/** Has on record what was provisioned, and makes the key for which the next bundle can be sealed. */
const goOnProvisioned = async (
  { userDataDir }: Pick<Host, 'userDataDir'>,
  { name, keychain }: Mode,
  journal: Pick<Journal, 'appendOnce'>,
): Promise<void> => {
  if (name === 'training') return;
  // What is not taken now is tried again by the next start.
  await recordProvisioned(stateFolder(userDataDir), journal, clock).catch(() => {});
  await deviceKey(keychain);
};

/** Does what had to wait for the journal. What the screen shows without one is asked for anew. */
const withJournal = ({
  hub,
  desks,
  credentials,
  mode,
  names,
}: {
  readonly hub: Hub;
  readonly desks: Desks;
  readonly credentials: ComposedCredentials;
  readonly mode: Mode;
  readonly names: Systems['names'];
}): void => {
  if (mode.name === 'live') void bindCredentials(credentials.source, names);
  hub.emit('activity.changed');
  for (const { store, reading } of desks.all()) {
    const open = store.open();
    if (open !== null) void reading.all(open.id, null);
  }
};

/** Constructs and wires the running app for a mode. `startTraining` leaves it for training, where that is offered. */
export const composeApp = async (
  host: Host,
  mode: Mode,
  startTraining: (() => Promise<void>) | null = null,
  provisioning: Provisioning | null = null,
): Promise<RunningApp> => {
  const settings = mode.settings ?? unconfigured(mode);
  const timeZone = zoneOfBranch(settings.branch, new Date(epochMs(clock.now())).getUTCFullYear());
  const log = openLog(join(host.userDataDir, 'logs'));
  log.started({ version: host.version, mode: mode.name });
  const ending = new AbortController();
  const { signal } = ending;
  const { keychain } = mode;
  const hub = createHub();
  // The journal's thread and the keychain's process take their time: until then there is nothing else to do.
  void warmUp({ timeZone, country: settings.branch.country, signal });
  const { journal, unusable, usable, ended, settled } = await openWhenItCan(mode, {
    ...{ host, log, clock, ids, signal },
    onChange: () => host.emit('info.changed', {}),
  });
  const base = { ...{ host, mode, settings, timeZone, log, journal }, hub, clock, ids, signal };

  hub.on('call.ended', (report) => log.call({ ...report.call, ...report }));
  const credentials = composeCredentials({ ...base, keychain });
  const upstreams = composeSystems({
    ...base,
    credentials: credentials.source,
    resolveProxy: (url) => host.resolveProxy(url),
    onHeld: (upstream, held) =>
      host.emit('limits.changed', { held: held === null ? null : { upstream, ...held } }),
    onCall: (report) => hub.emit('call.ended', report),
  });
  const reachability = composeReachability({ ...base, upstreams });
  const operators = composeOperators({ ...base, usable });
  const { sessions, roles, view } = operators;
  const isKiosk = settings.mode === 'kiosk';
  const ruled = roles.over(upstreams.kinds);
  const kinds = untilTheEnd(isKiosk ? onlyAtKiosk(ruled, settings.kiosk.kinds) : ruled, mode, signal);
  const changing = composeChanging({
    ...{ ...base, kinds, deadlineMs: settings.network.deadlineMs },
    approvalMinutes: settings.operators.approvalMinutes,
    onSending: () => reachability.sending(),
  });
  const desks = composeDesks({ ...base, ...changing, ...operators, upstreams, kinds, credentials });
  /** Nobody signs in at a kiosk. */
  const atDesk = (): Operator | null => (isKiosk ? null : sessions.operator());
  const deskNow = (): Desk | null => {
    const operator = atDesk();
    return operator === null ? null : desks.of(operator).desk;
  };
  if (!isKiosk)
    tellWindow({
      ...{ hub, host, needsLook: changing.needsLook, operators: view },
      operator: atDesk,
      approvalsOf: desks.approvalsOf,
      openVisit: () => deskNow()?.store.open() ?? null,
    });
  const notTakenUp = takeUpEarlier({ ...base, usable, pipeline: changing.pipeline });
  void usable.then(() => goOnProvisioned(host, mode, journal));
  void usable.then(() => withJournal({ hub, desks, credentials, mode, names: upstreams.names }));
  goOn({ hub, changing, desks, credentials });
  const lastClockStep = followClockSteps(base);

  const info = () => {
    const operator = atDesk();
    const airpayToken = credentials.airpayToken(operator !== null && roles.may(operator, 'credentials'));
    return infoOf({
      ...{ ...base, airpayToken, unusable: unusable() ?? notTakenUp() },
      ...{ upstreams: upstreams.names, clockStep: lastClockStep() },
      operator: operator === null ? null : { id: operator.id, name: operator.name },
      provisioned: provisionedView(mode.kept ?? null, provisioning?.refused() ?? null),
      bundleRefused: provisioning?.refused() ?? null,
    });
  };
  const served = isKiosk
    ? composeKiosk({
        ...{ ...base, ...changing, upstreams, kinds, credentials, reachability, usable, ended },
        ...{ unusable: () => unusable() ?? notTakenUp(), provisioned: () => info().provisioned },
        bundles: provisioning?.forStaff ?? NO_BUNDLES,
      })
    : null;
  const forApp = appHandlers({ info, reachability, startTraining });
  return {
    handlers:
      served !== null
        ? kioskGate({ ...forApp, ...kioskHandlers(served.kiosk) })
        : gatedHandlers({
            open: {
              ...{ ...forApp, ...operatorHandlers({ sessions, view }) },
              ...provisioningHandlers({ host, provisioning: mode.settings === null ? provisioning : null }),
            },
            ...{ session: sessions.now, may: roles.may },
            deskOf: (operator) => desks.of(operator).handlers,
          }),
    ...(provisioning === null ? {} : { provisioning }),
    kiosk: kioskWindowOf(settings),
    log: (fault) => log.door(fault),
    failed: (kind) => {
      log.failed(kind);
      served?.failed();
    },
    lock: () => {
      void served?.kiosk.end();
      sessions.lock();
      credentials.lock();
    },
    close: createClosing({
      ...{
        ending,
        pipeline: changing.pipeline,
        upstreams,
        mode,
        journal,
        lost: ended,
        opening: settled,
        log,
        clock,
      },
      operators: {
        close: () => {
          operators.close();
          served?.close();
        },
      },
    }),
  };
};
