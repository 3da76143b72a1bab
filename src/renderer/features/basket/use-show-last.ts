import { type RefObject, useEffect, useRef } from 'react';
import type { LineView } from '../../../shared/ipc/views.ts';
import { isEditable } from './basket-state.ts';

/**
 * Brings the last line of a list into sight when it is drafted, and again when its check adds to it. Only the box
 * around the list scrolls, never the page, which stays where the operator works.
 */
export const useShowLast = (
  list: RefObject<HTMLUListElement | null>,
  visit: string | null,
  lines: readonly LineView[],
): void => {
  const last = lines.at(-1);
  // Changes with a new draft and with its check, and only then is it time to look.
  const drafted = last === undefined || !isEditable(last) ? null : `${last.changeId} ${last.busy}`;
  const before = useRef(visit);
  useEffect(() => {
    const isOther = before.current !== visit;
    before.current = visit;
    // Another customer's basket is shown from its beginning.
    if (isOther || drafted === null) return;
    const line = list.current?.lastElementChild;
    const box = list.current?.parentElement;
    if (!(line instanceof HTMLElement) || box == null) return;
    const below = line.getBoundingClientRect().bottom - box.getBoundingClientRect().bottom;
    const above = line.getBoundingClientRect().top - box.getBoundingClientRect().top;
    // A line that is longer than the box is shown from its beginning.
    if (below > 0) box.scrollTop += Math.min(below, above);
  }, [list, visit, drafted]);
};
