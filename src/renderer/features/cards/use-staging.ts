import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fail, type Problem } from '../../../shared/domain/problem.ts';
import type { DraftCheck } from '../../../shared/ipc/draft-views.ts';
import type { DraftRequest } from '../../../shared/kinds/requests.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { problemOf } from '../../ipc/problem-error.ts';
import { queries } from '../../ipc/queries.ts';

export interface Staging {
  readonly busy: boolean;
  /** Why it was not put in the basket. */
  readonly refused: Problem | null;
  /** What a check found that keeps exactly this out of the basket: it says nothing about a later request. */
  readonly blockedOf: (request: DraftRequest | null) => DraftCheck | null;
  readonly stage: (request: DraftRequest) => Promise<void>;
  /** Checks first: what is blocked stays in the dialog, with the reason. */
  readonly stageChecked: (request: DraftRequest) => Promise<void>;
}

interface Blocked {
  readonly request: DraftRequest;
  readonly found: DraftCheck;
}

const isSame = (a: DraftRequest | undefined, b: DraftRequest | null): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

const isBlocked = ({ steps }: DraftCheck): boolean =>
  steps.some(({ findings }) => findings.some(({ level }) => level === 'block'));

/** Puts what a dialog asks for in the basket; the dialog closes only when that went well. */
export const useStaging = (onStaged: () => void): Staging => {
  const calls = useCalls();
  const cache = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  const [blocked, setBlocked] = useState<Blocked | null>(null);

  const put = async (request: DraftRequest): Promise<void> => {
    const result = await calls.drafts.put({ request });
    setRefused(result.ok ? null : result.problem);
    if (result.ok) onStaged();
  };

  const check = async (request: DraftRequest): Promise<DraftCheck | null> => {
    try {
      return await cache.fetchQuery(queries.check(calls, request));
    } catch (error) {
      setRefused(error instanceof Error ? problemOf(error) : fail('internal').problem);
      return null;
    }
  };

  const once =
    (work: (request: DraftRequest) => Promise<void>) =>
    async (request: DraftRequest): Promise<void> => {
      if (busy) return;
      setBusy(true);
      setRefused(null);
      setBlocked(null);
      await work(request);
      setBusy(false);
    };

  return {
    busy,
    refused,
    blockedOf: (request) => (isSame(blocked?.request, request) ? (blocked?.found ?? null) : null),
    stage: once(put),
    stageChecked: once(async (request) => {
      const found = await check(request);
      if (found === null) return;
      if (isBlocked(found)) setBlocked({ request, found });
      else await put(request);
    }),
  };
};
