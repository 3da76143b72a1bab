import { type ChangeKindName, KIND_NAMES } from '../../../src/shared/kinds/kinds.ts';

/** Every kind of change, in the order of the report. */
export const KINDS: readonly ChangeKindName[] = KIND_NAMES;
