import { join } from 'node:path';
import { v4, v7 } from 'uuid';
import * as v from 'valibot';
import { SettingsSchema } from '../../shared/config/settings.ts';
import { systemClock } from '../clock/system-clock.ts';
import { zoneOfBranch } from '../config/branch-zone.ts';
import { bindCredentials } from '../credentials/entries/bind-credentials.ts';
import { openLog } from '../logs/log.ts';
import { epochMs } from '../ports/clock.ts';
import type { Host, RunningApp } from '../ports/host.ts';
import type { Ids } from '../ports/ids.ts';
import { createRefs } from '../visits/refs.ts';
import { followClockSteps } from './clock-steps.ts';
import { createClosing } from './closing.ts';
import { type ComposedCredentials, composeCredentials } from './credentials.ts';
import { composeDesk, type Desk } from './desk.ts';
import { composeFinder } from './finder.ts';
import { composeHandlers } from './handlers.ts';
import { createHub, type Hub } from './hub.ts';
import { infoOf } from './info.ts';
import { openWhenItCan } from './journal.ts';
import type { Mode } from './mode.ts';
import { composeReachability } from './reachability.ts';
import { composeSystems, type Systems } from './systems.ts';
import { takeUpEarlier } from './take-up.ts';
import { tellWindow } from './window-events.ts';

const clock = systemClock;

const ids: Ids = { v7: () => v7(), v4: () => v4() };

/** The settings of an app that is not configured: no upstream is on. */
const UNCONFIGURED = v.parse(SettingsSchema, { version: 1, branch: { id: '-', name: '-', country: 'IN' } });

/** From here on does what follows from what happens. */
const goOn = ({
  hub,
  desk: { pipeline, store },
  credentials: { tokens },
}: {
  readonly hub: Hub;
  readonly desk: Desk;
  readonly credentials: ComposedCredentials;
}): void => {
  hub.on('upstream.returned', (upstream) => void pipeline.resume(upstream));
  hub.on('visits.changed', () =>
    // What is under way of a customer who was closed still has to be read back.
    tokens.retain((id) => store.open()?.id === id || store.get(id)?.applying === true),
  );
};

/** Does what had to wait for the journal. What the screen shows without one is asked for anew. */
const withJournal = ({
  hub,
  desk: { store, reading },
  credentials,
  mode,
  names,
}: {
  readonly hub: Hub;
  readonly desk: Desk;
  readonly credentials: ComposedCredentials;
  readonly mode: Mode;
  readonly names: Systems['names'];
}): void => {
  if (mode.name === 'live') void bindCredentials(credentials.source, names);
  hub.emit('activity.changed');
  const open = store.open();
  if (open !== null) void reading.all(open.id, null);
};

/** Constructs and wires the running app for a mode. `startTraining` leaves it for training, where that is offered. */
export const composeApp = async (
  host: Host,
  mode: Mode,
  startTraining: (() => Promise<void>) | null = null,
): Promise<RunningApp> => {
  const settings = mode.settings ?? UNCONFIGURED;
  const timeZone = zoneOfBranch(settings.branch, new Date(epochMs(clock.now())).getUTCFullYear());
  const log = openLog(join(host.userDataDir, 'logs'));
  log.started({ version: host.version, mode: mode.name });
  const ending = new AbortController();
  const { signal } = ending;
  const { keychain, operator } = mode;
  const [hub, refs] = [createHub(), createRefs()];
  const { journal, unusable, usable, settled } = await openWhenItCan(mode, {
    ...{ host, log, clock, ids, signal },
    onChange: () => host.emit('info.changed', {}),
  });
  const base = {
    ...{ host, mode, settings, timeZone, log, journal },
    hub,
    refs,
    clock,
    ids,
    operator,
    signal,
  };

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
  const finder = composeFinder({ ...base, ...upstreams });
  const desk = composeDesk({
    ...{ ...base, ...upstreams, found: finder.found, identity: settings.identity },
    changeTypes: settings.upstreams.capillary?.changeTypes ?? [],
    deadlineMs: settings.network.deadlineMs,
    onSending: () => reachability.sending(),
  });
  tellWindow({ ...base, desk });
  const notTakenUp = takeUpEarlier({ ...base, usable, pipeline: desk.pipeline });
  void usable.then(() => withJournal({ hub, desk, credentials, mode, names: upstreams.names }));
  goOn({ hub, desk, credentials });
  const lastClockStep = followClockSteps(base);

  const { airpayToken } = credentials;
  const info = () =>
    infoOf({
      ...{ ...base, airpayToken, unusable: unusable() ?? notTakenUp() },
      ...{ upstreams: upstreams.names, clockStep: lastClockStep() },
    });
  return {
    handlers: composeHandlers({
      ...{ ...base, ...upstreams, desk, finder, credentials, reachability, info, startTraining },
    }),
    log: (fault) => log.door(fault),
    failed: (kind) => log.failed(kind),
    lock: credentials.lock,
    close: createClosing({
      ...{ ending, pipeline: desk.pipeline, upstreams, mode, journal, opening: settled, log, clock },
    }),
  };
};
