/** A difference in words; none where both are the same. */
export const differs = (what: string, wanted: unknown, got: unknown): readonly string[] =>
  JSON.stringify(wanted) === JSON.stringify(got)
    ? []
    : [`${what} is ${JSON.stringify(got)}, and not ${JSON.stringify(wanted)}`];
