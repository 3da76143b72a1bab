import * as v from 'valibot';
import { ASKED_HOW } from '../domain/asked.ts';
import { FINDING_LEVELS } from '../domain/finding.ts';
import { OUTCOMES } from '../domain/outcome.ts';
import { UPSTREAMS, type UpstreamName, UpstreamSchema } from '../domain/upstream.ts';
import { list, nullableText, ref, text, time } from '../fields.ts';
import { ChangeSummarySchema } from '../kinds/kinds.ts';
import { type PanelViews, SYSTEMS } from '../systems/systems.ts';
import { RecordedAskedSchema } from './asked.ts';
import { type PanelState, panelState } from './panel-state.ts';
import { ProblemSchema } from './problem.ts';

/*
 * What the renderer is shown. Identifiers, card numbers and contacts are masked here; a `ref` stands for the
 * value, which stays in the main process. Times are milliseconds since the epoch.
 */

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

/** One change of the basket. */
export const LineSchema = v.strictObject({
  changeId: ref,
  upstream: UpstreamSchema,
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
    /** Take it off the list: its outcome is final. */
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
export type LineView = v.InferOutput<typeof LineSchema>;

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

type Panels = { readonly [U in UpstreamName]: v.GenericSchema<PanelState<PanelViews[U]>> };

/** The panel of each system, in its state. */
const panels = Object.fromEntries(
  UPSTREAMS.map((name) => [name, panelState<object>(SYSTEMS[name].panel)]),
  // Which system has which panel is lost in the list.
) as unknown as Panels;

/** The open customer with the panels and the basket. */
export const VisitSchema = v.strictObject({
  customer: CustomerHead,
  panels: v.strictObject(panels),
  basket: list(LineSchema),
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
