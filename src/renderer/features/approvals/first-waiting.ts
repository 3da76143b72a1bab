import type { LineView } from '../../../shared/ipc/views.ts';

/** The first line that a second person can decide about now; null: there is none. */
export const firstWaiting = (lines: readonly LineView[]): LineView | null =>
  lines.find(({ can }) => can.approve) ?? null;
