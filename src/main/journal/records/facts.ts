import * as v from 'valibot';
import { OUTCOMES } from '../../../shared/domain/outcome.ts';
import { upstreamOf } from '../../../shared/kinds/kinds.ts';
import type { AnyEvent, RecordedChange } from '../events.ts';

/*
 * What of an event is stored in plain beside its encrypted body: enough to build every list that is searched, and
 * nothing of a customer. docs/journal.md lists it; whatever is added here has to be added there. It is read back whichever
 * version stored it: see stored/.
 */

const text = v.string();
/** As long as any id is that a screen takes. */
const id = v.pipe(text, v.maxLength(64));
/** One of a later version may be of a system that this one does not know. */
const upstream = text;
const code = v.optional(v.nullable(text), null);
const operator = v.string();
/** An outcome that this version does not know counts as unknown. */
const outcome = v.fallback(v.picklist(OUTCOMES), 'unknown');
const changes = v.array(
  v.object({
    id,
    kind: text,
    retryOf: v.exactOptional(text),
    undoOf: v.exactOptional(text),
    /** Left out by version 2 too; `journal.linked` has it for the records of that one. */
    after: v.exactOptional(text),
  }),
);

const FactsSchema = v.variant('type', [
  v.object({ type: v.literal('change.refused'), upstream, operator, changes, code }),
  v.object({
    type: v.literal('attempt.intended'),
    upstream,
    operator,
    attemptId: text,
    requestId: text,
    changes,
  }),
  v.object({
    type: v.literal('attempt.replied'),
    attemptId: text,
    outcome,
    httpStatus: v.optional(v.nullable(v.number()), null),
    code,
  }),
  v.object({
    type: v.literal('change.concluded'),
    changeId: id,
    outcome,
    code,
  }),
  v.object({
    type: v.literal('change.looked-at'),
    changeId: id,
    operator,
    found: text,
  }),
  v.object({ type: v.literal('approval.given'), operator, maker: text, changeId: id }),
  v.object({ type: v.literal('approval.declined'), operator, maker: text, changeId: id }),
  v.object({ type: v.literal('identity.remembered'), upstream, operator }),
  v.object({ type: v.literal('identity.forgotten'), upstream, operator }),
  v.object({
    type: v.literal('receipt.issued'),
    operator,
    number: text,
    training: v.optional(v.boolean(), false),
    changeIds: v.optional(v.array(text), []),
  }),
  v.object({
    type: v.literal('journal.checkpoint'),
    why: text,
    covers: v.number(),
    head: text,
    signature: text,
  }),
  v.object({
    type: v.literal('journal.linked'),
    steps: v.array(v.object({ id: text, after: text })),
  }),
  v.object({ type: v.literal('journal.exported'), operator, values: v.boolean() }),
  v.object({ type: v.literal('journal.searched'), operator, about: text }),
  v.object({ type: v.literal('operator.session'), operator, what: text }),
  v.object({ type: v.literal('value.revealed'), operator }),
  v.object({ type: v.literal('operator.pin-set'), operator, of: text }),
  v.object({ type: v.literal('credentials.changed'), operator, upstream, what: text }),
  v.object({
    type: v.literal('provisioning.changed'),
    operator,
    what: text,
    bundle: text,
    version: v.number(),
    fingerprint: text,
  }),
  v.object({ type: v.literal('shift.handed-over'), operator, handOverId: id }),
  v.object({ type: v.literal('shift.taken-over'), operator, handOverId: id }),
  v.object({ type: v.literal('clock.stepped'), byMs: v.number() }),
  v.object({ type: v.literal('journal.purged'), operator, seqs: v.array(v.number()) }),
  v.object({ type: v.literal('journal.rotated'), operator, generation: v.number() }),
  v.object({ type: v.literal('journal.rebuilt'), objects: v.number(), rows: v.number() }),
]);

/** What is stored of an event in plain, with its type. */
export type Facts = v.InferOutput<typeof FactsSchema>;

const changesOf = (
  recorded: readonly RecordedChange[],
): Extract<Facts, { type: 'change.refused' }>['changes'] =>
  recorded.map(({ change, retryOf, undoOf, after }) => ({
    id: change.id,
    kind: change.kind,
    ...(retryOf === undefined ? {} : { retryOf }),
    ...(undoOf === undefined ? {} : { undoOf }),
    ...(after === undefined ? {} : { after }),
  }));

/** What of an event is stored in plain. */
export const factsOf = (event: AnyEvent): Facts => {
  switch (event.type) {
    case 'change.refused': {
      const { change } = event.recorded;
      return {
        type: event.type,
        upstream: upstreamOf(change.kind),
        operator: change.operator,
        changes: changesOf([event.recorded]),
        code: event.findings.find(({ level }) => level === 'block')?.problem.code ?? null,
      };
    }
    case 'attempt.intended':
      return {
        type: event.type,
        upstream: event.upstream,
        operator: event.operator,
        attemptId: event.attemptId,
        requestId: event.requestId,
        changes: changesOf(event.recorded),
      };
    case 'attempt.replied': {
      const { outcome, httpStatus, reason } = event.reply;
      return {
        type: event.type,
        attemptId: event.attemptId,
        outcome,
        httpStatus,
        code: reason?.code ?? null,
      };
    }
    case 'change.concluded':
      return {
        type: event.type,
        changeId: event.changeId,
        outcome: event.outcome,
        code: event.reason?.code ?? null,
      };
    case 'change.looked-at': {
      const { type, changeId, operator, found } = event;
      return { type, changeId, operator, found };
    }
    // Without the digest: with the ids in plain beside it, it would tell a value to whoever tries them all.
    case 'approval.given':
    case 'approval.declined': {
      const { type, operator, maker, changeId } = event;
      return { type, operator, maker, changeId };
    }
    case 'identity.remembered':
    case 'identity.forgotten':
      return { type: event.type, upstream: event.upstream, operator: event.operator };
    case 'receipt.issued': {
      const { type, operator, number, training, changeIds } = event;
      return { type, operator, number, training, changeIds: [...changeIds] };
    }
    case 'journal.searched':
      return { type: event.type, operator: event.operator, about: event.about };
    case 'value.revealed':
      return { type: event.type, operator: event.operator };
    case 'shift.handed-over':
      return { type: event.type, operator: event.operator, handOverId: event.handOverId };
    case 'journal.checkpoint': {
      const { open: _, ...plain } = event;
      return plain;
    }
    case 'journal.exported':
    case 'journal.rotated':
    case 'journal.rebuilt':
    case 'clock.stepped':
    case 'operator.session':
    case 'operator.pin-set':
    case 'credentials.changed':
    case 'provisioning.changed':
    case 'shift.taken-over':
      return event;
    case 'journal.linked':
      return { ...event, steps: [...event.steps] };
    case 'journal.purged':
      return { ...event, seqs: [...event.seqs] };
  }
};

/** The text in which facts are stored: without their type, which has a column of its own. */
export const factsText = ({ type: _, ...facts }: Facts): string => JSON.stringify(facts);

/**
 * Reads stored facts, whichever version stored them: members that this one does not know are left out. `null`: it cannot
 * tell what they say.
 */
export const readFacts = (type: string, stored: string): Facts | null => {
  try {
    const facts: unknown = JSON.parse(stored);
    if (typeof facts !== 'object' || facts === null) return null;
    const parsed = v.safeParse(FactsSchema, { ...facts, type });
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
};
