import { problem } from '../../shared/domain/problem.ts';
import type { ChangeKindName } from '../../shared/kinds/kinds.ts';
import { underRule } from '../changes/under-rule.ts';
import type { ChangeKind } from '../ports/change-kind.ts';

/** A change of a kind that customers may not make here. */
const NOT_HERE = { level: 'block', problem: problem('kiosk.at-desk'), owners: [] } as const;

/**
 * The kinds with what a kiosk allows in every check, and so in every sending: a kind that is not named is blocked, whoever
 * drafted it.
 */
export const onlyAtKiosk = (
  kinds: ReadonlyMap<ChangeKindName, ChangeKind>,
  allowed: readonly ChangeKindName[],
): ReadonlyMap<ChangeKindName, ChangeKind> =>
  underRule(
    kinds,
    () =>
      ({ kind }, found) =>
        allowed.includes(kind) ? found : [NOT_HERE, ...found],
  );
