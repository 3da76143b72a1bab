import { composeSystems, type Systems } from '../../../src/main/compose/systems.ts';
import { trainingSettings } from '../../../src/main/config/training-settings.ts';
import type { Clock } from '../../../src/main/ports/clock.ts';
import type { CredentialSource } from '../../../src/main/ports/credentials.ts';
import type { CallReport } from '../../../src/main/systems/http/options.ts';
import { tillCredentials } from '../../../src/main/training/credentials.ts';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import type { Settings } from '../../../src/shared/config/settings.ts';
import { UPSTREAMS, type UpstreamName } from '../../../src/shared/domain/upstream.ts';
import { realIds } from '../../support/ids.ts';
import { giving } from '../../support/sources.ts';
import { WRITES } from '../crash/write-key.ts';
import type { Fault } from '../faults/fault.ts';
import { type Front, startFront } from '../wire/front.ts';
import type { HostTable } from '../wire/host-table.ts';
import type { Identities } from '../wire/identities.ts';

/** The total deadline of one call in the lab, in milliseconds. */
export const DEADLINE_MS = 400;

/** What a training server's ledger says about writes. */
export interface Truth {
  /** Requests for a write that the server read whole. */
  readonly seen: number;
  /** Those that changed something. */
  readonly applied: number;
}

/** How the adapters are connected. */
export interface ConnectOptions {
  readonly clock: Clock;
  readonly upstream: UpstreamName;
  readonly fault: Fault;
  readonly onCall: (report: CallReport) => void;
  /** How Capillary is signed in to; Basic where it is left out. */
  readonly auth?: 'oauth';
  /** What WM is asked to answer in; JSON where it is left out. */
  readonly accept?: 'xml';
  /** The total deadline of a call, in milliseconds; that of the lab where it is left out. */
  readonly deadlineMs?: number;
}

/** One set of training servers, each with a front before it, on which one run at a time is made. */
export interface Stand {
  readonly training: Training;
  readonly fronts: Readonly<Record<UpstreamName, Front>>;
  /** The adapters over a fresh HTTP client, with one upstream reached as its fault needs it. */
  connect(options: ConnectOptions): Systems;
  truth(upstream: UpstreamName): Truth;
  /** Everything as at the start. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

const NAMED: ReadonlySet<string | undefined> = new Set([
  'refused',
  'unreachable',
  'name-not-found',
  'name-try-again',
  'name-silent',
]);

const addressOf = (front: Front, fault: Fault | null): string => {
  if (fault?.door?.startsWith('tls-')) return `https://${front.name}:${front.tlsPort}`;
  return `http://${NAMED.has(fault?.door) ? front.name : '127.0.0.1'}:${front.port}`;
};

const credentialsOf = (training: Training, { auth }: ConnectOptions): CredentialSource => {
  const held = tillCredentials(training.credentials);
  const { key, secret } = training.credentials.capillary;
  return giving(auth === 'oauth' ? { ...held, capillary: { key, secret } } : held);
};

const pathOf = (baseUrl: string): string => new URL(baseUrl).pathname.replace(/\/$/, '');

/** Host names of the lab end alike, so that one certificate is good for all of them. */
export const LAB_HOST = 'lab.invalid';

/** Starts a stand. `caFile` holds the lab's own authority. */
export const startStand = async (deps: {
  readonly hosts: HostTable;
  readonly identities: Identities;
  readonly caFile: string;
  /** Tells the stands of one process apart. */
  readonly number: number;
}): Promise<Stand> => {
  const training = await startTraining();
  const start = (upstream: UpstreamName): Promise<Front> =>
    startFront({
      upstream,
      name: `${upstream}-${deps.number}.${LAB_HOST}`,
      systemPort: Number(new URL(training.baseUrls[upstream]).port),
      hosts: deps.hosts,
      identities: deps.identities,
    });
  const all = await Promise.all(UPSTREAMS.map(start));
  const fronts = Object.fromEntries(all.map((front) => [front.upstream, front])) as Stand['fronts'];

  const settingsFor = (options: ConnectOptions): Settings => {
    const { upstream, fault, auth, accept, deadlineMs = DEADLINE_MS } = options;
    const at = (front: Front): string => addressOf(front, front.upstream === upstream ? fault : null);
    const base = trainingSettings(training.baseUrls);
    const { upstreams, network } = base;
    // Set below the schema, which has no room for plain HTTP under a name and for so short a deadline.
    return {
      ...base,
      upstreams: {
        ...Object.fromEntries(
          UPSTREAMS.map((name) => {
            const baseUrl = `${at(fronts[name])}${pathOf(training.baseUrls[name])}`;
            return [name, { ...upstreams[name], baseUrl }];
          }),
        ),
        ...(upstreams.capillary && {
          capillary: {
            ...upstreams.capillary,
            baseUrl: at(fronts.capillary),
            perMinute: 100_000,
            ...(auth && { auth }),
          },
        }),
        ...(upstreams.wm && {
          wm: { ...upstreams.wm, baseUrl: `${at(fronts.wm)}/v1`, ...(accept && { accept }) },
        }),
      },
      network: { ...network, deadlineMs, proxy: 'none', caFiles: [deps.caFile] },
    };
  };

  return {
    training,
    fronts,
    connect: (options) =>
      composeSystems({
        timeZone: 'Asia/Kolkata',
        settings: settingsFor(options),
        credentials: credentialsOf(training, options),
        clock: options.clock,
        ids: realIds,
        resolveProxy: async () => 'DIRECT',
        onCall: options.onCall,
      }),
    truth: (upstream) => {
      const writes = WRITES[upstream].flatMap((call) => training.ledger.entries({ upstream, call }));
      return { seen: writes.length, applied: writes.filter(({ applied }) => applied).length };
    },
    reset: async () => {
      for (const front of all) front.reset();
      await training.reset();
    },
    close: async () => {
      await Promise.all(all.map((front) => front.close()));
      await training.close();
    },
  };
};
