import type { Ids } from '../../../src/main/ports/ids.ts';
import { createAirpayClient } from '../../../src/main/systems/airpay/client.ts';
import { createCapillary } from '../../../src/main/systems/capillary/system.ts';
import { createHttpClient } from '../../../src/main/systems/http/client.ts';
import { createWmClient } from '../../../src/main/systems/wm/client.ts';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import { UPSTREAMS, type UpstreamName } from '../../../src/shared/domain/upstream.ts';
import type { CapillarySettings } from '../../../src/shared/systems/capillary.ts';
import { realClock, wallAt } from '../../support/clock.ts';
import { giving } from '../../support/sources.ts';
import { type Answer, type Recorded, type Recorder, startRecorder } from '../capillary/recorder.ts';
import { settingsOf } from '../capillary/set-up.ts';
import { raw } from '../training/raw.ts';

/** What the files of today would not be those of tomorrow without. */
const NOW = Date.parse('2026-01-15T10:00:00Z');

/** A call as it went over the wire, and what came back. */
export interface Seen {
  readonly call: Recorded;
  readonly answer: Answer;
}

/** How the calls of one exchange are made. */
export interface Manner {
  readonly sources?: CapillarySettings['sources'];
  readonly auth?: CapillarySettings['auth'];
  readonly changeTypes?: CapillarySettings['changeTypes'];
  readonly accept?: 'json' | 'xml';
}

/** The three adapters, whose calls go to the training servers through something that writes them down. */
export interface World {
  readonly training: Training;
  /** The path that all calls of a system begin with. */
  readonly basePath: (upstream: UpstreamName) => string;
  /** The adapters as the application makes them. */
  readonly adapters: (manner: Manner) => Adapters;
  /** What was seen since the last start, in the order of arrival. */
  readonly seen: (upstream: UpstreamName) => readonly Seen[];
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface Adapters {
  readonly airpay: ReturnType<typeof createAirpayClient>;
  readonly capillary: ReturnType<typeof createCapillary>;
  readonly wm: ReturnType<typeof createWmClient>;
}

const countingIds = (): Ids => {
  let count = 0;
  const next = (version: string): string => {
    count += 1;
    return `00000000-0000-${version}000-8000-${String(count).padStart(12, '0')}`;
  };
  return { v4: () => next('4'), v7: () => next('7') };
};

const forwardTo =
  (base: string, keep: (seen: Seen) => void) =>
  async (call: Recorded): Promise<Answer> => {
    const headers = Object.fromEntries(
      Object.entries(call.headers).flatMap(([name, value]) =>
        typeof value === 'string' && !['host', 'connection'].includes(name) ? [[name, value]] : [],
      ),
    );
    const query = call.query === '' ? '' : `?${call.query}`;
    const reply = await raw(`${base}${call.path}${query}`, {
      method: call.method,
      headers,
      ...(call.body === '' ? {} : { body: call.body }),
    });
    const type = reply.headers['content-type'];
    const answer = {
      status: reply.status,
      text: reply.text,
      headers: { 'content-type': typeof type === 'string' ? type : 'text/plain' },
    };
    keep({ call, answer });
    return answer;
  };

/** Starts training and the recorders in front of it. */
export const startWorld = async (): Promise<World> => {
  const training = await startTraining({ clock: { now: () => NOW } });
  const http = createHttpClient({ random: () => 0 });
  const recorders = new Map<UpstreamName, Recorder>();
  const seen = new Map<UpstreamName, Seen[]>();
  const basePath = (upstream: UpstreamName): string =>
    new URL(training.baseUrls[upstream]).pathname.replace(/\/$/, '');
  for (const upstream of UPSTREAMS) {
    const kept: Seen[] = [];
    seen.set(upstream, kept);
    const { origin } = new URL(training.baseUrls[upstream]);
    recorders.set(upstream, await startRecorder(forwardTo(origin, (one) => kept.push(one))));
  }
  const urlOf = (upstream: UpstreamName): string => `${recorders.get(upstream)?.url}${basePath(upstream)}`;

  const adapters = ({ sources, changeTypes, auth = 'basic', accept = 'json' }: Manner): Adapters => {
    const { till, password, key, secret } = training.credentials.capillary;
    const credentials = giving({
      ...training.credentials,
      capillary: auth === 'basic' ? { till, password } : { key, secret },
    });
    const deps = { http, credentials, clock: realClock, ids: countingIds() };
    return {
      airpay: createAirpayClient({
        ...deps,
        clock: { now: () => wallAt(NOW) },
        settings: {
          baseUrl: urlOf('airpay'),
          checksumScheme: 'values-then-secret',
          tokenScope: 'shared',
          entityIdLimit: 50,
        },
      }),
      capillary: createCapillary({
        timeZone: 'Asia/Kolkata',
        ...deps,
        country: 'IN',
        settings: settingsOf(urlOf('capillary'), {
          auth,
          ...(sources === undefined ? {} : { sources }),
          ...(changeTypes === undefined ? {} : { changeTypes }),
          ...(auth === 'basic' ? {} : { attribution: { entityType: 'TILL', entityCode: 'till.014.1' } }),
        }),
      }),
      wm: createWmClient({ ...deps, settings: { baseUrl: urlOf('wm'), accept } }),
    };
  };

  return {
    training,
    basePath,
    adapters,
    seen: (upstream) => seen.get(upstream) ?? [],
    restart: async () => {
      await training.reset();
      for (const kept of seen.values()) kept.length = 0;
    },
    close: async () => {
      await http.close();
      for (const recorder of recorders.values()) await recorder.close();
      await training.close();
    },
  };
};
