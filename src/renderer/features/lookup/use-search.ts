import { useMemo } from 'react';
import { type DeskStore, type Taken, useDeskStore } from '../../app/store.ts';

interface SearchActions {
  /** Searches for the text, also when it is the one that was searched for last. */
  readonly search: (text: string) => void;
  /** Searches for what a scanner sent. */
  readonly searchScanned: (text: string) => void;
  /** Searches for the text of `taken`, taken for what that says. */
  readonly searchAs: (taken: Taken) => void;
  /** Puts the results away and leaves what was typed. */
  readonly close: () => void;
}

export const searchActions = (store: DeskStore): SearchActions => {
  const begin = (text: string, chosen: Taken | null, scanned: boolean): void => {
    if (text.trim() === '') return;
    const run = store.getState().searches + 1;
    store.setState({
      typed: text,
      search: { text, run, chosen, scanned },
      searches: run,
      notice: null,
      brokenScan: null,
      taken: null,
    });
  };
  return {
    search: (text) => begin(text, null, false),
    searchScanned: (text) => begin(text, null, true),
    searchAs: (taken) => begin(taken.text, taken.as === null ? null : { ...taken, by: [taken.as] }, false),
    close: () => store.setState({ search: null }),
  };
};

export const useSearch = (): SearchActions => {
  const store = useDeskStore();
  return useMemo(() => searchActions(store), [store]);
};
