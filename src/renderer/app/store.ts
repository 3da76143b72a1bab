import { createContext, useContext } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { TakenFor } from '../../shared/domain/identifier.ts';
import type { Problem } from '../../shared/domain/problem.ts';
import type { LimitsView, NeedsLookView, ReachabilityView } from '../../shared/ipc/answer-views.ts';
import type { ApprovalsView } from '../../shared/ipc/approvals.ts';
import type { OperatorsView } from '../../shared/ipc/operators.ts';
import type { ReceiptView } from '../../shared/ipc/receipt.ts';
import type { VisitsView, VisitView } from '../../shared/ipc/views.ts';
import type { TokenOfferKind } from '../features/card-usage/token-offer-of.ts';
import type { Broken, ScanReport } from '../scanner/report.ts';

/** What a card gets another label for. */
export type LabelPurpose = 'delink' | 'suspend' | 'resume';

/** The one dialog that is open. Each names the thing that it is about. */
export type OpenDialog =
  | { readonly name: 'link-card' }
  | { readonly name: 'label-card'; readonly card: string; readonly purpose: LabelPurpose }
  | { readonly name: 'replace-card'; readonly card: string }
  | { readonly name: 'card-history'; readonly card: string }
  | { readonly name: 'add-identifier' }
  | { readonly name: 'change-identifier'; readonly identifier: string }
  /** `changeId` null: whatever waits, one after another. */
  | { readonly name: 'approve'; readonly changeId: string | null }
  | { readonly name: 'say-by-hand'; readonly changeId: string }
  | { readonly name: 'airpay-token'; readonly offer: TokenOfferKind; readonly typed: string | null }
  | { readonly name: 'legend' }
  | { readonly name: 'try-scanner' }
  | { readonly name: 'receipt'; readonly receipt: ReceiptView }
  | { readonly name: 'branch-activity' }
  | { readonly name: 'shift' }
  | { readonly name: 'asked' }
  | { readonly name: 'consent'; readonly changeId: string }
  | { readonly name: 'wm-token' }
  | { readonly name: 'credentials' }
  | { readonly name: 'reveal'; readonly chosen: string | null }
  | { readonly name: 'set-pin' };

/** What a searched text was taken for, and what else it can be taken for. */
export interface Taken {
  readonly text: string;
  /** What the operator chose; null: whatever fits. */
  readonly as: TakenFor | null;
  /** What it was looked up as; of those, what found somebody. */
  readonly by: readonly string[];
  /** What it looks like, most likely first. */
  readonly understood: readonly string[];
  /** What else the branch looks up by. */
  readonly others: readonly string[];
}

/** What was searched for; `run` counts searches, so that the same text can be searched for again. */
export interface Search {
  readonly text: string;
  readonly run: number;
  /** What the operator chose to take the text for; null: whatever fits. */
  readonly chosen: Taken | null;
  /** Whether a scanner sent the text. */
  readonly scanned: boolean;
}

/** The mirror of what the main process owns, and what is the screen's own. */
interface DeskState extends OwnState {
  /** Who is at the desk; `null` until the main process has told. */
  readonly operators: OperatorsView | null;
  readonly reachability: ReachabilityView | null;
  /** Calls that wait for their turn; null: none does. */
  readonly held: LimitsView['held'];
  /** `null`: as wide as the window allows. */
  readonly recentsShown: boolean | null;
  /** The desk was locked for somebody else to sign in. */
  readonly switching: boolean;
  /** The person whose page this is has left: it is loaded anew, and shows nothing until then. */
  readonly leaving: boolean;
}

/** What belongs to whoever is signed in: gone from the page when they leave or the desk is locked. */
interface OwnState {
  /** `null` until the main process has told. */
  readonly visits: VisitsView | null;
  readonly needsLook: NeedsLookView;
  /** What waits for a second person; `null` until the main process has told. */
  readonly approvals: ApprovalsView | null;

  readonly dialog: OpenDialog | null;
  readonly search: Search | null;
  /** How the open visit was found: told until something else is looked for. */
  readonly taken: (Taken & { readonly visit: string }) | null;
  /** Searches so far. */
  readonly searches: number;
  /** Text in the search box. */
  readonly typed: string;
  /** Why what a scanner sent last was not looked up; null once it is no longer of interest. */
  readonly brokenScan: { readonly why: Broken; readonly run: number } | null;
  /** What was heard while a scanner is tried, the last first. */
  readonly tried: readonly ScanReport[];
  /** Why the last thing that was asked for did not happen. */
  readonly notice: Problem | null;
  /** What assistive technology is told next. */
  readonly announcement: string;
  /** Reasons typed and not yet used, by what they are about. */
  readonly notes: Readonly<Record<string, string>>;
}

export type DeskStore = StoreApi<DeskState>;

/** Nothing of anybody. */
export const NOBODYS: OwnState = {
  visits: null,
  needsLook: [],
  approvals: null,
  dialog: null,
  search: null,
  taken: null,
  searches: 0,
  typed: '',
  brokenScan: null,
  tried: [],
  notice: null,
  announcement: '',
  notes: {},
};

export const createDeskStore = (): DeskStore =>
  createStore<DeskState>(() => ({
    ...NOBODYS,
    operators: null,
    reachability: null,
    held: null,
    recentsShown: null,
    switching: false,
    leaving: false,
  }));

export const DeskContext = createContext<DeskStore | null>(null);

export const useDeskStore = (): DeskStore => {
  const store = useContext(DeskContext);
  if (store === null) throw new Error('There is no desk above this component');
  return store;
};

/** A part of the desk; the component renders again when that part changes. */
export const useDesk = <T>(part: (desk: DeskState) => T): T => useStore(useDeskStore(), part);

/** The open visit, or `null`. */
export const openVisit = (desk: DeskState): VisitView | null => desk.visits?.open ?? null;
