import type { Settings } from '../../shared/config/settings.ts';
import type { Tried } from '../../shared/domain/credentials.ts';
import { fail, type Result } from '../../shared/domain/problem.ts';
import { IDENTIFIED, RECORD_SYSTEM, UPSTREAMS, type UpstreamName } from '../../shared/domain/upstream.ts';
import type { ChangeKindName } from '../../shared/kinds/kinds.ts';
import type { SystemSettings } from '../../shared/systems/systems.ts';
import type { ChangeKind } from '../ports/change-kind.ts';
import type { Clock } from '../ports/clock.ts';
import type { CredentialSource } from '../ports/credentials.ts';
import type { DraftSteps } from '../ports/drafting.ts';
import type { HeldCalls } from '../ports/held-calls.ts';
import type { IdentifierRules } from '../ports/identifier-rules.ts';
import type { Ids } from '../ports/ids.ts';
import type { PanelSources } from '../ports/panels.ts';
import type { CardCatalog, Readers } from '../ports/readers.ts';
import type { SeenCards } from '../ports/seen-cards.ts';
import { airpayAdapter } from '../systems/airpay/system.ts';
import { createIdentifierRules } from '../systems/capillary/identifiers/normalize.ts';
import { capillaryAdapter } from '../systems/capillary/system.ts';
import { createHttpClient } from '../systems/http/client.ts';
import { createConnectProbe } from '../systems/http/connect-probe.ts';
import { type CallReport, DEFAULT_DEADLINES, type HttpClientOptions } from '../systems/http/options.ts';
import { firstProxyOf } from '../systems/http/pac-result.ts';
import { createProxyChoice } from '../systems/http/proxy-choice.ts';
import { loadTrust } from '../systems/http/trust.ts';
import type { Brought, System } from '../systems/system.ts';
import { wmAdapter } from '../systems/wm/system.ts';

/** The adapter of each system. A new system is one more line here. */
const SYSTEMS: { readonly [U in UpstreamName]: System<U> } = {
  airpay: airpayAdapter,
  capillary: capillaryAdapter,
  wm: wmAdapter,
};

/** What the configured upstreams bring together. A system that the settings leave out brings nothing. */
export interface Systems {
  readonly names: readonly UpstreamName[];
  readonly readers: Readers;
  readonly catalog: CardCatalog | null;
  readonly seenCards: SeenCards | null;
  /** What comes to several changes. */
  readonly steps: DraftSteps | null;
  readonly rules: IdentifierRules;
  readonly kinds: ReadonlyMap<ChangeKindName, ChangeKind>;
  /** Reads something harmless with the credentials of a system. Problems: those of a reading; `credentials.absent` where it is off. */
  tryCredentials(upstream: UpstreamName, id: string | null): Promise<Result<Tried>>;
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
  const { settings, clock, resolveProxy, onCall } = deps;
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
  const sections: { readonly [U in UpstreamName]?: SystemSettings[U] | undefined } = upstreams;
  const made = <U extends UpstreamName>(name: U): Brought<U> | null => {
    const section = sections[name];
    const onHeld = (held: HeldCalls | null): void => deps.onHeld?.(name, held);
    return section === undefined
      ? null
      : SYSTEMS[name]({ ...deps, http, settings: section, branch: settings, onHeld });
  };
  const brought = Object.fromEntries(
    UPSTREAMS.map((name) => [name, made(name)]),
    // Which system brings what is lost in the list.
  ) as unknown as { readonly [U in UpstreamName]: Brought<U> | null };

  const record = brought[RECORD_SYSTEM];
  const kinds: readonly ChangeKind[] = UPSTREAMS.flatMap((name) => Object.values(brought[name]?.kinds ?? {}));
  return {
    names: UPSTREAMS.filter((name) => upstreams[name] !== undefined),
    readers: {
      directory: record?.directory ?? null,
      sources: Object.fromEntries(
        IDENTIFIED.map((name) => [name, brought[name]?.source ?? null]),
        // Which system is read how is lost in the list.
      ) as unknown as PanelSources,
    },
    catalog: record?.catalog ?? null,
    seenCards: record?.seenCards ?? null,
    rules: record?.rules ?? createIdentifierRules(branch.country),
    steps: record?.steps ?? null,
    kinds: new Map(kinds.map((kind) => [kind.name, kind])),
    tryCredentials: async (upstream, id) =>
      brought[upstream]?.tryCredentials(id) ?? fail('credentials.absent', { upstream }),
    probe: async (upstream) => {
      const address = URL.parse(upstreams[upstream]?.baseUrl ?? '');
      return address !== null && connects(address);
    },
    close: () => http.close(),
  };
};
