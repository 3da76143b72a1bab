import type { ProblemCode } from '../../shared/domain/problem.ts';
import type { Clock } from '../ports/clock.ts';
import type { Host } from '../ports/host.ts';
import { createReachability, type Reachability } from '../reachability/reachability.ts';
import type { Hub } from './hub.ts';
import type { Systems } from './systems.ts';

/** Failures of a call that tell that its system cannot be reached; of any other, only a probe tells. */
const UNREACHABLE: ReadonlySet<string> = new Set<ProblemCode>([
  'net.dns',
  'net.refused',
  'net.unreachable',
  'net.connect-timeout',
]);

/** Keeps which systems can be reached, from each `call.ended` and from probes; tells `upstream.returned` and the window. */
export const composeReachability = ({
  hub,
  host,
  upstreams,
  clock,
  signal,
}: {
  readonly hub: Hub;
  readonly host: Pick<Host, 'emit'>;
  readonly upstreams: Pick<Systems, 'names' | 'probe'>;
  readonly clock: Clock;
  /** Ends the probing. */
  readonly signal: AbortSignal;
}): Reachability => {
  const reachability = createReachability({
    ...{ clock, signal, upstreams: upstreams.names, probe: upstreams.probe },
    onChange: (view) => {
      host.emit('reachability.changed', view);
      hub.emit('reachability.changed');
    },
    onReturn: (upstream) => hub.emit('upstream.returned', upstream),
  });
  hub.on('call.ended', ({ call: { upstream }, status, failure }) => {
    if (status !== null) reachability.note(upstream, true);
    else if (UNREACHABLE.has(failure ?? '')) reachability.note(upstream, false);
    else reachability.doubt();
  });
  return reachability;
};
