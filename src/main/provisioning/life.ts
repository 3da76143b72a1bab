import { problem } from '../../shared/domain/problem.ts';
import type { ChangeKindName } from '../../shared/kinds/kinds.ts';
import type { Manifest } from '../../shared/provisioning/manifest.ts';
import { underRule } from '../changes/under-rule.ts';
import type { ChangeKind } from '../ports/change-kind.ts';
import type { LatestTime } from './latest-time.ts';

const DAY_MS = 86_400_000;

/** From when on no change is sent under a bundle, in milliseconds since the epoch. Pure. */
export const graceEndOf = ({ expiresAt, graceDays }: Pick<Manifest, 'expiresAt' | 'graceDays'>): number =>
  Date.parse(expiresAt) + graceDays * DAY_MS;

/**
 * The kinds with the end of a bundle in every check, and so in every sending: beyond its grace nothing is sent, and
 * everything is still read.
 */
export const underBundle = (
  kinds: ReadonlyMap<ChangeKindName, ChangeKind>,
  manifest: Pick<Manifest, 'expiresAt' | 'graceDays' | 'version'>,
  latest: LatestTime,
): ReadonlyMap<ChangeKindName, ChangeKind> => {
  const { expiresAt, version } = manifest;
  const ended = {
    level: 'block',
    problem: problem('bundle.ended', { version, at: expiresAt }),
    owners: [],
  } as const;
  return underRule(kinds, async () => {
    const hasEnded = (await latest.now()) >= graceEndOf(manifest);
    return (_change, found) => (hasEnded ? [ended, ...found] : found);
  });
};
