import type * as v from 'valibot';
import type { Observation } from '../../../ports/change-kind.ts';
import { unavailable } from '../../kit/read-back.ts';
import type { IdentifierExpectation } from '../changes/expectation.ts';
import type { KindDeps } from '../changes/kind-deps.ts';
import { nobodyLeft, seenOfCustomer } from '../changes/read-back.ts';
import { type Found, readFollowing } from '../customers/survivor.ts';
import { holdsIdentifier } from './same-identifier.ts';

type Wanted = v.InferOutput<typeof IdentifierExpectation>;

/** Where an identifier is, as a read-back finds it. */
type Place =
  /** In the source that was written to; of a survivor, in any: a merge keeps the entries of each. */
  | 'there'
  /** In another source than the one that was written to. */
  | 'elsewhere'
  | 'nowhere';

const placeOf = ({ customer, isSurvivor }: Found, wanted: Wanted): Place => {
  const isThere =
    holdsIdentifier(customer, wanted, wanted) ||
    // What names no source may be in the one that was written to.
    holdsIdentifier(customer, wanted, { source: '', accountId: null });
  if (isThere) return 'there';
  if (!holdsIdentifier(customer, wanted)) return 'nowhere';
  return isSurvivor ? 'there' : 'elsewhere';
};

const readBack = async (
  { directory }: KindDeps,
  changeId: string,
  wanted: Wanted,
  seenOf: (found: Found) => Observation['seen'] & ('requested' | 'prior' | 'other'),
): Promise<Observation> => {
  const found = await readFollowing(directory, wanted.customerId, wanted.anchors, wanted);
  if (!found.ok) return unavailable(changeId, 'capillary', found.problem);
  if (found.value === null) return nobodyLeft(changeId);
  return seenOfCustomer(changeId, seenOf(found.value), found.value);
};

const ADDED = { there: 'requested', elsewhere: 'other', nowhere: 'prior' } as const;

/** Reads an addition back: the customer holds the identifier in the source that was written to. */
export const readBackAdded = (deps: KindDeps, changeId: string, wanted: Wanted): Promise<Observation> =>
  readBack(deps, changeId, wanted, (found) => ADDED[placeOf(found, wanted)]);

/** Reads a removal back: the source that it was removed from no longer holds the identifier. */
export const readBackRemoved = (deps: KindDeps, changeId: string, wanted: Wanted): Promise<Observation> =>
  readBack(deps, changeId, wanted, ({ customer }) =>
    holdsIdentifier(customer, wanted, wanted) ? 'prior' : 'requested',
  );
