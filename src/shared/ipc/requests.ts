import * as v from 'valibot';
import { CHANNELS, USAGE_STATUSES } from '../domain/card-usage.ts';
import { IDENTIFIER_TYPES } from '../domain/identifier.ts';

const line = (max: number) =>
  v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(max),
    v.regex(/^[^\p{Cc}\p{Cs}]*$/u, 'holds control characters'),
  );

/** A ref that the main process gave out. */
export const RefSchema = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));

/** What the operator asks for in one of the panels. Existing things are named by their ref, new ones by value. */
export const DraftRequestSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('card-usage.set'),
    channel: v.picklist(CHANNELS),
    status: v.picklist(USAGE_STATUSES),
  }),
  v.strictObject({ kind: v.literal('card.link'), cardNumber: line(150) }),
  v.strictObject({ kind: v.literal('card.delink'), card: RefSchema, label: line(200), reason: line(500) }),
  v.strictObject({ kind: v.literal('identifier.add'), type: v.picklist(IDENTIFIER_TYPES), value: line(250) }),
  v.strictObject({ kind: v.literal('identifier.remove'), identifier: RefSchema }),
  v.strictObject({
    kind: v.literal('communication.set'),
    selection: RefSchema,
    optIn: v.picklist(['Y', 'N']),
  }),
]);

/** What the operator asks for in one of the panels. */
export type DraftRequest = v.InferOutput<typeof DraftRequestSchema>;

/** What is typed or scanned into the search box. */
export const SearchTextSchema = v.pipe(v.string(), v.maxLength(300));

/** A card number as typed or scanned. */
export const CardNumberSchema = line(150);

/** An id that an operator types for a system. */
export const TypedIdSchema = line(100);

/** A token as it was copied: a JWT is long, and a keychain entry holds no more. */
export const SecretSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(4_000));
