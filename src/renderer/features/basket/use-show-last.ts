import { type RefObject, useEffect, useRef } from 'react';
import type { LineView } from '../../../shared/ipc/views.ts';

/** How far a line begins and ends below where its box does, in pixels. */
const placeOf = (line: Element, box: Element): { readonly above: number; readonly below: number } => {
  const [own, around] = [line.getBoundingClientRect(), box.getBoundingClientRect()];
  return { above: own.top - around.top, below: own.bottom - around.bottom };
};

/** A line that is longer than the box is shown from its beginning. */
const show = (line: Element, box: Element): void => {
  const { above, below } = placeOf(line, box);
  if (below > 0) box.scrollTop += Math.min(below, above);
};

const beginsInSight = (line: Element, box: Element): boolean => {
  const { above } = placeOf(line, box);
  return above >= 0 && above < box.clientHeight;
};

/**
 * Brings the last line of a list into sight when it is drafted, and again when its check adds to it. A line that grows
 * by its result only scrolls into sight where its beginning is in sight already: whoever reads another line is not
 * moved away. Only the box around the list scrolls, never the page, which stays where the operator works.
 */
export const useShowLast = (
  list: RefObject<HTMLUListElement | null>,
  visit: string | null,
  lines: readonly LineView[],
): void => {
  const last = lines.at(-1);
  // Changes with a new draft and with its check, and only then is it time to look.
  const drafted = last === undefined || !last.can.edit ? null : `${last.changeId} ${last.busy}`;
  const before = useRef(visit);
  useEffect(() => {
    const isOther = before.current !== visit;
    before.current = visit;
    // Another customer's basket is shown from its beginning.
    if (isOther || drafted === null) return;
    const line = list.current?.lastElementChild;
    const box = list.current?.parentElement;
    if (line != null && box != null) show(line, box);
  }, [list, visit, drafted]);

  const changeId = last?.changeId ?? null;
  useEffect(() => {
    const line = list.current?.lastElementChild;
    const box = list.current?.parentElement;
    if (changeId === null || line == null || box == null) return;
    let isFirst = true;
    const observer = new ResizeObserver(() => {
      // The first time is no growth.
      if (!isFirst && beginsInSight(line, box)) show(line, box);
      isFirst = false;
    });
    observer.observe(line);
    // What stands under the box takes some of its room.
    observer.observe(box);
    return () => observer.disconnect();
  }, [list, changeId]);
};
