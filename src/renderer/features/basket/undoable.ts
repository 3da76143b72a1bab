import type { LineView } from '../../../shared/ipc/views.ts';

/** Until when an undo of a line is offered, in milliseconds since the epoch; null where none is. */
export const undoOffered = ({ state, undo }: LineView): number | null =>
  (state === 'confirmed' || state === 'accepted') && undo?.can === true ? undo.until : null;

/** The line that came to its outcome last of those whose undo is still offered. */
export const lastUndoable = (lines: readonly LineView[], now: number): LineView | null =>
  lines.reduce<LineView | null>((last, line) => {
    const until = undoOffered(line);
    if (until === null || until <= now) return last;
    return last !== null && (undoOffered(last) ?? 0) > until ? last : line;
  }, null);
