import type { Problem, Result } from '../../shared/domain/problem.ts';
import type { PanelState } from '../../shared/ipc/panel-state.ts';

/** What a reading came to, and how the panel is to show it. */
interface ReadPanel<T> {
  readonly result: Result<T | null>;
  /** When it was read: milliseconds since the epoch. */
  readonly readAt: number;
  /** The state of a panel whose system knows no such customer. */
  readonly absent: Problem;
  /** Whether it was read under a remembered id. */
  readonly remembered: boolean;
}

/** The state of a panel after a reading: a failure keeps what was read before, marked stale. */
export const panelAfter = <T>(
  before: PanelState<T>,
  { result, readAt, absent, remembered }: ReadPanel<T>,
): PanelState<T> => {
  if (result.ok && result.value !== null) {
    return { state: 'ready', data: result.value, readAt, remembered, stale: null };
  }
  if (result.ok) return { state: 'needs-id', problem: absent };
  if (before.state === 'ready') return { ...before, stale: result.problem };
  return {
    state: 'failed',
    problem: result.problem,
    since: before.state === 'failed' ? before.since : readAt,
  };
};

/** The state of a panel while it is read: what is shown stays, unless it is about something else. */
export const panelDuring = <T>(before: PanelState<T>, sameThing = true): PanelState<T> =>
  sameThing && (before.state === 'ready' || before.state === 'failed') ? before : { state: 'loading' };
