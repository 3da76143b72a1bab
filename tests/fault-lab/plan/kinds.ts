import { type ChangeKindName, KIND_UPSTREAM } from '../../../src/shared/domain/change.ts';

const isKind = (name: string): name is ChangeKindName => Object.hasOwn(KIND_UPSTREAM, name);

/** Every kind of change, in the order of the report. */
export const KINDS: readonly ChangeKindName[] = Object.keys(KIND_UPSTREAM).filter(isKind);
