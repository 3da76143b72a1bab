import { useMemo } from 'react';
import { type DeskStore, useDeskStore } from '../../app/store.ts';

export interface SearchActions {
  /** Searches for the text, also when it is the one that was searched for last. */
  readonly search: (text: string) => void;
  /** Puts the results away and leaves what was typed. */
  readonly close: () => void;
}

export const searchActions = (store: DeskStore): SearchActions => ({
  search: (text) => {
    if (text.trim() === '') return;
    const run = store.getState().searches + 1;
    store.setState({ typed: text, search: { text, run }, searches: run, notice: null });
  },
  close: () => store.setState({ search: null }),
});

export const useSearch = (): SearchActions => {
  const store = useDeskStore();
  return useMemo(() => searchActions(store), [store]);
};
