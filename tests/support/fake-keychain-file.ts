import { readFileSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';

/** What the fake keychain does from now on. `no-library` fails at the import of keytar. */
export const MODES = [
  'works',
  'locked',
  'no-bus',
  'silent',
  'crash',
  'no-library',
  'tells-the-secret',
] as const;

/** One of the {@link MODES}. */
export type Mode = (typeof MODES)[number];

const StateSchema = v.object({ mode: v.picklist(MODES), entries: v.record(v.string(), v.string()) });

/** The fake keychain's whole state: it is a file, so that it outlives the child. */
export type FakeState = v.InferOutput<typeof StateSchema>;

/** Reads the state. */
export const readState = (file: string): FakeState =>
  v.parse(v.pipe(v.string(), v.parseJson(), StateSchema), readFileSync(file, 'utf8'));

/** Writes the state. */
export const writeState = (file: string, state: FakeState): void =>
  writeFileSync(file, JSON.stringify(state));
