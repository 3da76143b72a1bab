import { startTransition, useOptimistic } from 'react';

/**
 * A control answers at once: it shows what was asked for while the asking lasts, then what is so. Gives what to
 * show and how to ask.
 */
export const useWished = <T>(
  actual: T,
  ask: (wished: T) => Promise<unknown>,
): readonly [T, (wished: T) => void] => {
  const [shown, show] = useOptimistic(actual);
  const wish = (wished: T): void =>
    startTransition(async () => {
      show(wished);
      await ask(wished);
    });
  return [shown, wish];
};
