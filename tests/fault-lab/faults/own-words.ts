import { existsSync } from 'node:fs';
import type { TrainingPerson } from '../../../src/main/training/population/person.ts';
import { UPSTREAMS, type UpstreamName } from '../../../src/shared/domain/upstream.ts';
import type { ChangeAsk, ChangeKindName, ChangeSummary } from '../../../src/shared/kinds/kinds.ts';
import { BOTH, type Effect, NONE } from './fault.ts';

/** What a kind of change asks for in the lab, and how it is shown. */
export interface LabAsk {
  /** Whose change it is; the customer of the lab where it is left out. */
  readonly of?: TrainingPerson;
  readonly ask: ChangeAsk;
  readonly prior: string;
  readonly summary: ChangeSummary;
}

/** How a system says yes and no, written down from its contract and not taken from any other code. */
export interface OwnWords {
  /** A yes to this request. */
  yes(request: Buffer): Buffer;
  /** The body with which it refuses, with this number in the place of its own code. */
  no(status: number): string;
  /** Whether its contract knows the refusal to mean that nothing was changed. */
  believed(status: number): boolean;
  /** What its kinds ask for in the lab, by kind; the cases of those that need the catalog stand in `stand/cases.ts`. */
  cases?(person: TrainingPerson): { readonly [K in ChangeKindName]?: readonly LabAsk[] };
}

/** Each system's words stand in a file of its name. One that has none yet is told of by name when it is asked for. */
const read = async (upstream: UpstreamName): Promise<OwnWords | null> => {
  const file = new URL(`words/${upstream}.ts`, import.meta.url);
  if (!existsSync(file)) return null;
  const { words } = (await import(file.href)) as { readonly words: OwnWords };
  return words;
};

const WORDS = new Map(await Promise.all(UPSTREAMS.map(async (name) => [name, await read(name)] as const)));

const wordsOf = (upstream: UpstreamName): OwnWords => {
  const words = WORDS.get(upstream);
  if (!words) throw new Error(`tests/fault-lab/faults/words/${upstream}.ts is missing`);
  return words;
};

/** A yes in the system's own words, to this request. */
export const yes = (upstream: UpstreamName, request: Buffer): Buffer => wordsOf(upstream).yes(request);

/** The body with which a system refuses, with this number in the place of its own code. */
export const no = (upstream: UpstreamName, status: number): string => wordsOf(upstream).no(status);

/**
 * The effects that can go with a refusal in the system's own words. Where its contract knows the refusal to mean that
 * nothing was changed, a change made in spite of it would be the system's lie, not the network's: left out.
 */
export const effectsOfRefusal = (upstream: UpstreamName, status: number): readonly Effect[] =>
  wordsOf(upstream).believed(status) ? NONE : BOTH;

/** What the kinds of all systems ask for in the lab that say it beside their words. */
export const ownCases = (person: TrainingPerson): { readonly [K in ChangeKindName]?: readonly LabAsk[] } =>
  Object.assign({}, ...UPSTREAMS.map((upstream) => WORDS.get(upstream)?.cases?.(person) ?? {}));
