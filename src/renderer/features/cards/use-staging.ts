import { useState } from 'react';
import type { Problem } from '../../../shared/domain/problem.ts';
import type { DraftRequest } from '../../../shared/ipc/requests.ts';
import { useCalls } from '../../ipc/calls-context.ts';

export interface Staging {
  readonly busy: boolean;
  /** Why it was not put in the basket. */
  readonly refused: Problem | null;
  readonly stage: (request: DraftRequest) => Promise<void>;
}

/** Puts what a dialog asks for in the basket; the dialog closes only when that went well. */
export const useStaging = (onStaged: () => void): Staging => {
  const calls = useCalls();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  const stage = async (request: DraftRequest): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const result = await calls.put(request);
    setBusy(false);
    setRefused(result.ok ? null : result.problem);
    if (result.ok) onStaged();
  };
  return { busy, refused, stage };
};
