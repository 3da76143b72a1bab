import { join } from 'node:path';
import * as v from 'valibot';
import { TriesSchema } from '../../shared/config/operators.ts';
import type { Settings } from '../../shared/config/settings.ts';
import type { Problem } from '../../shared/domain/problem.ts';
import { RECORD_SYSTEM } from '../../shared/domain/upstream.ts';
import type { AppInfoView } from '../../shared/ipc/answer-views.ts';
import type { KioskHealth, KioskView } from '../../shared/ipc/kiosk.ts';
import type { FoundCustomer } from '../customers/found-customers.ts';
import type { Journal } from '../journal/journal.ts';
import { outOfServiceUntil } from '../kiosk/hours.ts';
import { createKiosk, type Kiosk } from '../kiosk/kiosk.ts';
import { KIOSK_OPERATOR } from '../kiosk/kiosk-operator.ts';
import { latelyOf } from '../kiosk/lately.ts';
import type { NewBundle } from '../kiosk/new-bundle.ts';
import { createStaff, STAFF } from '../kiosk/staff.ts';
import { openStanding, type Standing } from '../kiosk/standing.ts';
import { type KioskVisit, openKioskVisit } from '../kiosk/visit.ts';
import { createPins } from '../operators/pins.ts';
import { type Clock, epochMs } from '../ports/clock.ts';
import { type Host, START_AGAIN } from '../ports/host.ts';
import type { Ids } from '../ports/ids.ts';
import type { Reachability } from '../reachability/reachability.ts';
import { createRefs } from '../visits/refs.ts';
import type { ComposedCredentials } from './credentials.ts';
import { type Changing, composeDesk } from './desk.ts';
import { createHub, type Hub } from './hub.ts';
import type { Mode } from './mode.ts';
import { openedTries } from './opened-tries.ts';
import type { Systems } from './systems.ts';

/** What a kiosk is made from. */
interface KioskDeps extends Changing {
  readonly host: Pick<Host, 'userDataDir' | 'emit' | 'exit' | 'wipe' | 'version'>;
  readonly mode: Mode;
  readonly settings: Settings;
  readonly timeZone: string;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly signal: AbortSignal;
  readonly upstreams: Systems;
  /** The kinds under the rules of a kiosk. */
  readonly kinds: Systems['kinds'];
  readonly credentials: Pick<ComposedCredentials, 'tokens' | 'source'>;
  readonly reachability: Pick<Reachability, 'view' | 'probe'>;
  readonly hub: Hub;
  /** Why nothing can be changed now; null: it can. */
  readonly unusable: () => Problem | null;
  /** Resolves once the journal can be used. */
  readonly usable: Promise<void>;
  /** Resolves when the journal's thread ended by itself. */
  readonly ended: Promise<void>;
  readonly provisioned: () => AppInfoView['provisioned'];
  readonly bundles: NewBundle;
}

/** A kiosk that is served by this app. */
interface ComposedKiosk {
  readonly kiosk: Kiosk;
  /** The app ends because of an error. */
  failed(): void;
  close(): void;
}

/** How often the connections are tried, in milliseconds. */
const CONNECTIONS_EACH_MS = 60_000;

/** Changes that staff can find by their number: more than a day of a busy kiosk. */
const MOST_LATELY = 200;

const reasonOf = (
  { settings, timeZone, clock, unusable, upstreams }: KioskDeps,
  standing: Standing,
  credentials: Problem | null,
): KioskView['closed'] => {
  if (standing.startedTooOften()) return { why: 'starts', until: null };
  if (standing.closedByStaff()) return { why: 'staff', until: null };
  const until = outOfServiceUntil(settings.kiosk.outOfService, epochMs(clock.now()), timeZone);
  if (until !== null) return { why: 'schedule', until: until === 'always' ? null : until };
  const isUsable = unusable() === null && upstreams.readers.directory !== null && credentials === null;
  return isUsable ? null : { why: 'unusable', until: null };
};

/** How often it is looked whether credentials are there, in milliseconds. What was read is kept: the keychain is not asked again. */
const LOOK_MS = 15_000;

/** Tells again and again whether the credentials with which customers are looked up can be used. */
const followCredentials = async (
  { credentials, clock, signal }: Pick<KioskDeps, 'credentials' | 'clock' | 'signal'>,
  onKnown: (problem: Problem | null) => void,
): Promise<void> => {
  try {
    for (;;) {
      const held = await credentials.source[RECORD_SYSTEM]();
      if (signal.aborted) return;
      onKnown(held.ok ? null : held.problem);
      await clock.sleep(LOOK_MS, signal);
    }
  } catch {
    // The app is closing.
  }
};

/** Opens a desk for one customer alone, and what that customer can do there. */
const openVisit = async (deps: KioskDeps, who: FoundCustomer, onChange: () => void): Promise<KioskVisit> => {
  const { settings, signal, upstreams, kinds } = deps;
  const hub = createHub();
  const refs = createRefs();
  const ref = refs.of('customer', who.upstream, who.id);
  const leaving = new AbortController();
  const onEnd = (): void => leaving.abort(signal.reason);
  signal.addEventListener('abort', onEnd, { once: true });
  const desk = composeDesk({
    ...{ ...deps, ...upstreams, kinds, hub, refs, operator: KIOSK_OPERATOR, changeTypes: [] },
    found: (asked) => (asked === ref ? who : null),
    ...{ identity: settings.identity, wordingVersion: settings.consent.version, signal: leaving.signal },
  });
  const opened = await desk.visits.open(ref);
  const visit = openKioskVisit({
    desk: {
      ...desk,
      refs,
      drop: () => {
        hub.removeAllListeners();
        desk.store.dropAll();
        signal.removeEventListener('abort', onEnd);
        leaving.abort(new Error('the visit is over'));
      },
    },
    visitId: opened.ok ? opened.value.visit : '',
    ...{ settings: settings.kiosk, wordings: settings.consent.wording, onChange },
    wordingVersion: settings.consent.version,
  });
  hub.on('visits.changed', visit.changed);
  return visit;
};

/** Tries the connections now and then: nobody calls a system while nobody is there, and the next customer is to be told. */
const tryConnections = async ({ reachability, clock, signal }: KioskDeps): Promise<void> => {
  try {
    for (;;) {
      await reachability.probe();
      await clock.sleep(CONNECTIONS_EACH_MS, signal);
    }
  } catch {
    // The app is closing.
  }
};

/** Makes the kiosk. What it shows is told as `kiosk.changed`. */
export const composeKiosk = (deps: KioskDeps): ComposedKiosk => {
  const { host, mode, settings, clock, signal, upstreams, reachability } = deps;
  const { identifier, forgetIdentifierMinutes, ...forDevice } = settings.kiosk.tries;
  const counts = openedTries(
    'kiosk-tries',
    host,
    mode,
    { ...forDevice, person: identifier, forgetPersonMinutes: forgetIdentifierMinutes },
    clock,
  );
  const staffCounts = openedTries('kiosk-staff-tries', host, mode, v.parse(TriesSchema, {}), clock);
  const standing = openStanding(join(host.userDataDir, 'kiosk.json'), clock, signal);
  /** Why customers cannot be looked up, as the keychain told last: without its credentials nobody would be found. */
  let credentials: Problem | null = null;
  const closed = (): KioskView['closed'] => reasonOf(deps, standing, credentials);
  /** Nothing where the journal cannot be asked: why is told beside it. */
  const lately = async (): Promise<KioskHealth['lately']> => {
    if (deps.unusable() !== null) return [];
    const { journal } = deps;
    const filter = { operator: KIOSK_OPERATOR.id };
    try {
      await journal.append({ type: 'journal.searched', operator: STAFF, about: 'branch', filter });
      return latelyOf(await journal.branch(filter, null, MOST_LATELY));
    } catch {
      return [];
    }
  };
  const health = async (bundle: KioskHealth['bundle']): Promise<KioskHealth> => ({
    version: host.version,
    systems: reachability.view().upstreams,
    journal: deps.unusable(),
    provisionedUntil: deps.provisioned()?.expiresAt ?? null,
    needsLook: deps.needsLook.list().length + deps.needsLook.apart().length,
    lately: await lately(),
    ...{ credentials, bundle },
    closed: closed(),
  });
  const { keychain } = mode;
  const staff = createStaff({
    pins: createPins({
      keychain,
      configured: (id) => (id === STAFF ? (settings.kiosk.staffPin ?? null) : null),
    }),
    ...{ tries: staffCounts.open, standing, health, bundles: deps.bundles, clock, signal },
    exit: (status) => host.exit(status),
    onStep: (step) =>
      void deps.usable.then(() => deps.journal.append({ type: 'operator.session', ...step })).catch(() => {}),
  });
  const kiosk = createKiosk({
    ...{ settings: settings.kiosk, country: settings.branch.country, closed, staff, clock, signal },
    lookupTypes: settings.upstreams.capillary?.lookupTypes ?? [],
    directory: upstreams.readers.directory,
    unreachable: () =>
      reachability
        .view()
        .upstreams.some(({ upstream, reachable }) => upstream === RECORD_SYSTEM && reachable === false),
    tries: counts.open,
    openVisit: (who, onChange) => openVisit(deps, who, onChange),
    dropAll: () => deps.credentials.tokens.dropAll(),
    wipe: host.wipe === undefined ? undefined : async () => host.wipe?.(),
    onChange: (view) => host.emit('kiosk.changed', view),
  });
  void deps.usable.then(() => kiosk.changed());
  deps.hub.on('reachability.changed', kiosk.changed);
  void tryConnections(deps);
  if (settings.upstreams[RECORD_SYSTEM] !== undefined)
    void followCredentials(deps, (problem) => {
      credentials = problem;
      kiosk.changed();
    });
  let hasFailed = false;
  // What was sent can be recorded by the next start alone, which takes it up. Nobody is served until then.
  void deps.ended.then(() => {
    if (signal.aborted) return;
    hasFailed = true;
    void kiosk.end();
    host.exit(START_AGAIN);
  });
  return {
    kiosk,
    failed: () => {
      hasFailed = true;
    },
    close: () => {
      counts.close();
      staffCounts.close();
      if (!hasFailed) standing.endedWell();
    },
  };
};
