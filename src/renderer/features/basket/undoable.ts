import type { LineView } from '../../../shared/ipc/views.ts';

/** Which offer to take a line back is open, by its number; null where none is. The main process ends it in time. */
export const undoOffered = ({ state, undo }: LineView): number | null =>
  (state === 'confirmed' || state === 'accepted') && undo?.can === true ? undo.offer : null;

/** The line that came to its outcome last of those whose undo is still offered. */
export const lastUndoable = (lines: readonly LineView[]): LineView | null =>
  lines.reduce<LineView | null>((last, line) => {
    const offer = undoOffered(line);
    if (offer === null) return last;
    return last !== null && (undoOffered(last) ?? 0) > offer ? last : line;
  }, null);
