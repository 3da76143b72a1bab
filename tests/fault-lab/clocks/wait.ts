/** Something that takes its time, whatever the wall clock is set to meanwhile. */
export interface Wait {
  readonly name: string;
  /** Gives what is not as it has to be. `step`: by how many milliseconds the wall clock is set now. */
  run(step: () => number): Promise<readonly string[]>;
}
