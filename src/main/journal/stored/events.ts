import * as v from 'valibot';
import { FOUND_BY_HAND } from '../../../shared/domain/by-hand.ts';
import { OUTCOMES } from '../../../shared/domain/outcome.ts';
import { shownText } from '../../../shared/domain/shown-text.ts';
import { UPSTREAMS } from '../../../shared/domain/upstream.ts';
import type { Json } from '../../ports/change-kind.ts';
import { type AnyEvent, CREDENTIALS_CHANGES } from '../events.ts';
import { StoredChange, StoredChanges } from './change.ts';
import { lenient, nullableStoredText, storedList, storedText } from './fields.ts';
import { StoredFinding, StoredProblem } from './problem.ts';

/*
 * Events as they are read back from the disk, whichever version stored them. Members that this version does not know
 * are left out, and those that may be missing are what they are where nothing was to be said. An outcome that this
 * version does not know counts as unknown.
 */

const upstream = v.picklist(UPSTREAMS);

/** What came out of `JSON.parse` is JSON; null where it is left out. */
const json = v.fallback(v.unknown(), null) as v.GenericSchema<unknown, Json>;

const why = lenient({ reason: v.nullable(StoredProblem) });
const notes = storedList(StoredProblem);
const operator = storedText;

/** What a reply proved. */
const Reply = v.object({
  ...why,
  ...lenient({
    upstreamRequestId: v.nullable(v.pipe(storedText, v.transform(shownText))),
    httpStatus: v.nullable(v.number()),
    mergedInto: nullableStoredText,
  }),
  outcome: v.fallback(v.picklist(['not-sent', 'rejected', 'accepted', 'unknown']), 'unknown'),
  notes,
  gave: v.exactOptional(storedText),
});

/** A second person's decision. */
const decided = {
  ...{ operator, maker: storedText, changeId: storedText, of: storedText, recorded: StoredChange },
  findings: storedList(StoredFinding),
};

type EventOf<T extends AnyEvent['type']> = Omit<Extract<AnyEvent, { readonly type: T }>, 'type'>;

/** What is stored of each event, but for its type. One that is left out does not compile. */
export const STORED_EVENTS = {
  'change.refused': { recorded: StoredChange, findings: storedList(StoredFinding) },
  'approval.given': decided,
  'approval.declined': { ...decided, ...lenient({ reason: nullableStoredText }) },
  'attempt.intended': {
    ...{ attemptId: storedText, requestId: storedText, upstream, operator },
    recorded: StoredChanges,
    saw: v.exactOptional(storedText),
    expectation: json,
  },
  'attempt.replied': { attemptId: storedText, reply: Reply },
  'change.concluded': {
    ...why,
    changeId: storedText,
    outcome: v.fallback(v.picklist(OUTCOMES), 'unknown'),
    notes,
  },
  'change.looked-at': {
    ...{ changeId: storedText, operator },
    found: v.fallback(v.picklist(FOUND_BY_HAND), 'cannot-tell'),
    ...lenient({ note: nullableStoredText }),
  },
  'identity.remembered': { customer: storedText, upstream, id: storedText, operator },
  'identity.forgotten': { customer: storedText, upstream, operator },
  'receipt.issued': {
    ...{ number: storedText, customer: storedText, operator },
    training: v.optional(v.boolean(), false),
    changeIds: storedList(storedText),
    ...{ digest: storedText, key: storedText },
  },
  'journal.searched': { operator, about: v.picklist(['branch', 'names']), filter: json },
  'operator.session': {
    operator,
    what: v.picklist(['signed-in', 'locked', 'signed-out', 'wrong-pin', 'proved']),
  },
  'value.revealed': {
    ...{ operator, customer: storedText, valueType: storedText, masked: storedText, reason: storedText },
  },
  'operator.pin-set': { operator, of: storedText },
  'credentials.changed': { operator, upstream, what: v.picklist(CREDENTIALS_CHANGES) },
  'provisioning.changed': {
    operator,
    what: v.picklist(['imported', 'rolled-back', 'made']),
    ...{ bundle: storedText, version: v.number(), fingerprint: storedText },
  },
  'shift.handed-over': {
    ...{ handOverId: storedText, operator },
    note: storedText,
    changeIds: storedList(storedText),
  },
  'shift.taken-over': { handOverId: storedText, operator },
  'clock.stepped': { byMs: v.number() },
  'journal.checkpoint': {
    why: v.picklist(['start', 'end', 'hour', 'export']),
    ...{ covers: v.number(), head: storedText, signature: storedText },
    open: v.exactOptional(v.array(v.number())),
  },
  'journal.linked': { steps: storedList(v.object({ id: storedText, after: storedText })) },
  'journal.exported': { operator, values: v.boolean() },
  'journal.purged': { operator, seqs: v.array(v.number()) },
  'journal.rotated': { operator, generation: v.number() },
  'journal.rebuilt': { objects: v.number(), rows: v.number() },
} as const satisfies {
  readonly [T in AnyEvent['type']]: {
    readonly [M in keyof EventOf<T>]-?: v.GenericSchema<unknown, EventOf<T>[M]>;
  };
};
