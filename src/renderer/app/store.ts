import { createContext, useContext } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { Problem } from '../../shared/domain/problem.ts';
import type { NeedsLookView, ReachabilityView } from '../../shared/ipc/answer-views.ts';
import type { ReceiptView } from '../../shared/ipc/receipt.ts';
import type { VisitsView, VisitView } from '../../shared/ipc/views.ts';

/** The one dialog that is open. Each names the thing that it is about. */
export type OpenDialog =
  | { readonly name: 'link-card' }
  | { readonly name: 'delink-card'; readonly card: string }
  | { readonly name: 'add-identifier' }
  | { readonly name: 'legend' }
  | { readonly name: 'receipt'; readonly receipt: ReceiptView }
  | { readonly name: 'branch-activity' }
  | { readonly name: 'asked' }
  | { readonly name: 'consent'; readonly changeId: string }
  | { readonly name: 'wm-token' };

/** What was searched for; `run` counts searches, so that the same text can be searched for again. */
export interface Search {
  readonly text: string;
  readonly run: number;
}

/** The mirror of what the main process owns, and what is the screen's own. */
export interface Desk {
  /** `null` until the main process has told. */
  readonly visits: VisitsView | null;
  readonly reachability: ReachabilityView | null;
  readonly needsLook: NeedsLookView;

  readonly dialog: OpenDialog | null;
  readonly search: Search | null;
  /** Searches so far. */
  readonly searches: number;
  /** Text in the search box. */
  readonly typed: string;
  /** Why the last thing that was asked for did not happen. */
  readonly notice: Problem | null;
  /** What assistive technology is told next. */
  readonly announcement: string;
  /** `null`: as wide as the window allows. */
  readonly recentsShown: boolean | null;
  /** Reasons typed and not yet used, by what they are about. */
  readonly notes: Readonly<Record<string, string>>;
}

export type DeskStore = StoreApi<Desk>;

export const createDeskStore = (): DeskStore =>
  createStore<Desk>(() => ({
    visits: null,
    reachability: null,
    needsLook: [],
    dialog: null,
    search: null,
    searches: 0,
    typed: '',
    notice: null,
    announcement: '',
    recentsShown: null,
    notes: {},
  }));

export const DeskContext = createContext<DeskStore | null>(null);

export const useDeskStore = (): DeskStore => {
  const store = useContext(DeskContext);
  if (store === null) throw new Error('There is no desk above this component');
  return store;
};

/** A part of the desk; the component renders again when that part changes. */
export const useDesk = <T>(part: (desk: Desk) => T): T => useStore(useDeskStore(), part);

/** The open visit, or `null`. */
export const openVisit = (desk: Desk): VisitView | null => desk.visits?.open ?? null;
