import type * as v from 'valibot';
import type { Result } from '../../../../shared/domain/problem.ts';
import type { Observation } from '../../../ports/change-kind.ts';
import type { OwnedCard } from '../../../ports/readers.ts';
import { unavailable } from '../../kit/read-back.ts';
import type { CardExpectation } from '../changes/expectation.ts';
import type { KindDeps } from '../changes/kind-deps.ts';
import { nobodyLeft, seenOfCustomer } from '../changes/read-back.ts';
import { type Found, readFollowing } from '../customers/survivor.ts';
import { holdsCard } from '../identifiers/same-identifier.ts';

type Wanted = v.InferOutput<typeof CardExpectation>;

interface Seen {
  readonly found: Result<Found | null>;
  readonly card: Result<OwnedCard | null>;
}

const look = async ({ directory, catalog }: KindDeps, wanted: Wanted): Promise<Seen> => {
  const [found, card] = await Promise.all([
    readFollowing(directory, wanted.customerId, wanted.anchors),
    catalog.card(wanted.cardNumber),
  ]);
  return { found, card };
};

/** Reads a link back: the customer's own record or the card's names the other. */
export const readBackLink = async (
  deps: KindDeps,
  changeId: string,
  wanted: Wanted,
): Promise<Observation> => {
  const { found, card } = await look(deps, wanted);
  if (!found.ok) return unavailable(changeId, 'capillary', found.problem);
  if (found.value === null) return nobodyLeft(changeId);
  const { customer } = found.value;
  if (holdsCard(customer, wanted.cardNumber)) return seenOfCustomer(changeId, 'requested', found.value);
  if (!card.ok) return unavailable(changeId, 'capillary', card.problem);
  const ownerId = card.value?.ownerId ?? null;
  if (ownerId === customer.id) return seenOfCustomer(changeId, 'requested', found.value);
  return seenOfCustomer(changeId, card.value === null || ownerId !== null ? 'other' : 'prior', found.value);
};

/** Reads a delink back: neither record names the other. While only one of them does, it is neither state. */
export const readBackDelink = async (
  deps: KindDeps,
  changeId: string,
  wanted: Wanted,
): Promise<Observation> => {
  const { found, card } = await look(deps, wanted);
  if (!found.ok) return unavailable(changeId, 'capillary', found.problem);
  if (!card.ok) return unavailable(changeId, 'capillary', card.problem);
  if (found.value === null) return nobodyLeft(changeId);
  const { customer } = found.value;
  const byCustomer = holdsCard(customer, wanted.cardNumber);
  const byCard = card.value?.ownerId === customer.id;
  const seen = byCustomer === byCard ? (byCard ? 'prior' : 'requested') : 'other';
  return seenOfCustomer(changeId, seen, found.value);
};
