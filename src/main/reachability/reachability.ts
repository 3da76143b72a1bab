import type { UpstreamName } from '../../shared/domain/upstream.ts';
import type { ReachabilityView } from '../../shared/ipc/answer-views.ts';
import { type Clock, epochMs, waitOut } from '../ports/clock.ts';

/** How often connections are tried while a write is in flight or an upstream is down, in milliseconds. */
const EVERY_MS = 1_000;

/** Which upstreams can be reached, as real calls and connect probes show it. */
export interface Reachability {
  /** A call ended: `reached` when any reply came, false when no connection could be made. */
  note(upstream: UpstreamName, reached: boolean): void;
  /** A call ended without a reply although it may have been delivered: a probe has to tell. */
  doubt(): void;
  /** A write begins; gives what is to be called when it ends. Until then every upstream is probed each second. */
  sending(): () => void;
  /** Probes every upstream now. */
  probe(): Promise<void>;
  view(): ReachabilityView;
}

/**
 * Keeps what the last call to each configured upstream or the last probe of it showed. `probe` tries to connect;
 * `onReturn` is told of an upstream that was down and can be reached again. The signal ends the probing.
 */
export const createReachability = (deps: {
  readonly upstreams: readonly UpstreamName[];
  readonly clock: Clock;
  readonly probe: (upstream: UpstreamName) => Promise<boolean>;
  readonly onChange: (view: ReachabilityView) => void;
  readonly onReturn: (upstream: UpstreamName) => void;
  readonly signal: AbortSignal;
}): Reachability => {
  const { clock, signal } = deps;
  const known = new Map<UpstreamName, { readonly reachable: boolean | null; readonly since: number }>(
    deps.upstreams.map((upstream) => [upstream, { reachable: null, since: epochMs(clock.now()) }]),
  );
  const told = new Map<UpstreamName, number>();
  let writes = 0;
  let watching = false;
  let probing: Promise<void> | null = null;

  const view = (): ReachabilityView => {
    const upstreams = [...known].map(([upstream, state]) => ({ upstream, ...state }));
    return {
      upstreams,
      offline: upstreams.length > 0 && upstreams.every(({ reachable }) => reachable === false),
    };
  };

  const set = (upstream: UpstreamName, reachable: boolean): void => {
    const before = known.get(upstream);
    if (before === undefined || before.reachable === reachable || signal.aborted) return;
    known.set(upstream, { reachable, since: epochMs(clock.now()) });
    deps.onChange(view());
    if (before.reachable === false) deps.onReturn(upstream);
  };

  /** A call that ended since a probe began knows better than the probe. */
  const probeOne = async (upstream: UpstreamName): Promise<void> => {
    const before = told.get(upstream);
    const reached = await deps.probe(upstream).catch(() => false);
    if (told.get(upstream) === before) set(upstream, reached);
  };

  const probe = (): Promise<void> => {
    probing ??= Promise.all(deps.upstreams.map(probeOne))
      .then(() => watch())
      .finally(() => {
        probing = null;
      });
    return probing;
  };

  const isDue = (): boolean =>
    !signal.aborted && (writes > 0 || [...known.values()].some(({ reachable }) => reachable === false));

  const keepProbing = async (): Promise<void> => {
    while (isDue()) {
      const begun = clock.mark();
      await probe();
      if (isDue()) await waitOut(clock, begun, EVERY_MS, signal);
    }
  };

  function watch(): void {
    if (watching || !isDue()) return;
    watching = true;
    void keepProbing()
      .catch(() => {})
      .finally(() => {
        watching = false;
      });
  }

  return {
    view,
    note: (upstream, reached) => {
      told.set(upstream, (told.get(upstream) ?? 0) + 1);
      set(upstream, reached);
      watch();
    },
    doubt: () => {
      void probe();
    },
    sending: () => {
      writes += 1;
      watch();
      let ended = false;
      return () => {
        if (!ended) writes -= 1;
        ended = true;
      };
    },
    probe,
  };
};
