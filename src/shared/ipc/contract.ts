import * as v from 'valibot';
import { LimitsSchema, NeedsLookSchema, ReachabilitySchema } from './answer-views.ts';
import { ApprovalsSchema } from './approvals.ts';
import { CHANGE_CALLS } from './calls/changes.ts';
import { CREDENTIAL_CALLS } from './calls/credentials.ts';
import { DESK_CALLS } from './calls/desk.ts';
import { KIOSK_CALLS } from './calls/kiosk.ts';
import { type CallSchemas, empty } from './calls/schemas.ts';
import { SHIFT_CALLS } from './calls/shift.ts';
import { VISIT_CALLS } from './calls/visits.ts';
import { KioskViewSchema } from './kiosk.ts';
import type { CallName, EventName } from './names.ts';
import { OperatorsViewSchema } from './operators.ts';
import { ProblemSchema } from './problem.ts';
import { VisitsSchema } from './views.ts';

/** The one table of calls: what each takes and what it gives. A call without a handler does not compile. */
export const CALLS = {
  ...DESK_CALLS,
  ...VISIT_CALLS,
  ...CHANGE_CALLS,
  ...CREDENTIAL_CALLS,
  ...SHIFT_CALLS,
  ...KIOSK_CALLS,
} as const satisfies Record<CallName, CallSchemas>;

/** The one table of events: what each carries. */
export const EVENTS = {
  'operators.changed': OperatorsViewSchema,
  'visits.changed': VisitsSchema,
  'reachability.changed': ReachabilitySchema,
  /** Told when it changes and asked by nobody: what waits is over, or told anew, within seconds. */
  'limits.changed': LimitsSchema,
  /** The wall clock was set: the app's info tells by how much. */
  'info.changed': empty,
  'activity.changed': empty,
  'needsLook.changed': NeedsLookSchema,
  'approvals.changed': ApprovalsSchema,
  'kiosk.changed': KioskViewSchema,
} as const satisfies Record<EventName, v.GenericSchema>;

/** What a call takes, as the renderer gives it. */
export type CallInput<N extends CallName> = v.InferInput<(typeof CALLS)[N]['input']>;
/** What a handler is given, parsed. */
type HandlerInput<N extends CallName> = v.InferOutput<(typeof CALLS)[N]['input']>;
/** What a call gives. */
export type CallOutput<N extends CallName> = v.InferOutput<(typeof CALLS)[N]['output']>;
/** What an event carries. */
export type EventPayload<N extends EventName> = v.InferOutput<(typeof EVENTS)[N]>;

/** What every call answers, as it crosses IPC. */
export const answerSchema = <T extends v.GenericSchema>(output: T) =>
  v.variant('ok', [
    v.strictObject({ ok: v.literal(true), value: output }),
    v.strictObject({ ok: v.literal(false), problem: ProblemSchema }),
  ]);

/** One handler for each call. */
export type Handlers = {
  readonly [N in CallName]: (
    input: HandlerInput<N>,
  ) => Promise<
    | { readonly ok: true; readonly value: CallOutput<N> }
    | { readonly ok: false; readonly problem: v.InferOutput<typeof ProblemSchema> }
  >;
};
