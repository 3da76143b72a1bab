import * as v from 'valibot';
import { CHANNELS, USAGE_STATUSES } from '../domain/card-usage.ts';
import { IDENTIFIER_TYPES } from '../domain/identifier.ts';
import { LONGEST_TYPED } from '../domain/typed.ts';

const line = (max: number) =>
  v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(max),
    v.regex(/^[^\p{Cc}\p{Cs}]*$/u, 'holds control characters'),
  );

/** A value as it was typed, pasted or scanned, with whatever came along: main/values cleans it. */
const typedValue = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_TYPED));

/** A ref that the main process gave out. */
export const RefSchema = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));

const series = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const labeling = { label: line(200), reason: line(500) };
const Existing = v.strictObject({ how: v.literal('existing'), cardNumber: typedValue });
const Added = v.strictObject({ how: v.literal('add'), cardNumber: typedValue, series });
const Generated = v.strictObject({ how: v.literal('generate'), series });

/** What the operator asks for in one of the panels. Existing things are named by their ref, new ones by value. */
export const DraftRequestSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('card-usage.set'),
    channel: v.picklist(CHANNELS),
    status: v.picklist(USAGE_STATUSES),
  }),
  v.strictObject({ kind: v.literal('card.link'), cardNumber: typedValue }),
  /** A card that is made first, and then linked. */
  v.strictObject({ kind: v.literal('card.issue'), card: v.variant('how', [Added, Generated]) }),
  v.strictObject({ kind: v.literal('card.delink'), card: RefSchema, ...labeling }),
  /** Another card takes the place of one: it is linked first, and the old one is delinked once that is confirmed. */
  v.strictObject({
    kind: v.literal('card.replace'),
    card: RefSchema,
    by: v.variant('how', [Existing, Added, Generated]),
    ...labeling,
  }),
  v.strictObject({ kind: v.literal('card.suspend'), card: RefSchema, ...labeling }),
  v.strictObject({ kind: v.literal('card.resume'), card: RefSchema, ...labeling }),
  v.strictObject({
    kind: v.literal('identifier.add'),
    type: v.picklist(IDENTIFIER_TYPES),
    value: typedValue,
  }),
  v.strictObject({ kind: v.literal('identifier.remove'), identifier: RefSchema }),
  /** Another value takes the place of one: it is added first, and the old one is removed once that is confirmed. */
  v.strictObject({ kind: v.literal('identifier.change'), identifier: RefSchema, value: typedValue }),
  v.strictObject({
    kind: v.literal('communication.set'),
    selection: RefSchema,
    optIn: v.picklist(['Y', 'N']),
  }),
]);

/** What the operator asks for in one of the panels. */
export type DraftRequest = v.InferOutput<typeof DraftRequestSchema>;

/** What is typed or scanned into the search box. */
export const SearchTextSchema = v.pipe(v.string(), v.maxLength(LONGEST_TYPED));

/** A card number as typed or scanned. */
export const CardNumberSchema = typedValue;

/** A token as it was copied: a JWT is long, and a keychain entry holds no more. */
export const SecretSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(4_000));

/** What a person has to add in their own words. */
export const NoteSchema = line(500);

/** A name that a person types. */
export const TypedNameSchema = line(500);

/** An id that an operator types for a system: as long as the settings may allow one to be. */
export const TypedIdSchema = typedValue;

/** The name of a preset. */
export const PresetNameSchema = line(40);

/** A token that goes into the main process and never comes back, as it was pasted: main takes out what is around it. */
export const TokenSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(4_000));
