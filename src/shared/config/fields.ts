import * as v from 'valibot';
import { IDENTIFIER_TYPES } from '../domain/identifier.ts';
import { noneTwice } from './lists.ts';

/** Text that is shown or sent: without control characters and marks that turn its direction. */
const PLAIN = /^(?:[\p{L}\p{M}\p{N}\p{P}\p{S} ]|\u200c|\u200d)*$/u;

/** Whether a line may stand in the settings. */
export const isPlain = (line: string): boolean => PLAIN.test(line);

/** A line of the settings. */
export const settingsLine = (max: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'must not be empty'),
    v.maxLength(max),
    v.check(isPlain, 'must not hold control characters or marks of direction'),
  );

/** A whole number within its bounds. */
export const count = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

/** Types of identifiers, none of them twice. */
export const identifierTypes = v.pipe(
  v.array(v.picklist(IDENTIFIER_TYPES)),
  noneTwice((type) => type, 'is in the list twice'),
);
