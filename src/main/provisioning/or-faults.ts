/** What a command line asked for, or a line for each thing that is wrong with it. No line holds anything of a secret. */
export type OrFaults<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Wraps what was found. */
export const found = <T>(value: T): OrFaults<T> => ({ ok: true, value });

/** Wraps what is wrong, a line each. */
export const faulty = (
  ...faults: readonly string[]
): { readonly ok: false; readonly faults: readonly string[] } => ({
  ok: false,
  faults,
});

/** A fault of a file, as all commands tell them: lines and columns count from 1. */
export const faultAt = (file: string, why: string, line = 1, column = 1): string =>
  `${file}:${line}:${column}: ${why}`;
