import * as v from 'valibot';
import type { UpstreamName } from '../domain/upstream.ts';
import type { PanelData } from '../systems/systems.ts';
import { cardAdd } from './card-add.ts';
import { cardGenerate } from './card-generate.ts';
import { cardDelink, cardResume, cardSuspend } from './card-labels.ts';
import { cardLink } from './card-link.ts';
import { cardUsageSet } from './card-usage-set.ts';
import { communicationSet } from './communication-set.ts';
import type { Known, Members, Parts } from './define-kind.ts';
import { identifierAdd } from './identifier-add.ts';
import { identifierRemove } from './identifier-remove.ts';

/** Every kind of change by its name. A new kind is one more line here. */
export const KINDS = {
  [cardUsageSet.name]: cardUsageSet,
  [cardAdd.name]: cardAdd,
  [cardGenerate.name]: cardGenerate,
  [cardLink.name]: cardLink,
  [cardDelink.name]: cardDelink,
  [cardSuspend.name]: cardSuspend,
  [cardResume.name]: cardResume,
  [identifierAdd.name]: identifierAdd,
  [identifierRemove.name]: identifierRemove,
  [communicationSet.name]: communicationSet,
} as const;

type Kinds = typeof KINDS;

/** The kinds of change. */
export type ChangeKindName = keyof Kinds;

/** The kinds of change that are sent to a system. */
export type KindOf<U extends UpstreamName> = {
  [K in ChangeKindName]: Kinds[K]['upstream'] extends U ? K : never;
}[ChangeKindName];

const isKindName = (name: string): name is ChangeKindName => Object.hasOwn(KINDS, name);

/** The names of all kinds of change. */
export const KIND_NAMES: readonly ChangeKindName[] = Object.keys(KINDS).filter(isKindName);

/** What each kind of change asks for. Values are complete: this never leaves the main process. */
export type ChangePayloads = { readonly [K in ChangeKindName]: Members<Kinds[K]['payload']> };

/** The part of a change that depends on its kind. */
export type ChangeAsk = {
  [K in ChangeKindName]: { readonly kind: K; readonly payload: ChangePayloads[K] };
}[ChangeKindName];

/** What a change of each kind does, in masked values. */
export type ChangeSummaries = {
  readonly [K in ChangeKindName]: { readonly kind: K } & Members<Kinds[K]['summary']>;
};

/** What a change does, in masked values: the renderer makes the words. */
export type ChangeSummary = ChangeSummaries[ChangeKindName];

/** What a change does, as it crosses to the renderer: no member beside those of its kind. */
export const ChangeSummarySchema: v.GenericSchema<ChangeSummary> = v.variant(
  'kind',
  KIND_NAMES.map((name) => v.strictObject({ kind: v.literal(name), ...KINDS[name].summary })),
  // Which kind has which members is lost in the list, and is what the type says again.
) as v.GenericSchema<ChangeSummary>;

type UpstreamOf<K extends ChangeKindName> = Kinds[K]['upstream'];

/** What the functions of a kind take and give, told by its name. */
type Rules<K extends ChangeKindName> = {
  readonly upstream: UpstreamOf<K>;
  readonly consent?: true;
  readonly alone?: true;
  slot(payload: ChangePayloads[K]): Parts;
  target?(payload: ChangePayloads[K]): readonly [thing: string, ...(string | null)[]];
  seen?(payload: ChangePayloads[K], told: PanelData[UpstreamOf<K>]): ChangePayloads[K];
  summarize(payload: ChangePayloads[K], known: Known): ChangeSummaries[K];
};
const RULES: { readonly [K in ChangeKindName]: Rules<K> } = KINDS;

interface Ask<K extends ChangeKindName> {
  readonly kind: K;
  readonly payload: ChangePayloads[K];
}

/** The system that a change of a kind is sent to. */
export const upstreamOf = (kind: ChangeKindName): UpstreamName => KINDS[kind].upstream;

/** Whether a change is one of consent: who asks for it is recorded with it. */
export const isOfConsent = (kind: ChangeKindName): boolean => RULES[kind].consent === true;

/** The kinds of change that a customer may make alone, at a kiosk. */
export const KINDS_ALONE: readonly ChangeKindName[] = KIND_NAMES.filter((kind) => RULES[kind].alone === true);

/** What a change asks for, with what the panels show as it is handed on; `null`: the panel shows nothing. */
export const seenOf = <K extends ChangeKindName>(
  { kind, payload }: Ask<K>,
  shown: { readonly [U in UpstreamName]: PanelData[U] | null },
): ChangePayloads[K] => {
  const rules: Rules<K> = RULES[kind];
  const told = shown[rules.upstream];
  return told === null ? payload : (rules.seen?.(payload, told) ?? payload);
};

/** What a change is about: drafts of the same slot replace each other. */
export const slotOf = <K extends ChangeKindName>({ kind, payload }: Ask<K>): string =>
  JSON.stringify(RULES[kind].slot(payload));

/** What the ref of the thing that a change changes is made from; `null` where nothing is there yet. */
export const targetOf = <K extends ChangeKindName>({ kind, payload }: Ask<K>) =>
  RULES[kind].target?.(payload) ?? null;

/** What a change does, in masked values. */
export const summaryOf = <K extends ChangeKindName>(
  { kind, payload }: Ask<K>,
  known: Known,
): ChangeSummaries[K] => RULES[kind].summarize(payload, known);
