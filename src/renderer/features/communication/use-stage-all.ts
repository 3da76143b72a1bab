import { useState } from 'react';
import type { StopWhat } from '../../../shared/ipc/requests.ts';
import { setOptIn } from '../../../shared/kinds/communication-set.ts';
import { useAct } from '../../app/use-act.ts';
import type { PlacedSelection } from './selections.ts';

/** Puts many selections into the basket in one action: each is a line of its own, and can be taken out by itself. */
export const useStageAll = (): {
  readonly busy: boolean;
  readonly stageAll: (selections: readonly PlacedSelection[], optIn: 'Y' | 'N') => Promise<void>;
  /** Of all selections, shown or not. */
  readonly stopAll: (what: StopWhat) => Promise<void>;
} => {
  const act = useAct();
  const [busy, setBusy] = useState(false);
  return {
    busy,
    stageAll: async (selections, optIn) => {
      setBusy(true);
      await act((calls) =>
        calls.drafts.putAll({ requests: selections.map(({ ref }) => setOptIn(ref, optIn)) }),
      );
      setBusy(false);
    },
    stopAll: async (what) => {
      setBusy(true);
      await act((calls) => calls.drafts.stopAll({ what }));
      setBusy(false);
    },
  };
};
