import type { LoyaltyCustomer } from '../../../../shared/domain/customer.ts';
import { ok, type Result } from '../../../../shared/domain/problem.ts';
import type { CustomerDirectory } from '../../../ports/customer-directory.ts';
import type { Source } from '../calls/client.ts';
import type { Anchor } from '../changes/expectation.ts';

/** How many identifiers are kept to find a merged customer by. */
const MAX_ANCHORS = 3;

/** The identifiers by which a customer could be found again after a merge; cards move, so they are none. */
export const anchorsOf = (
  customer: LoyaltyCustomer | null,
  lookupTypes: readonly string[],
): readonly Anchor[] =>
  (customer?.identifiers ?? [])
    .filter(({ type }) => type !== 'cardnumber' && lookupTypes.includes(type))
    .slice(0, MAX_ANCHORS)
    .map(({ type, value }) => ({ type, value }));

/** A customer as a read-back finds one. */
export interface Found {
  readonly customer: LoyaltyCustomer;
  /** Whether this is the survivor of a merge, and not the one that was asked for. */
  readonly isSurvivor: boolean;
}

/**
 * The customer of this id, or the survivor of a merge: as the upstream answers for the id, or, where it names nobody or a
 * record that was merged away, as the one customer who now holds an identifier that was the merged one's. `null`:
 * neither. `also`: a source that has to be asked beside the configured ones.
 */
export const readFollowing = async (
  directory: CustomerDirectory,
  id: string,
  anchors: readonly Anchor[],
  also?: Source,
): Promise<Result<Found | null>> => {
  const direct = await directory.byId(id, also);
  if (!direct.ok && direct.problem.code !== 'upstream.merged') return direct;
  if (direct.ok && direct.value !== null && direct.value.mergedAway !== true) {
    return ok({ customer: direct.value, isSurvivor: direct.value.id !== id });
  }
  for (const { type, value } of anchors) {
    const found = await directory.byIdentifier(type, value);
    if (!found.ok) return found;
    const [first, second] = found.value.filter(({ customer }) => customer.mergedAway !== true);
    if (first && !second) return ok({ customer: first.customer, isSurvivor: first.customer.id !== id });
  }
  return ok(null);
};
