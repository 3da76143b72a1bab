import { useEffect, useState } from 'react';

const SECOND = 1_000;

/** Seconds that are left of what is shown for `forMs` (null: nothing is); `hide` is called at the end, or when the window is left. */
export const useHiddenAgain = (forMs: number | null, hide: () => void): number => {
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    if (forMs === null) return;
    const end = setTimeout(hide, forMs);
    const tick = setInterval(() => setPassed((before) => before + 1), SECOND);
    const onHidden = (): void => {
      if (document.visibilityState === 'hidden') hide();
    };
    window.addEventListener('blur', hide);
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      clearTimeout(end);
      clearInterval(tick);
      window.removeEventListener('blur', hide);
      document.removeEventListener('visibilitychange', onHidden);
    };
  }, [forMs, hide]);
  return Math.max(0, Math.ceil((forMs ?? 0) / SECOND) - passed);
};
