/** Gives a value a name under which the renderer can speak of it without holding it. */
export interface Refs {
  /** The same parts give the same ref for as long as the app runs; nothing can be learned from it. */
  of(...parts: readonly (string | null)[]): string;
}
