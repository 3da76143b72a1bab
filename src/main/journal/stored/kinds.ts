import * as v from 'valibot';
import { type ChangeKindName, KIND_NAMES, KINDS } from '../../../shared/kinds/kinds.ts';
import type { RecordedChange } from '../events.ts';
import { lenient } from './fields.ts';

/** How what a kind of change asks for is read back, and how it is shown. */
interface StoredKind {
  readonly payload: v.GenericSchema<unknown, RecordedChange['change']['payload']>;
  readonly summary: v.GenericSchema<unknown, RecordedChange['summary']>;
}

const storedKind = (name: ChangeKindName): StoredKind =>
  ({
    payload: v.object(lenient(KINDS[name].payload)),
    summary: v.object({ kind: v.literal(name), ...lenient(KINDS[name].summary) }),
    // Which kind has which members is lost where any may be meant, and is what the table of the kinds says.
  }) as StoredKind;

/** Every kind of change as it is stored: what its definition says, but that a version may know more of it, or less. */
export const STORED_KINDS: ReadonlyMap<string, StoredKind & { readonly name: ChangeKindName }> = new Map(
  KIND_NAMES.map((name) => [name, { name, ...storedKind(name) }]),
);
