import * as v from 'valibot';

/** Which of them were there before, told by their keys. */
const again = (keys: readonly string[]): readonly boolean[] => {
  const seen = new Set<string>();
  return keys.map((key) => {
    const isThere = seen.has(key);
    seen.add(key);
    return isThere;
  });
};

/** Each entry of a list that is not as it should be beside the others, said at its own place, or at a member of it. */
const eachWrong = <T>(
  wrong: (all: readonly T[]) => readonly boolean[],
  message: string,
  member: string | null,
) =>
  v.rawCheck<T[]>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { value: all } = dataset;
    for (const [at, isWrong] of wrong(all).entries()) {
      if (!isWrong) continue;
      const entry = { type: 'array', origin: 'value', input: all, key: at, value: all[at] } as const;
      if (member === null) addIssue({ message, path: [entry] });
      else {
        const of = {
          type: 'object',
          origin: 'value',
          input: { [member]: null },
          key: member,
          value: null,
        } as const;
        addIssue({ message, path: [entry, of] });
      }
    }
  });

/** Entries of a list that do not fit the one before them. */
export const eachAfter = <T>(isFit: (one: T, before: T) => boolean, message: string) =>
  eachWrong<T>((all) => all.map((one, at) => at > 0 && !isFit(one, all[at - 1] ?? one)), message, null);

/** Entries of a list that are there already, told by a key. */
export const noneTwice = <T>(keyOf: (one: T) => string, message: string, member: string | null = null) =>
  eachWrong<T>((all) => again(all.map(keyOf)), message, member);

/** Names of a table that are there already, told by a key, each said at its place. */
export const namedOnce = <T>(keyOf: (name: string) => string, message: string) =>
  v.rawCheck<Record<string, T>>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { value: input } = dataset;
    const names = Object.keys(input);
    const isAgain = again(names.map(keyOf));
    for (const [at, key] of names.entries())
      if (isAgain[at] === true)
        addIssue({ message, path: [{ type: 'object', origin: 'key', input, key, value: input[key] }] });
  });
