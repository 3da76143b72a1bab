import * as v from 'valibot';
import { ASKED_HOW } from '../domain/asked.ts';
import { CARD_STATUSES } from '../domain/card.ts';
import { FINDING_LEVELS } from '../domain/finding.ts';
import { OUTCOMES } from '../domain/outcome.ts';
import { PROBLEM_CODES } from '../domain/problem.ts';
import { channel, list, nullableText, ref, text, time, upstream, usage, yesNo } from '../fields.ts';
import { ChangeSummarySchema } from '../kinds/summary.ts';
import { RecordedAskedSchema } from './asked.ts';

/*
 * What the renderer is shown. Identifiers, card numbers and contacts are masked here; a `ref` stands for the
 * value, which stays in the main process. Times are milliseconds since the epoch.
 */

/** A problem as it crosses to the renderer, which has one message for each code. */
export const ProblemSchema = v.strictObject({
  code: v.picklist(PROBLEM_CODES),
  data: v.record(v.string(), v.union([text, v.number(), v.boolean(), v.null()])),
});

const Owner = v.strictObject({
  name: text,
  identifiers: list(v.strictObject({ type: text, masked: text })),
  cards: v.number(),
  sources: list(text),
  here: v.boolean(),
});

/** Something that a check found. */
export const FindingSchema = v.strictObject({
  level: v.picklist(FINDING_LEVELS),
  problem: ProblemSchema,
  owners: list(Owner),
});

/** Where a change of the basket stands: an outcome, or a step before one. */
export const LINE_STATES = ['draft', 'needs-approval', 'sending', ...OUTCOMES] as const;

const Line = v.strictObject({
  changeId: ref,
  upstream,
  summary: ChangeSummarySchema,
  /** The ref of the card, identifier or selection that it changes: masked values alone may fit two of them. */
  target: v.optional(ref),
  /** Who asked, where that was stated for this change alone. */
  asked: v.optional(RecordedAskedSchema),
  state: v.picklist(LINE_STATES),
  /** What goes on behind the state: a check of a draft, or a read-back after an outcome. */
  busy: v.nullable(v.picklist(['checking', 'reading-back'])),
  findings: list(FindingSchema),
  reason: v.nullable(ProblemSchema),
  notes: list(ProblemSchema),
  requestId: nullableText,
  upstreamRequestId: nullableText,
  at: time,
  /** What an operator can do with it. */
  can: v.strictObject({
    /** It is the operator's still: nothing was or is being sent for it. */
    edit: v.boolean(),
    /** Take it out, with the steps that follow it. */
    remove: v.boolean(),
    /** Draft the same again over what somebody else changed meanwhile. */
    renew: v.boolean(),
    /** State that the customer consents. */
    consent: v.boolean(),
    /** Say once for the visit who asks for it. */
    sayWhoAsks: v.boolean(),
    approve: v.boolean(),
    readBack: v.boolean(),
    tryAgain: v.boolean(),
    /** Take it off the list: what came of it is known for good. */
    dismiss: v.boolean(),
  }),
  /** How it can be taken back, for as long as that is offered here: of several offers the highest was made last; or why not. */
  undo: v.optional(
    v.variant('can', [
      v.strictObject({ can: v.literal(true), offer: v.number() }),
      v.strictObject({ can: v.literal(false), why: ProblemSchema }),
    ]),
  ),
  /** The change that this one takes back. */
  undoOf: v.optional(ref),
  /** The change that this one tries again. */
  retryOf: v.optional(ref),
  /** The step before: this one is sent only when that one is confirmed. */
  after: v.optional(ref),
  /** Who approved it. */
  approvedBy: v.optional(text),
});

/** One change of the basket. */
export type LineView = v.InferOutput<typeof Line>;

const Apply = v.variant('can', [
  v.strictObject({ can: v.literal(true), count: v.number() }),
  v.strictObject({
    can: v.literal(false),
    count: v.number(),
    why: v.picklist(['applying', 'nothing', 'blocked', 'needs-approval']),
  }),
]);

/** Whether Apply has something to send, and how many changes; if not, why. */
export type ApplyView = v.InferOutput<typeof Apply>;

const UsageChannel = v.strictObject({
  channel,
  status: v.nullable(usage),
  /** The last change of this channel made here. */
  last: v.nullable(v.strictObject({ to: usage, at: time, by: text, outcome: v.picklist(OUTCOMES) })),
});

const CardUsagePanel = v.strictObject({
  channels: list(UsageChannel),
  /** airpay told nothing about any channel: of this customer, or, as far as was seen, of anybody. */
  untold: v.nullable(v.picklist(['here', 'everywhere'])),
  /** How many cards Capillary knows. With several, airpay applies a change to the account as a whole. */
  cards: v.number(),
});

const CardRow = v.strictObject({
  ref,
  masked: text,
  series: nullableText,
  label: nullableText,
  status: v.nullable(v.picklist(CARD_STATUSES)),
  active: v.nullable(v.boolean()),
  issuedOn: nullableText,
  expiresOn: nullableText,
});

const IdentifierRow = v.strictObject({
  ref,
  type: text,
  masked: text,
  primary: v.boolean(),
  sources: list(text),
  /** Another source holds another value where one is expected. */
  conflicting: v.boolean(),
  /** Whether the settings allow this type to be changed. */
  changeable: v.boolean(),
});

/** A list that is too long to be shown whole. */
const Cut = v.strictObject({
  /** How many there are, and how many of them fit what was searched for. */
  of: v.number(),
  fitting: v.number(),
  /** What was searched for; empty: nothing. */
  typed: text,
});

/** A list that is too long to be shown whole. */
export type CutView = v.InferOutput<typeof Cut>;

const CardsPanel = v.strictObject({
  cards: list(CardRow),
  identifiers: list(IdentifierRow),
  changeTypes: list(text),
  /** Left out where the list is whole. */
  cardsCut: v.optional(Cut),
  identifiersCut: v.optional(Cut),
});

const SelectionRow = v.strictObject({
  ref,
  type: text,
  masked: text,
  optIn: yesNo,
  modifiedBy: nullableText,
  modifiedAt: nullableText,
});

const CommunicationPanel = v.strictObject({
  categories: list(
    v.strictObject({
      name: text,
      enabled: v.nullable(v.boolean()),
      channels: list(
        v.strictObject({
          name: text,
          /** WM's summary of the channel disagrees with its selections. */
          disagrees: v.boolean(),
          selections: list(SelectionRow),
        }),
      ),
    }),
  ),
  /** Left out where the set is shown whole. */
  cut: v.optional(Cut),
  /** Where it is not: how many of all selections are on, and how many of those are texts. */
  on: v.optional(v.strictObject({ everything: v.number(), texts: v.number() })),
});

const panel = <T extends v.GenericSchema>(data: T) =>
  v.variant('state', [
    v.strictObject({ state: v.literal('off') }),
    v.strictObject({ state: v.literal('loading') }),
    /** The customer's id there is not known: the operator is asked for it. */
    v.strictObject({ state: v.literal('needs-id'), problem: ProblemSchema }),
    /** An id was typed and found; it is shown with what is held under it and remembered once it is confirmed. */
    v.strictObject({ state: v.literal('confirm-id'), typed: text, data }),
    v.strictObject({ state: v.literal('failed'), problem: ProblemSchema, since: time }),
    v.strictObject({
      state: v.literal('ready'),
      data,
      readAt: time,
      /** The id is one that was remembered for this customer, so it can be forgotten. */
      remembered: v.boolean(),
      /** The last reading failed; what is shown is from before. */
      stale: v.nullable(ProblemSchema),
    }),
  ]);

const CustomerHead = v.strictObject({
  /** Opaque key of the customer's visit. */
  visit: ref,
  name: text,
  tier: nullableText,
  cards: v.nullable(v.number()),
  masked: list(
    v.strictObject({
      type: text,
      masked: text,
      /** The sources that hold it, where another source holds another value; else none. */
      conflictingIn: list(text),
    }),
  ),
  /** How many more identifiers there are; left out where there are none. */
  more: v.optional(v.number()),
  sources: list(text),
  /** What each source calls the customer, where they disagree; else none. */
  names: list(v.strictObject({ source: text, name: text })),
  /** The name or masked id under which the customer was asked for, where that record was merged into this one. */
  merged: v.nullable(v.strictObject({ from: text })),
  /** Whether the open record itself was merged into another one, and nobody says into which. */
  mergedAway: v.boolean(),
});

/** The open customer with the three panels and the basket. */
export const VisitSchema = v.strictObject({
  customer: CustomerHead,
  cardUsage: panel(CardUsagePanel),
  cards: panel(CardsPanel),
  communication: panel(CommunicationPanel),
  basket: list(Line),
  apply: Apply,
  /** Who asks for the changes of consent in this visit, how and why. */
  asked: v.strictObject({
    who: nullableText,
    how: v.picklist(ASKED_HOW),
    other: nullableText,
    why: nullableText,
  }),
  /** How many changes were applied in this visit, those included that were taken out of the basket since. */
  applied: v.number(),
  applying: v.boolean(),
});

/** The open visit and the recent ones: the whole state that the renderer mirrors. */
export const VisitsSchema = v.strictObject({
  open: v.nullable(VisitSchema),
  recent: list(
    v.strictObject({
      visit: ref,
      name: text,
      /** Tells people of one name apart; null where no identifier is known. */
      masked: nullableText,
      /** Lines that wait to be applied. */
      drafts: v.number(),
      /** Lines that a check stops. */
      blocked: v.number(),
      needsApproval: v.number(),
      open: v.boolean(),
    }),
  ),
});

/** The open visit. */
export type VisitView = v.InferOutput<typeof VisitSchema>;
/** The open visit and the recent ones. */
export type VisitsView = v.InferOutput<typeof VisitsSchema>;
/** What the card usage panel shows. */
export type CardUsageView = v.InferOutput<typeof CardUsagePanel>;
/** What the cards panel shows. */
export type CardsView = v.InferOutput<typeof CardsPanel>;
/** What the communication panel shows. */
export type CommunicationView = v.InferOutput<typeof CommunicationPanel>;
/** A panel in one of its states. */
export type PanelView<T> =
  | { readonly state: 'off' }
  | { readonly state: 'loading' }
  | { readonly state: 'needs-id'; readonly problem: v.InferOutput<typeof ProblemSchema> }
  | { readonly state: 'confirm-id'; readonly typed: string; readonly data: T }
  | {
      readonly state: 'failed';
      readonly problem: v.InferOutput<typeof ProblemSchema>;
      readonly since: number;
    }
  | {
      readonly state: 'ready';
      readonly data: T;
      readonly readAt: number;
      readonly remembered: boolean;
      readonly stale: v.InferOutput<typeof ProblemSchema> | null;
    };
