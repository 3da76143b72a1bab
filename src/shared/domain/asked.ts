/** The ways in which a change of consent can be asked for. */
export const ASKED_HOW = ['in-person', 'phone', 'letter', 'email', 'other'] as const;

/** A way in which a change of consent can be asked for. */
export type AskedHow = (typeof ASKED_HOW)[number];

/** Who asked for a change of consent, how and why. */
export interface Asked {
  /** Who asked on the customer's behalf, in the operator's words; `null`: the customer. */
  readonly who: string | null;
  readonly how: AskedHow;
  /** What `other` means, in the operator's words; `null` with every other way. */
  readonly other: string | null;
  /** Why, in the operator's words. */
  readonly why: string | null;
}

/** Who asked for one change, and whether the operator stated that the customer consents to it. */
export interface RecordedAsked extends Asked {
  /** Whether consent was stated for this very change; asked before an opt-in goes over the customer's opt-out. */
  readonly consented: boolean;
  /** The branch's consent wording as it was on the screen when consent was stated. */
  readonly wording: string | null;
  /** What the branch calls that wording, or the beginning of its digest; left out where there is none. */
  readonly version?: string;
  /** The language that it was in; left out where there is none. */
  readonly language?: string;
}

/** What holds until an operator says otherwise: the customer, at the counter. */
export const ASKED_AT_THE_COUNTER: Asked = { who: null, how: 'in-person', other: null, why: null };
