import type * as v from 'valibot';

/** A schema of which only the type that it gives matters. */
type Giving<T> = v.GenericSchema<unknown, T>;

/** What a file of a system says of it. */
interface SystemDefinition<I extends string, S, V, P extends string | null> {
  /** What its own id of a customer is called: in a search, in the settings and in the journal. */
  readonly idName: I;
  /** Its section of the settings. */
  readonly settings: S;
  /**
   * Where the record of a customer holds the id under which this system knows that person, unless the settings say
   * otherwise. `null`: this system itself holds that record.
   */
  readonly idSource: P;
  /** Its panel as it crosses to the screen: masked, with refs for values. */
  readonly panel: V;
}

/** A system, with the type of what it tells of a customer. Whole values: those never leave the main process. */
interface DefinedSystem<I extends string, S, V, P extends string | null, T>
  extends SystemDefinition<I, S, V, P> {
  /** The type alone: nothing is ever held here. */
  readonly told?: T;
}

/**
 * Defines what every layer has to know of a system. `T` is the type of what it tells of a customer. How it is called is
 * its adapter's to know. Pure.
 */
export const defineSystem =
  <T>() =>
  <
    const I extends string,
    const S extends Giving<{ readonly baseUrl: string }>,
    const V extends Giving<object>,
    const P extends string | null,
  >(
    definition: SystemDefinition<I, S, V, P>,
  ): DefinedSystem<I, S, V, P, T> =>
    definition;
