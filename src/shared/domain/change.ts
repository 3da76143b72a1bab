import type { ChangeAsk, ChangeKindName, ChangePayloads } from '../kinds/kinds.ts';
import type { RecordedAsked } from './asked.ts';
import type { CustomerKeys } from './customer-keys.ts';

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
