import { useMemo, useState } from 'react';
import type { Problem } from '../../../shared/domain/problem.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { oneAtATime } from '../basket/one-at-a-time.ts';

/** How the last saving ended: in a file, called off, or not. */
export type SavedSoFar = { readonly saved: boolean } | { readonly problem: Problem } | null;

/** Saves the day as a CSV file, one at a time, and keeps how the last one ended. */
export const useSaveCsv = (
  of: 'mine' | 'branch',
): {
  readonly saved: SavedSoFar;
  readonly saveCsv: () => Promise<void>;
} => {
  const calls = useCalls();
  const [saved, setSaved] = useState<SavedSoFar>(null);
  const saveCsv = useMemo(
    () =>
      oneAtATime(async () => {
        setSaved(null);
        const result = await calls.shift.export({ of });
        setSaved(result.ok ? result.value : { problem: result.problem });
      }),
    [calls, of],
  );
  return { saved, saveCsv };
};
