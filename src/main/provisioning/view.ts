import type { Problem } from '../../shared/domain/problem.ts';
import type { AppInfoView } from '../../shared/ipc/answer-views.ts';
import { graceEndOf } from './life.ts';
import { keyFingerprint } from './signing-key.ts';
import type { KeptState } from './state.ts';

/** What a window is told of the bundle that the app works with; null: it works with none. Pure. */
export const provisionedView = (
  state: KeptState | null,
  refused: Problem | null,
): AppInfoView['provisioned'] => {
  const current = state?.current ?? null;
  if (current === null) return null;
  const { manifest, signer, importedAt } = current;
  return {
    ...{ id: manifest.id, version: manifest.version, issuer: manifest.issuer },
    ...{ fingerprint: keyFingerprint(signer), importedAt, expiresAt: Date.parse(manifest.expiresAt) },
    ...{ graceEndsAt: graceEndOf(manifest), before: state?.before?.manifest.version ?? null, refused },
  };
};
