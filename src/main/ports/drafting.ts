import type { Result } from '../../shared/domain/problem.ts';
import type { UpstreamName } from '../../shared/domain/upstream.ts';
import type { ChangeAsk, ChangeKindName } from '../../shared/kinds/kinds.ts';
import type { OneRequests, SeveralRequest } from '../../shared/kinds/requests.ts';
import type { PanelData } from '../../shared/systems/systems.ts';
import type { Refs } from './refs.ts';

/** What an operator sees while asking for a change, and the names under which the screen speaks of it. */
export interface DraftFrom {
  /** What each panel shows; `null` where it is not read, or the customer's id there is not confirmed. */
  readonly shown: { readonly [U in UpstreamName]: PanelData[U] | null };
  readonly refs: Refs;
}

/** A change that is asked for, before anything is checked. */
export interface Asking {
  readonly ask: ChangeAsk;
  /** The state that the operator saw, as the kind spells it; `null` where the system told nothing. */
  readonly prior: string | null;
  /** What the series of the card is called, where anybody looked at it. */
  readonly series?: string | null;
  /** The slot in the basket, where that is not the one of its kind. */
  readonly slot?: string;
  /** Whether it asks for the present state: then it takes a draft back. */
  readonly already?: boolean;
}

/** What an operator asks for by one change of a kind; `never` where that is only ever a step of several. */
export type RequestOf<K extends ChangeKindName> = K extends keyof OneRequests ? OneRequests[K] : never;

/** Turns what comes to several changes into them, each a step after the one before. Pure. */
export type DraftSteps = {
  readonly [K in SeveralRequest['kind']]: (
    request: Extract<SeveralRequest, { readonly kind: K }>,
    from: DraftFrom,
  ) => Result<readonly [Asking, ...Asking[]]>;
};
