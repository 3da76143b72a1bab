import { type RefObject, useEffect, useState } from 'react';

const STOPS = 'button:not([disabled]), input:not([disabled]), select, textarea, summary, a[href]';

/**
 * The tab index that makes a scrolling part reachable by keyboard: a stop of its own only while it has more than
 * it shows and nothing in it can take the focus.
 */
export const useScrollStop = (part: RefObject<HTMLElement | null>): 0 | undefined => {
  const [stop, setStop] = useState(false);
  useEffect(() => {
    const element = part.current;
    if (element === null) return;
    // Told of the first size too, once the browser has laid the page out: to ask here would make it do so for each panel.
    const sizes = new ResizeObserver(() =>
      setStop(element.scrollHeight > element.clientHeight + 1 && element.querySelector(STOPS) === null),
    );
    sizes.observe(element);
    return () => sizes.disconnect();
  });
  return stop ? 0 : undefined;
};
