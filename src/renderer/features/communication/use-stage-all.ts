import { useState } from 'react';
import { fail } from '../../../shared/domain/problem.ts';
import { useAct } from '../../app/use-act.ts';
import type { PlacedSelection } from './selections.ts';

/** Puts many selections into the basket in one action: each is a line of its own, and can be taken out by itself. */
export const useStageAll = (): {
  readonly busy: boolean;
  readonly stageAll: (selections: readonly PlacedSelection[], optIn: 'Y' | 'N') => Promise<void>;
} => {
  const act = useAct();
  const [busy, setBusy] = useState(false);
  return {
    busy,
    stageAll: async (selections, optIn) => {
      setBusy(true);
      await act(async (calls) => {
        const results = await Promise.all(
          selections.map(({ ref }) => calls.put({ kind: 'communication.set', selection: ref, optIn })),
        );
        return results.find((result) => !result.ok) ?? results[0] ?? fail('change.no-difference');
      });
      setBusy(false);
    },
  };
};
