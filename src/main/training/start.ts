import type { Hono } from 'hono';
import type { UpstreamName } from '../../shared/domain/upstream.ts';
import { type AirpayOptions, airpayShapes, createAirpayServer } from './airpay/server.ts';
import { createAirpayStore } from './airpay/store.ts';
import { createCapillaryAuth } from './capillary/auth.ts';
import { capillaryShapes } from './capillary/errors.ts';
import { createCapillaryServer } from './capillary/server.ts';
import { createCapillaryStore } from './capillary/store.ts';
import { compressed } from './compressed.ts';
import type { TrainingEnv } from './context.ts';
import { createControl } from './control.ts';
import { makeCredentials, type TrainingCredentials } from './credentials.ts';
import { createFaults, type Faults } from './faults.ts';
import { createFrame, type Frame } from './frame.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { type Listener, startListener } from './listener.ts';
import { buildPopulation, type Population } from './population/build.ts';
import type { UnlinkedCard } from './population/cards.ts';
import type { TrainingPerson } from './population/person.ts';
import type { RejectionShape } from './sabotage.ts';
import { wmShapes } from './wm/replies.ts';
import { createWmServer, WM_PATH } from './wm/server.ts';
import { createWmStore } from './wm/store.ts';

/** How training is started; everything has a default. */
interface TrainingOptions {
  /** Seed of the population and the credentials. Default 1. */
  readonly seed?: number;
  /** Alters the population before it is served. Left out: it is that of the seed. */
  readonly alter?: (population: Population) => Population;
  readonly clock?: { now(): number };
  /** Ports on 127.0.0.1; any free one where left out. */
  readonly ports?: Partial<Readonly<Record<UpstreamName, number>>>;
  /** Milliseconds that every reply takes. Default 0. */
  readonly latencyMs?: number;
  /** Also serve the switches over HTTP. Default off. */
  readonly control?: boolean;
  readonly airpay?: Partial<AirpayOptions>;
  /** Life of an OAuth token in seconds. Default 3600. */
  readonly oauthTtlSeconds?: number;
  /** Bytes from which on a reply is compressed, for whoever takes that. Default: none is. */
  readonly compressFrom?: number;
}

/** The three upstreams as they run on this machine. */
export interface Training {
  readonly baseUrls: Readonly<Record<UpstreamName, string>>;
  readonly credentials: TrainingCredentials;
  readonly people: readonly TrainingPerson[];
  readonly unlinkedCards: readonly UnlinkedCard[];
  readonly faults: Faults;
  readonly ledger: Ledger;
  /** Where the switches are served; null unless asked for. */
  readonly controlUrl: string | null;
  /**
   * Everything as at the start: state, ledger, tokens and faults; requests under way are dropped. Ports and
   * population stay.
   */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the three upstreams on 127.0.0.1. Rejects when a port is taken; nothing is left open then. */
export const startTraining = async (options: TrainingOptions = {}): Promise<Training> => {
  const { seed = 1, alter = (one) => one, clock = Date, ports = {}, latencyMs = 0 } = options;
  const population = alter(buildPopulation(seed));
  const credentials = makeCredentials(seed);
  const ledger = createLedger();
  let underWay = new AbortController();
  let closed = false;
  const listeners = new Map<UpstreamName, Listener>();
  const faults = createFaults({
    listen: async (upstream, open) => {
      if (!closed) await listeners.get(upstream)?.listen(open);
    },
  });
  const frame = (upstream: UpstreamName, shapes: RejectionShape, requestIdHeader: string | null): Frame =>
    createFrame({
      upstream,
      ledger,
      faults,
      clock,
      latencyMs,
      signal: () => underWay.signal,
      requestIdHeader,
      shapes,
    });

  const airpayOptions: AirpayOptions = {
    checksumScheme: 'values-then-secret',
    entityIdLimit: 50,
    failureStatus: 400,
    ...options.airpay,
  };
  const airpay = createAirpayStore(population.airpay);
  const capillary = createCapillaryStore(population.capillary, () =>
    faults.active().some(({ fault }) => fault.fault === 'exact-emails'),
  );
  const wm = createWmStore(population.wm);
  const auth = createCapillaryAuth({
    logins: credentials.capillary,
    clock,
    ttlSeconds: options.oauthTtlSeconds ?? 3600,
  });
  const apps = {
    airpay: createAirpayServer({
      frame: frame('airpay', airpayShapes(airpayOptions), null),
      store: airpay,
      credentials: credentials.airpay,
      clock,
      options: airpayOptions,
    }),
    capillary: createCapillaryServer({
      frame: frame('capillary', capillaryShapes, null),
      store: capillary,
      auth,
      logins: credentials.capillary,
      clock,
    }),
    wm: createWmServer({
      frame: frame('wm', wmShapes, 'request-tracking-id'),
      store: wm,
      credentials: credentials.wm,
      clock,
    }),
  };

  let control: Listener | null = null;
  const close = async (): Promise<void> => {
    closed = true;
    underWay.abort();
    await Promise.all([...listeners.values(), control].map((listener) => listener?.listen(false)));
  };
  const reset = async (): Promise<void> => {
    underWay.abort();
    underWay = new AbortController();
    await faults.clear();
    for (const part of [airpay, capillary, wm, auth]) part.reset();
    ledger.clear();
  };
  const { people, unlinkedCards } = population;
  const { compressFrom } = options;
  const served = (app: Hono<TrainingEnv>): Hono<TrainingEnv> =>
    compressFrom === undefined ? app : compressed(app, compressFrom);
  try {
    for (const upstream of ['airpay', 'capillary', 'wm'] as const)
      listeners.set(upstream, await startListener(served(apps[upstream]), ports[upstream]));
    if (options.control === true)
      control = await startListener(createControl({ faults, ledger, people, unlinkedCards, reset }));
  } catch (error) {
    await close();
    throw error;
  }
  const at = (listener: Listener | null | undefined): string => `http://127.0.0.1:${listener?.port ?? 0}`;
  return {
    baseUrls: {
      airpay: at(listeners.get('airpay')),
      capillary: at(listeners.get('capillary')),
      wm: `${at(listeners.get('wm'))}${WM_PATH}`,
    },
    credentials,
    people,
    unlinkedCards,
    faults,
    ledger,
    controlUrl: control === null ? null : at(control),
    reset,
    close,
  };
};
