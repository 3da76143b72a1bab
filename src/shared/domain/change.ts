import type { RecordedAsked } from './asked.ts';
import type { Channel, UsageStatus } from './card-usage.ts';
import type { CustomerKeys } from './customer.ts';
import type { UpstreamName } from './upstream.ts';

/** The source of an upstream in which something is put back where it was; the settings decide when it is left out. */
export interface PutBackIn {
  readonly source: string;
  readonly accountId: string | null;
}

/** A card that gets another of the tenant's labels, and why. */
interface CardLabeling {
  readonly cardNumber: string;
  readonly statusLabel: string;
  readonly reason: string;
}

/** What each kind of change asks for. Values are complete: this never leaves the main process. */
export interface ChangePayloads {
  'card-usage.set': { readonly channel: Channel; readonly status: UsageStatus };
  /** A card that exists outside and becomes one of the tenant's; `statusLabel` null: the tenant's own. */
  'card.add': { readonly cardNumber: string; readonly seriesId: number; readonly statusLabel: string | null };
  /** A new number of a series; nothing says which before it is there. */
  'card.generate': { readonly seriesId: number; readonly statusLabel: string | null };
  /** `cardNumber` null: the number that the step before gives. */
  'card.link': {
    readonly cardNumber: string | null;
    readonly statusLabel: string | null;
    readonly putBackIn?: PutBackIn;
  };
  'card.delink': CardLabeling;
  'card.suspend': CardLabeling;
  'card.resume': CardLabeling;
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
  'card.add': 'capillary',
  'card.generate': 'capillary',
  'card.link': 'capillary',
  'card.delink': 'capillary',
  'card.suspend': 'capillary',
  'card.resume': 'capillary',
  'identifier.add': 'capillary',
  'identifier.remove': 'capillary',
  'communication.set': 'wm',
} as const satisfies Record<ChangeKindName, UpstreamName>;

/** The part of a change that depends on its kind. */
export type ChangeAsk = {
  [K in ChangeKindName]: { readonly kind: K; readonly payload: ChangePayloads[K] };
}[ChangeKindName];

/** The kind and the payload of a change, told apart by the kind. */
export const askOf = ({ kind, payload }: Change): ChangeAsk =>
  // A change of a kind has the payload of that kind by construction: the pair cannot be told so to the compiler.
  ({ kind, payload }) as ChangeAsk;

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
