/** Proves at compile time that a switch is exhaustive, and fails loudly should data break the proof. */
export const assertNever = (value: never): never => {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
};
