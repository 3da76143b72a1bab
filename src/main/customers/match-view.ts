import { customerName } from '../../shared/domain/customer-name.ts';
import { maskCard, maskValue } from '../../shared/domain/mask.ts';
import { shownOrNull, shownText } from '../../shared/domain/shown-text.ts';
import { ID_NAMES, type Identified, RECORD_SYSTEM } from '../../shared/domain/upstream.ts';
import type { FoundView } from '../../shared/ipc/answer-views.ts';
import type { ReadTime } from '../ports/clock.ts';
import type { DirectoryMatch, DirectorySource } from '../ports/customer-directory.ts';
import type { FoundCustomer } from './found-customers.ts';

/** One customer among those found, in masked values. */
export type MatchView = FoundView['matches'][number];

/** A customer who was found, and how the match is shown; the ref comes of remembering who it is. */
export interface Match {
  readonly who: FoundCustomer;
  readonly view: Omit<MatchView, 'ref'>;
}

/** What a search by the beginning of a name may have matched: shown whole, as names are. */
const NAMES: ReadonlySet<string> = new Set(['name', 'firstName', 'lastName']);

const maskAs = (type: string, value: string): string =>
  type === 'cardnumber' ? maskCard(value) : NAMES.has(type) ? shownText(value) : maskValue(type, value);

/** A match of Capillary's. `unread`: the sources that have not told of its record; null: it was found by name alone. */
export const matchOf = (
  { customer, matchedOn }: DirectoryMatch,
  unread: readonly DirectorySource[] | null,
  read: ReadTime,
): Match => {
  // A record that answers to another id than its own is the one into which that id's was merged.
  const isOther = matchedOn.type === 'customerId' && matchedOn.value !== customer.id;
  const mergedFrom = isOther ? maskValue(matchedOn.type, matchedOn.value) : null;
  const name = customerName(customer);
  return {
    who: {
      upstream: RECORD_SYSTEM,
      id: customer.id,
      name,
      told: unread === null ? null : { customer, unread },
      read,
      mergedFrom,
    },
    view: {
      mergedFrom,
      mergedAway: customer.mergedAway === true,
      name: shownText(name),
      tier: shownOrNull(customer.tier),
      // Another source may tell of more cards.
      cards: unread?.length === 0 ? customer.cards.length : null,
      matchedOn: { type: shownText(matchedOn.type), masked: maskAs(matchedOn.type, matchedOn.value) },
      masked: customer.identifiers
        .filter(({ type }) => type !== 'cardnumber')
        .slice(0, 4)
        .map(({ type, value }) => ({ type: shownText(type), masked: maskValue(type, value) })),
      sources: [...new Set(customer.profiles.map(({ source }) => shownText(source)))],
    },
  };
};

/** A match of a system that knows no more of a customer than the id. */
export const matchOfId = (upstream: Identified, id: string, read: ReadTime): Match => {
  const masked = maskValue('id', id);
  return {
    who: { upstream, id, name: masked, told: null, read, mergedFrom: null },
    view: {
      mergedFrom: null,
      mergedAway: false,
      name: masked,
      tier: null,
      cards: null,
      matchedOn: { type: ID_NAMES[upstream], masked },
      masked: [],
      sources: [],
    },
  };
};
