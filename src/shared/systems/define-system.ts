import type * as v from 'valibot';

/** A schema of which only the type that it gives matters. */
type Giving<T> = v.GenericSchema<unknown, T>;

/** What is typed into the forms that take credentials. A new system is one more part of its own file. */
export interface CredentialForm {
  /** The name under which the settings choose it. */
  readonly name: string;
  readonly fields: readonly CredentialField[];
}

/** A field of credentials, under the name that it has in the keychain. */
export interface CredentialField {
  readonly name: string;
  /**
   * - `name`: not a secret by itself; `word`: that, in one word of printable ASCII;
   * - `secret`: without blanks around it; `password`: exactly as it is typed;
   * - `token`: without what comes along when one is copied; `access-token`: that, in one word, and it may say when it ends.
   */
  readonly kind: 'name' | 'word' | 'secret' | 'password' | 'token' | 'access-token';
}

/** What a system's calls are signed with, as far as every layer has to know: never a value. */
interface CredentialDefinition<S> {
  readonly forms: readonly [CredentialForm, ...CredentialForm[]];
  /** The name of the form that a branch needs. */
  readonly wanted: (settings: S) => string;
}

/** What a file of a system says of it. */
interface SystemDefinition<I extends string, S, V, P extends string | null> {
  /** What its own id of a customer is called: in a search, in the settings and in the journal. */
  readonly idName: I;
  /** Its section of the settings. */
  readonly settings: S;
  /** What its calls are signed with. */
  readonly credentials: CredentialDefinition<S extends v.GenericSchema ? v.InferOutput<S> : never>;
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
