import { useSyncExternalStore } from 'react';
import { useDesk, useDeskStore } from './store.ts';

/** From this width the recents have a column of their own. */
const WIDE = '(min-width: 1101px)';

const subscribe = (listener: () => void): (() => void) => {
  const query = window.matchMedia(WIDE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};

/** Whether the recents are shown: as the operator chose, else as the window's width allows. */
export const useRecents = (): {
  readonly shown: boolean;
  readonly wide: boolean;
  readonly toggle: () => void;
} => {
  const store = useDeskStore();
  const wide = useSyncExternalStore(subscribe, () => window.matchMedia(WIDE).matches);
  const chosen = useDesk((desk) => desk.recentsShown);
  const shown = chosen ?? wide;
  return { shown, wide, toggle: () => store.setState({ recentsShown: !shown }) };
};
