import type { Change } from '../../../../shared/domain/change.ts';
import type { LoyaltyCustomer } from '../../../../shared/domain/customer.ts';
import type { Finding } from '../../../../shared/domain/finding.ts';
import { ok, type Result } from '../../../../shared/domain/problem.ts';
import type { CustomerDirectory } from '../../../ports/customer-directory.ts';
import { block, unreadable } from '../../kit/findings.ts';
import { toOwner } from './owner.ts';

/** Reads the customer of a change afresh; a customer without a Capillary id reads as none. */
export const readOwn = async (
  directory: CustomerDirectory,
  { customer: { ids } }: Change,
): Promise<Result<LoyaltyCustomer | null>> =>
  ids.capillary === undefined ? ok(null) : directory.byId(ids.capillary);

/**
 * The customer whom a change is about, or the finding that stops it: `identity.unresolved` without a Capillary
 * id, `customer.gone`, `upstream.merged` when the upstream answers with the survivor of a merge, or says that the record was merged away.
 */
export const ownOrFinding = (
  change: Change,
  read: Result<LoyaltyCustomer | null>,
): { readonly own: LoyaltyCustomer } | { readonly finding: Finding } => {
  const id = change.customer.ids.capillary;
  if (id === undefined) return { finding: block('identity.unresolved', { upstream: 'capillary' }) };
  if (!read.ok) {
    const { code, data } = read.problem;
    return {
      finding: code === 'upstream.merged' ? block(code, data) : unreadable('capillary', read.problem),
    };
  }
  if (read.value === null) return { finding: block('customer.gone', { upstream: 'capillary' }) };
  const { value } = read;
  if (value.id === id && value.mergedAway !== true) return { own: value };
  // The survivor, where it is known, is shown beside: it is the one to go on with.
  const survivor = value.id === id ? [] : [toOwner(value, false)];
  return { finding: block('upstream.merged', { upstream: 'capillary' }, survivor) };
};
