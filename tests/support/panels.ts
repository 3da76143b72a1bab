import { UPSTREAMS } from '../../src/shared/domain/upstream.ts';
import type { VisitView } from '../../src/shared/ipc/views.ts';

/** The panels of a visit with every system off: a fixture says what its own panels show, and a new system is off in it. */
export const ALL_OFF = Object.fromEntries(
  UPSTREAMS.map((upstream) => [upstream, { state: 'off' }]),
) as VisitView['panels'];
