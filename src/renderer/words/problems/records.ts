import { msg, plural } from '@lingui/core/macro';
import type { ProblemCode } from '../../../shared/domain/problem.ts';
import type { MakeSentences } from './sentences.ts';

/** What checks find about cards and identifiers. */
export const RECORDS = {
  'card.not-found': () => ({ what: msg`There is no card of this number.`, next: msg`Check the digits.` }),
  'card.no-series': () => ({
    what: msg`The series of this card is not known, so the card cannot be linked.`,
    next: msg`Try another card.`,
  }),
  'card.series-inactive': ({ text }) => {
    const series = text('series', 'name', 'code');
    return {
      what:
        series === null
          ? msg`The series of this card is not active.`
          : msg`The series ${series} of this card is not active.`,
      next: msg`Try a card of another series.`,
    };
  },
  'card.invalid-number': ({ text }) => {
    const series = text('series', 'name');
    return {
      what:
        series === null
          ? msg`This is not a complete card number.`
          : msg`This number does not fit the series ${series}.`,
      next: msg`Check the digits.`,
    };
  },
  'card.of-another-customer': () => ({
    what: msg`This card is linked to another customer.`,
    changed: msg`Nothing was sent.`,
    next: msg`Check the number, or have it delinked there first.`,
  }),
  'card.exists': () => ({
    what: msg`Capillary knows this card already.`,
    changed: msg`Nothing was sent.`,
    next: msg`Link it as a card that exists.`,
  }),
  'card.of-itself': () => ({
    what: msg`A card cannot take its own place.`,
    changed: msg`Nothing was staged.`,
    next: msg`Scan or type the new card.`,
  }),
  'card.series-gone': () => ({
    what: msg`Capillary no longer has this series.`,
    changed: msg`Nothing was sent.`,
    next: msg`Choose another series.`,
  }),
  'card.cannot-generate': ({ text }) => {
    const series = text('series');
    return {
      what:
        series === null
          ? msg`This series does not generate numbers.`
          : msg`The series “${series}” does not generate numbers.`,
      changed: msg`Nothing was sent.`,
      next: msg`Choose another series, or take a card that is in hand.`,
    };
  },
  'card.status-not-from': ({ text, state }) => {
    const label = state('label') ?? text('label');
    const to = state('to');
    return {
      what:
        label === null || to === null
          ? msg`This card is in a status from which it cannot be changed so.`
          : msg`This card is “${label}”. From there it cannot become “${to}”.`,
      changed: msg`Nothing was sent.`,
      next: msg`Read the cards again.`,
    };
  },
  'card.already-linked': () => ({ what: msg`This card is linked to this customer already.` }),
  'card.not-linked': () => ({
    what: msg`This card is not linked to this customer.`,
    next: msg`Read the cards again.`,
  }),
  'card.not-linkable': ({ text, state }) => {
    const label = state('label') ?? text('label', 'status');
    return {
      what:
        label === null
          ? msg`This card is in a status in which it cannot be linked.`
          : msg`This card cannot be linked: its status is “${label}”.`,
      next: msg`Try another card.`,
    };
  },
  'card.cap-reached': ({ number, text }) => {
    const limit = number('limit', 'cap', 'max');
    const series = text('series');
    if (limit === null)
      return { what: msg`The customer holds as many active cards of this series as one customer may.` };
    return {
      what:
        series === null
          ? msg`One customer may hold ${plural(limit, { one: '# active card', other: '# active cards' })} of this series, and this one does already.`
          : msg`One customer may hold ${plural(limit, { one: '# active card', other: '# active cards' })} of ${series}, and this one does already.`,
    };
  },
  'value.unusable': ({ text }) => ({
    what:
      text('why') === 'too-long'
        ? msg`The system gave a value here that is too long to be sent back.`
        : msg`The system gave a value here with characters that cannot be sent back.`,
    changed: msg`Nothing was sent.`,
    next: msg`Have it put right in the system itself, then read it again.`,
  }),
  'card.label-gone': ({ text }) => {
    const label = text('label');
    return {
      what:
        label === null
          ? msg`Capillary no longer offers this label.`
          : msg`Capillary no longer offers the label “${label}”.`,
      next: msg`Draft it again with another label.`,
    };
  },
  'identifier.invalid': ({ type }) => ({
    what: msg`${type}: this is not a whole or valid one.`,
    next: msg`Check it with the customer.`,
  }),
  'identifier.type-off': ({ type }) => ({
    what: msg`${type}: this branch does not use identifiers of this type.`,
    next: msg`Ask a supervisor who may.`,
  }),
  'identifier.of-another-customer': ({ type }) => ({
    what: msg`${type}: another customer has this.`,
    changed: msg`Nothing was sent.`,
    next: msg`Compare the two customers, and ask whose it is.`,
  }),
  'identifier.already-here': ({ type }) => ({ what: msg`${type}: the customer has this already.` }),
  'identifier.not-here': ({ type }) => ({
    what: msg`${type}: the customer does not have this any more.`,
    next: msg`Read the identifiers again.`,
  }),
  'identifier.source-untold': ({ type }) => ({
    what: msg`${type}: this is of another source, and Capillary does not say of which one.`,
    changed: msg`Nothing was sent.`,
    next: msg`Tell IT: the source may be missing in the configuration of this desk.`,
  }),
  'identifier.last': () => ({
    what: msg`This is the customer's last identifier. It stays: nobody could find the customer without it.`,
    next: msg`Add another identifier first.`,
  }),
  'identifier.perhaps-last': () => ({
    what: msg`The removal of another identifier was sent and may not show yet: this may be the last one left. It stays.`,
    next: msg`Look at the identifiers again in a minute, or add another one first.`,
  }),
  'identifier.primary': () => ({
    what: msg`This is the customer's primary identifier.`,
    next: msg`Make sure that the customer knows.`,
  }),
} as const satisfies Partial<Record<ProblemCode, MakeSentences>>;
