/** Does at once what can be done a step at a time. */
export const toTheEnd = <T>(steps: Generator<void, T, void>): T => {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};
