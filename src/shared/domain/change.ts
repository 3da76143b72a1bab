import type { RecordedAsked } from './asked.ts';
import type { Channel, UsageStatus } from './card-usage.ts';
import type { CustomerKeys } from './customer.ts';
import type { UpstreamName } from './upstream.ts';

/** The source of an upstream in which something is put back where it was; the settings decide when it is left out. */
export interface PutBackIn {
  readonly source: string;
  readonly accountId: string | null;
}

/** What each kind of change asks for. Values are complete: this never leaves the main process. */
export interface ChangePayloads {
  'card-usage.set': { readonly channel: Channel; readonly status: UsageStatus };
  'card.link': {
    readonly cardNumber: string;
    readonly statusLabel: string | null;
    readonly putBackIn?: PutBackIn;
  };
  'card.delink': { readonly cardNumber: string; readonly statusLabel: string; readonly reason: string };
  'identifier.add': { readonly type: string; readonly value: string; readonly putBackIn?: PutBackIn };
  'identifier.remove': { readonly type: string; readonly value: string };
  'communication.set': {
    readonly category: string;
    readonly channel: string;
    readonly type: string;
    readonly value: string;
    readonly optIn: 'Y' | 'N';
    /** What the operator saw of the complete set (`seenSetOf`); left out where nobody looked at it. */
    readonly saw?: string;
  };
}

/** The kinds of change. */
export type ChangeKindName = keyof ChangePayloads;

/** The kinds of change and the upstream that each is sent to. */
export const KIND_UPSTREAM = {
  'card-usage.set': 'airpay',
  'card.link': 'capillary',
  'card.delink': 'capillary',
  'identifier.add': 'capillary',
  'identifier.remove': 'capillary',
  'communication.set': 'wm',
} as const satisfies Record<ChangeKindName, UpstreamName>;

/** The part of a change that depends on its kind. */
export type ChangeAsk = {
  [K in ChangeKindName]: { readonly kind: K; readonly payload: ChangePayloads[K] };
}[ChangeKindName];

/** One thing that an operator asks to change about one customer. */
export interface Change<K extends ChangeKindName = ChangeKindName> {
  /** UUIDv7. */
  readonly id: string;
  readonly kind: K;
  readonly customer: CustomerKeys;
  readonly payload: ChangePayloads[K];
  /**
   * The state that the operator saw when drafting, as the kind spells it: `ALLOWED`, `NOTALLOWED`, `Y`, `N`,
   * `linked`, `absent`, `present`; `null` where the upstream told nothing.
   */
  readonly prior: string | null;
  readonly operator: string;
  /** Who asked for it, how and why; with changes of consent. */
  readonly asked?: RecordedAsked;
  /** When it was drafted: milliseconds since the epoch. */
  readonly draftedAt: number;
}
