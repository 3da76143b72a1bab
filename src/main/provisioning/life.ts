import { problem } from '../../shared/domain/problem.ts';
import type { ChangeKindName } from '../../shared/kinds/kinds.ts';
import type { Manifest } from '../../shared/provisioning/manifest.ts';
import type { ChangeKind, Checked } from '../ports/change-kind.ts';
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
  const ruled = (kind: ChangeKind): ChangeKind => ({
    ...kind,
    check: async (changes, beside) => {
      const checked = await kind.check(changes, beside);
      if ((await latest.now()) < graceEndOf(manifest)) return checked;
      const findings: Checked['findings'] = new Map(
        changes.map(({ id }) => [id, [ended, ...(checked.findings.get(id) ?? [])]]),
      );
      return {
        findings,
        get expectation() {
          return checked.expectation;
        },
        send: (attempt) => checked.send(attempt),
      };
    },
  });
  return new Map([...kinds].map(([name, kind]) => [name, ruled(kind)]));
};
