import * as v from 'valibot';
import { BaseUrlsSchema } from '../../support/base-urls.ts';
import { KINDS } from '../plan/kinds.ts';

const text = v.string();

/** What a child is started with, as one argument. */
export const ChildStartSchema = v.strictObject({
  folder: text,
  baseUrls: BaseUrlsSchema,
  /** Seed of the mix. */
  seed: v.number(),
  /** How many changes are made before it ends by itself; null: it goes on until it is killed. */
  changes: v.nullable(v.number()),
  /** Customers whose changes go on side by side. */
  lanes: v.number(),
});

/** What a child is started with. */
export type ChildStart = v.InferOutput<typeof ChildStartSchema>;

/** What a child tells, one a line. */
const TellingSchema = v.variant('tells', [
  /** The journal is open; milliseconds since the program began to open it. */
  v.strictObject({ tells: v.literal('opened'), ms: v.number() }),
  /** Changes that the journal gives as open at this start. */
  v.strictObject({ tells: v.literal('found'), ids: v.array(text) }),
  /** The first look at each open attempt is over; milliseconds since the program began to open the journal. */
  v.strictObject({ tells: v.literal('recovered'), ms: v.number() }),
  /** A change is about to be applied; each step of an entry is told by itself. */
  v.strictObject({
    tells: v.literal('drafted'),
    id: text,
    kind: v.picklist(KINDS),
    /** What it asks for and of whom, see write-key.ts; null where the step before is to name it. */
    key: v.nullable(text),
    /** The step before it, and the change that it tries again. */
    after: v.nullable(text),
    retryOf: v.nullable(text),
  }),
  /** The step before has named what a change asks for. */
  v.strictObject({ tells: v.literal('became'), id: text, key: v.nullable(text) }),
  /** The operator is told this, and told that it is on record. */
  v.strictObject({ tells: v.literal('said'), id: text, state: text }),
  /** A change could not be recorded, and the operator is told so. */
  v.strictObject({ tells: v.literal('unrecorded'), id: text, state: text, why: v.nullable(text) }),
  /** The journal could not be opened. */
  v.strictObject({ tells: v.literal('refused'), why: text }),
  /** Everything that was asked for is done. */
  v.strictObject({ tells: v.literal('done') }),
]);

/** One line of a child. */
export type Telling = v.InferOutput<typeof TellingSchema>;

/** A change that was about to be applied. */
export type Drafted = Extract<Telling, { tells: 'drafted' }>;

/** The changes that were about to be applied, each with what it asked for in the end. */
export const draftedIn = (tellings: readonly Telling[]): readonly Drafted[] => {
  const became = new Map(tellings.flatMap((one) => (one.tells === 'became' ? [[one.id, one.key]] : [])));
  return tellings
    .filter((one) => one.tells === 'drafted')
    .map((one) => ({ ...one, key: became.get(one.id) ?? one.key }));
};

/** Reads the lines of a child; the last one may have been cut, and is left out then. */
export const tellingsOf = (output: string): readonly Telling[] =>
  output
    .split('\n')
    .slice(0, -1)
    .map((line) => v.parse(v.pipe(v.string(), v.parseJson(), TellingSchema), line));
