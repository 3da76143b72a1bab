import type * as v from 'valibot';
import type { UpstreamName } from '../domain/upstream.ts';
import type { PanelData } from '../systems/systems.ts';

/** What the members of an object schema come to. */
export type Members<E extends v.ObjectEntries> = Readonly<v.InferOutput<v.ObjectSchema<E, undefined>>>;

/** A name made of parts, none of which can run into the next. */
export type Parts = readonly (string | number | null)[];

/** What is known of a change beside its payload, for showing it. */
export interface Known {
  /** The state before, as the kind spells it; `null` where the system told nothing. */
  readonly prior: string | null;
  /** What the series of the card is called; `null` where nobody looked, it has none, or there is no card. */
  readonly series: string | null;
}

/** What a file of a kind says of it. */
interface KindDefinition<
  N extends string,
  U extends UpstreamName,
  P extends v.ObjectEntries,
  Q extends v.ObjectEntries | null,
  S extends v.ObjectEntries,
> {
  readonly name: N;
  /** The system that it is sent to. */
  readonly upstream: U;
  /** It changes a consent: who asked for it, how and why is recorded with it. */
  readonly consent?: true;
  /** A customer may make it alone, at a kiosk: it links nothing, merges nothing and needs no words of an operator. */
  readonly alone?: true;
  /** What the change asks for. Values are complete: a payload never leaves the main process. */
  readonly payload: P;
  /**
   * What an operator asks for in a panel. Existing things are named by their ref, new ones by value. `null`: it is only
   * ever a step of something that comes to several changes (requests.ts).
   */
  readonly request: Q;
  /** What the change does, in masked values: the renderer makes the words. */
  readonly summary: S;
  /** What the change is about: drafts of the same slot replace each other. */
  slot(payload: Members<P>): Parts;
  /** What the ref of the thing that is there and is changed was made from. Left out where nothing is there yet. */
  target?(payload: Members<P>): readonly [thing: string, ...(string | null)[]];
  /**
   * The payload with what was on the screen of the system's panel as the change is handed on. Left out where that is
   * nothing to a check.
   */
  seen?(payload: Members<P>, told: PanelData[U]): Members<P>;
  /**
   * What asks for the same once more, over what is there now. Left out where the change has no state that somebody else
   * may have changed meanwhile and the operator may still want.
   */
  again?(summary: Members<S>, target: string): Members<NonNullable<Q>>;
  /** The summary of a payload. */
  summarize(payload: Members<P>, known: Known): Members<S>;
}

/** Defines a kind of change: all that every layer has to know of it. Pure. */
export const defineKind = <
  const N extends string,
  const U extends UpstreamName,
  const P extends v.ObjectEntries,
  const Q extends v.ObjectEntries | null,
  const S extends v.ObjectEntries,
>(
  definition: KindDefinition<N, U, P, Q, S>,
) => ({
  ...definition,
  /** Whether a summary is one of this kind. */
  is: (summary: { readonly kind: string }): summary is { readonly kind: N } & Members<S> =>
    summary.kind === definition.name,
  summarize: (payload: Members<P>, known: Known): { readonly kind: N } & Members<S> => ({
    kind: definition.name,
    ...definition.summarize(payload, known),
  }),
});
