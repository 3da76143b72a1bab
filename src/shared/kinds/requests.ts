import * as v from 'valibot';
import { givenRef, typedValue } from '../fields.ts';
import { labeling } from './card-labels.ts';
import { series } from './card-parts.ts';
import type { Members } from './define-kind.ts';
import { type ChangeKindName, type ChangeSummaries, type ChangeSummary, KIND_NAMES, KINDS } from './kinds.ts';

const Existing = v.strictObject({ how: v.literal('existing'), cardNumber: typedValue });
const Added = v.strictObject({ how: v.literal('add'), cardNumber: typedValue, series });
const Generated = v.strictObject({ how: v.literal('generate'), series });

/** What an operator asks for that comes to several changes, each a step after the one before. */
const SEVERAL = [
  /** A card that is made first, and then linked. */
  v.strictObject({ kind: v.literal('card.issue'), card: v.variant('how', [Added, Generated]) }),
  /** Another card takes the place of one: it is linked first, and the old one is delinked once that is confirmed. */
  v.strictObject({
    kind: v.literal('card.replace'),
    by: v.variant('how', [Existing, Added, Generated]),
    ...labeling.request,
  }),
  /** Another value takes the place of one: it is added first, and the old one is removed once that is confirmed. */
  v.strictObject({ kind: v.literal('identifier.change'), identifier: givenRef, value: typedValue }),
] as const;

/** What comes to one change, by the kind of that change. */
export type OneRequests = {
  readonly [K in ChangeKindName as (typeof KINDS)[K]['request'] extends null ? never : K]: {
    readonly kind: K;
  } & Members<NonNullable<(typeof KINDS)[K]['request']>>;
};

/** What comes to several changes. */
export type SeveralRequest = v.InferOutput<(typeof SEVERAL)[number]>;

const SEVERAL_NAMES: ReadonlySet<string> = new Set(SEVERAL.map(({ entries }) => entries.kind.literal));

/** Whether a request comes to several changes. */
export const isSeveral = (request: DraftRequest): request is SeveralRequest =>
  SEVERAL_NAMES.has(request.kind);

/** What the operator asks for in one of the panels. */
export type DraftRequest = OneRequests[keyof OneRequests] | SeveralRequest;

/** What the operator asks for in one of the panels. Existing things are named by their ref, new ones by value. */
export const DraftRequestSchema: v.GenericSchema<DraftRequest> = v.variant('kind', [
  ...KIND_NAMES.flatMap((name) => {
    const { request } = KINDS[name];
    return request === null ? [] : [v.strictObject({ kind: v.literal(name), ...request })];
  }),
  ...SEVERAL,
  // Which kind has which members is lost in the list, and is what the type says again.
]) as v.GenericSchema<DraftRequest>;

type OneKind = keyof OneRequests;

const AGAIN: {
  readonly [K in OneKind]: {
    again?(summary: ChangeSummaries[K], target: string): Omit<OneRequests[K], 'kind'>;
  };
} = KINDS;

const isOne = (kind: ChangeKindName): kind is OneKind => KINDS[kind].request !== null;

const againAs = <K extends OneKind>(kind: K, summary: ChangeSummaries[K], target: string) => {
  const request = AGAIN[kind].again?.(summary, target);
  // That the members are those of the kind is lost as they are put together.
  return request === undefined ? null : ({ kind, ...request } as unknown as DraftRequest);
};

/** The request that asks for a change once more, over what is there now; `null` where its kind knows none. */
export const againOf = (summary: ChangeSummary, target: string): DraftRequest | null =>
  isOne(summary.kind) ? againAs<OneKind>(summary.kind, summary as ChangeSummaries[OneKind], target) : null;
