import * as v from 'valibot';
import { ASKED_HOW, type RecordedAsked } from '../../../shared/domain/asked.ts';
import type { RecordedChange } from '../events.ts';
import { lenient, nullableShown, nullableStoredText, shown, storedText } from './fields.ts';
import { StoredKeys } from './keys.ts';
import { STORED_KINDS } from './kinds.ts';

const isHow = (how: string): how is RecordedAsked['how'] => ASKED_HOW.some((one) => one === how);

/** Who asked. A way of asking that this version does not know is another one, told by its name. */
const Asked = v.pipe(
  v.object({
    ...lenient({ who: nullableShown, other: nullableShown, why: nullableShown, wording: nullableShown }),
    how: shown,
    consented: v.optional(v.boolean(), false),
    version: v.exactOptional(shown),
    language: v.exactOptional(shown),
  }),
  v.transform(
    ({ how, other, ...rest }): RecordedAsked =>
      isHow(how) ? { ...rest, how, other } : { ...rest, how: 'other', other: other ?? how },
  ),
);

/** What changes of all kinds have in common. */
const Frame = v.object({
  change: v.object({
    ...lenient({ prior: nullableStoredText }),
    id: storedText,
    kind: storedText,
    customer: StoredKeys,
    payload: v.unknown(),
    operator: storedText,
    asked: v.exactOptional(Asked),
    draftedAt: v.number(),
  }),
  summary: v.looseObject({ kind: storedText }),
  customerName: v.exactOptional(storedText),
  retryOf: v.exactOptional(storedText),
  undoOf: v.exactOptional(storedText),
  after: v.exactOptional(storedText),
  approval: v.exactOptional(v.object({ by: storedText, at: v.number(), of: storedText })),
  declined: v.exactOptional(
    v.object({
      by: storedText,
      name: storedText,
      at: v.number(),
      ...lenient({ reason: nullableStoredText }),
    }),
  ),
});

/** Reads a stored change. `null`: it is of a kind that this version does not know, or of another shape. */
const readChange = (stored: unknown): RecordedChange | null => {
  const frame = v.safeParse(Frame, stored);
  if (!frame.success) return null;
  const { change, summary, ...links } = frame.output;
  const kind = STORED_KINDS.get(change.kind);
  const payload = kind && v.safeParse(kind.payload, change.payload);
  const shown = v.safeParse(STORED_KINDS.get(summary.kind)?.summary ?? v.never(), summary);
  if (kind === undefined || payload?.success !== true || !shown.success) return null;
  return {
    ...links,
    change: { ...change, kind: kind.name, payload: payload.output },
    summary: shown.output,
  };
};

/** A stored change that this version can read. */
export const StoredChange = v.pipe(
  v.unknown(),
  v.rawTransform(({ dataset, addIssue, NEVER }): RecordedChange => {
    const change = readChange(dataset.value);
    if (change !== null) return change;
    addIssue({ message: 'a change that this version does not know' });
    return NEVER;
  }),
);

/** Those of an attempt's changes that this version can read: one that it cannot does not hide the others. */
export const StoredChanges = v.pipe(
  v.array(v.unknown()),
  v.transform((all): readonly RecordedChange[] => all.flatMap((one) => readChange(one) ?? [])),
);
