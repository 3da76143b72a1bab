import type { Settings } from '../../shared/config/settings.ts';
import { RECORD_SYSTEM, UPSTREAMS, type UpstreamName } from '../../shared/domain/upstream.ts';
import type { ChangeKindName } from '../../shared/kinds/kinds.ts';
import type { ChangeKind } from '../ports/change-kind.ts';
import type { Clock } from '../ports/clock.ts';
import type { CredentialSource } from '../ports/credentials.ts';
import type { DraftSteps } from '../ports/drafting.ts';
import type { HeldCalls } from '../ports/held-calls.ts';
import type { IdentifierRules } from '../ports/identifier-rules.ts';
import type { Ids } from '../ports/ids.ts';
import type { CardCatalog } from '../ports/readers.ts';
import type { SeenCards } from '../ports/seen-cards.ts';
import { createCardUsageReader } from '../systems/airpay/card-usage-reader.ts';
import { createCardUsageSet } from '../systems/airpay/card-usage-set.ts';
import { createAirpayClient } from '../systems/airpay/client.ts';
import { createCapillary } from '../systems/capillary/capillary.ts';
import { createIdentifierRules } from '../systems/capillary/identifiers/normalize.ts';
import { createHttpClient } from '../systems/http/client.ts';
import { createConnectProbe } from '../systems/http/connect-probe.ts';
import { type CallReport, DEFAULT_DEADLINES, type HttpClientOptions } from '../systems/http/options.ts';
import { firstProxyOf } from '../systems/http/pac-result.ts';
import { createProxyChoice } from '../systems/http/proxy-choice.ts';
import { loadTrust } from '../systems/http/trust.ts';
import { createWmClient } from '../systems/wm/client.ts';
import { createCommunicationReader } from '../systems/wm/communication-reader.ts';
import { createCommunicationSetKind } from '../systems/wm/communication-set.ts';
import type { Readers } from '../visits/reading.ts';

/** What the configured upstreams bring together. One that is left out of the settings brings nothing. */
export interface Systems {
  readonly names: readonly UpstreamName[];
  readonly readers: Readers;
  readonly catalog: CardCatalog | null;
  readonly seenCards: SeenCards | null;
  /** What comes to several changes. */
  readonly steps: DraftSteps | null;
  readonly rules: IdentifierRules;
  readonly kinds: ReadonlyMap<ChangeKindName, ChangeKind>;
  /** Whether a connection to the system can be made now. */
  probe(upstream: UpstreamName): Promise<boolean>;
  close(): Promise<void>;
}

/** Constructs the adapters of the configured upstreams over one HTTP layer. */
export const composeSystems = (deps: {
  readonly settings: Settings;
  /** The time zone of the branch. */
  readonly timeZone: string;
  readonly credentials: CredentialSource;
  readonly clock: Clock;
  readonly ids: Ids;
  /** What the operating system would use for an address, as a PAC result: asked where the settings say `system`. */
  readonly resolveProxy: (url: string) => Promise<string>;
  readonly onCall: (report: CallReport) => void;
  /** Told of calls to a system that wait for their turn; null: none does. */
  readonly onHeld?: (upstream: UpstreamName, held: HeldCalls | null) => void;
}): Systems => {
  const { settings, credentials, clock, ids, resolveProxy, onCall } = deps;
  const { upstreams, network, branch } = settings;
  const route: Pick<HttpClientOptions, 'proxy' | 'resolveProxy'> = {
    proxy: network.proxy,
    resolveProxy: async (url) => firstProxyOf(await resolveProxy(url)),
  };
  const connects = createConnectProbe(createProxyChoice(route));
  const http = createHttpClient({
    ...route,
    deadlines: { ...DEFAULT_DEADLINES, totalMs: network.deadlineMs },
    ca: () => loadTrust({ caFiles: network.caFiles }),
    clock,
    onCall,
  });
  const airpay =
    upstreams.airpay && createAirpayClient({ http, settings: upstreams.airpay, credentials, clock });
  const capillary =
    upstreams.capillary &&
    createCapillary({
      http,
      settings: upstreams.capillary,
      credentials,
      clock,
      ids,
      country: branch.country,
      timeZone: deps.timeZone,
      policies: settings.policies,
      onHeld: (held) => deps.onHeld?.(RECORD_SYSTEM, held),
    });
  const wm = upstreams.wm && createWmClient({ http, settings: upstreams.wm, credentials, ids });

  const kinds: readonly ChangeKind[] = [
    ...(airpay ? [createCardUsageSet({ client: airpay, ids })] : []),
    ...(capillary ? Object.values(capillary.kinds) : []),
    ...(wm ? [createCommunicationSetKind({ client: wm, ids, systems: settings.consent.systems })] : []),
  ];
  return {
    names: UPSTREAMS.filter((name) => upstreams[name] !== undefined),
    readers: {
      directory: capillary?.directory ?? null,
      cardUsage: airpay ? createCardUsageReader(airpay) : null,
      communication: wm ? createCommunicationReader(wm) : null,
    },
    catalog: capillary?.catalog ?? null,
    seenCards: capillary?.seenCards ?? null,
    rules: capillary?.rules ?? createIdentifierRules(branch.country),
    steps: capillary?.steps ?? null,
    kinds: new Map(kinds.map((kind) => [kind.name, kind])),
    probe: async (upstream) => {
      const address = URL.parse(upstreams[upstream]?.baseUrl ?? '');
      return address !== null && connects(address);
    },
    close: () => http.close(),
  };
};
