import type * as v from 'valibot';
import type { Observation } from '../../ports/change-kind.ts';
import type { IdentifierExpectation } from './expectation.ts';
import type { KindDeps } from './kind-deps.ts';
import { nobodyLeft, observed, unavailable } from './read-back.ts';
import { holdsIdentifier } from './same-identifier.ts';
import { type Found, readFollowing } from './survivor.ts';

type Wanted = v.InferOutput<typeof IdentifierExpectation>;

const readBack = async (
  { directory }: KindDeps,
  changeId: string,
  wanted: Wanted,
  isSo: (found: Found) => boolean,
): Promise<Observation> => {
  const found = await readFollowing(directory, wanted.customerId, wanted.anchors);
  if (!found.ok) return unavailable(changeId, found.problem);
  if (found.value === null) return nobodyLeft(changeId);
  return observed(changeId, isSo(found.value) ? 'requested' : 'prior', found.value);
};

/** Reads an addition back: the customer holds the identifier, in whichever source. */
export const readBackAdded = (deps: KindDeps, changeId: string, wanted: Wanted): Promise<Observation> =>
  readBack(deps, changeId, wanted, ({ customer }) =>
    holdsIdentifier(customer, { type: wanted.type, value: wanted.value }),
  );

/** Reads a removal back: the source that it was removed from no longer holds the identifier. */
export const readBackRemoved = (deps: KindDeps, changeId: string, wanted: Wanted): Promise<Observation> =>
  readBack(deps, changeId, wanted, ({ customer }) => !holdsIdentifier(customer, wanted));
