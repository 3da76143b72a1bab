import { useEffect, useState } from 'react';

const secondsUntil = (until: number | null): number =>
  until === null ? 0 : Math.max(0, Math.ceil((until - performance.now()) / 1_000));

/** Whole seconds until a moment of the page's own clock. */
export const useSecondsUntil = (until: number | null): number => {
  const [left, setLeft] = useState(() => secondsUntil(until));
  useEffect(() => {
    const look = (): void => setLeft(secondsUntil(until));
    look();
    const timer = window.setInterval(look, 1_000);
    return () => window.clearInterval(timer);
  }, [until]);
  return left;
};
