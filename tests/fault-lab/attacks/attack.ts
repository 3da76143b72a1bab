/** One way in which somebody tries to get what must not be had. */
export interface Attack {
  readonly name: string;
  /** Makes one out of so many of its tries, and tells those that came through. */
  run(take: (number: number) => boolean): Promise<Outcome>;
}

/** What came of the tries of an attack. */
export interface Outcome {
  readonly tries: number;
  /** What came through, in words. */
  readonly through: readonly string[];
}

/** Makes those of the tries that are taken, one after another. */
export const tryEach = async <T>(
  all: Iterable<T>,
  take: (number: number) => boolean,
  attempt: (one: T) => Promise<readonly string[]> | readonly string[],
): Promise<Outcome> => {
  const through: string[] = [];
  let tries = 0;
  let number = 0;
  for (const one of all) {
    number += 1;
    if (!take(number)) continue;
    tries += 1;
    through.push(...(await attempt(one)));
  }
  return { tries, through };
};
