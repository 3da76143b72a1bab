import { useEffect, useState } from 'react';

const beginning = (thing: object) => ({ thing, at: performance.now(), now: performance.now() });

/** Milliseconds since a thing was first shown, on a clock that nobody sets, told anew every so many milliseconds. */
export const useSince = (thing: object, everyMs: number): number => {
  const [since, setSince] = useState(() => beginning(thing));
  if (since.thing !== thing) setSince(beginning(thing));
  useEffect(() => {
    const timer = setInterval(() => setSince((one) => ({ ...one, now: performance.now() })), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return since.thing === thing ? since.now - since.at : 0;
};
