import * as v from 'valibot';
import { LONGEST_TYPED } from '../domain/typed.ts';
import { givenRef, line, typedValue } from '../fields.ts';

/** A ref that the main process gave out. */
export const RefSchema = givenRef;

/** What is stopped as a whole: every text, or everything. */
export const StopWhatSchema = v.picklist(['texts', 'everything']);

/** What is stopped as a whole. */
export type StopWhat = v.InferOutput<typeof StopWhatSchema>;

/** What is typed or scanned into the search box. */
export const SearchTextSchema = v.pipe(v.string(), v.maxLength(LONGEST_TYPED));

/** A card number as typed or scanned. */
export const CardNumberSchema = typedValue;

/** A token as it was copied: a JWT is long, and a keychain entry holds no more. */
export const SecretSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(4_000));

/** What a person has to add in their own words. */
export const NoteSchema = line(500);

/** Why a person asks for something that is recorded: never blank. */
export const ReasonSchema = v.pipe(NoteSchema, v.trim(), v.minLength(1));

/** A name that a person types. */
export const TypedNameSchema = line(500);

/** An id that an operator types for a system: as long as the settings may allow one to be. */
export const TypedIdSchema = typedValue;

/** The name of a preset. */
export const PresetNameSchema = line(40);

/** A token that goes into the main process and never comes back, as it was pasted: main takes out what is around it. */
export const TokenSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(4_000));
