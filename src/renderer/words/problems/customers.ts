import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ProblemCode } from '../../../shared/domain/problem.ts';
import type { Entry } from './entry.ts';

const NOT_UNDERSTOOD: Readonly<Partial<Record<string, MessageDescriptor>>> = {
  'too-short': msg`It is too short to be one.`,
  'too-long': msg`It is too long to be one.`,
  symbols: msg`It holds signs that none of them has.`,
  'bad-email': msg`It looks like an e-mail and is not a whole one.`,
  'bad-phone': msg`It looks like a phone number and is not a whole one.`,
};

/** Finding a customer, and the ids under which the systems know one. */
export const CUSTOMERS = {
  'find.not-an-identifier': ({ text }) => {
    const understood = text('understood');
    if (understood === 'switched-off') {
      return {
        what: msg`This branch does not look up by what this could be.`,
        next: msg`Try another identifier.`,
      };
    }
    return {
      what: msg`This is not a mobile, e-mail, card or id.`,
      more: understood === null ? null : (NOT_UNDERSTOOD[understood] ?? msg`Understood: ${understood}.`),
      next: msg`Type the whole number, address or id, or the first letters of a name.`,
    };
  },
  'find.nobody': ({ text }) => {
    const understood = text('understood');
    return {
      what: understood === null ? msg`Nobody found.` : msg`Nobody found. Understood: ${understood}.`,
      next: msg`Check it with the customer, or try another identifier.`,
    };
  },
  'find.off': ({ who, text }) =>
    text('upstream') === null
      ? { what: msg`This branch does not search by this.`, next: msg`Try another identifier.` }
      : { what: msg`${who} is switched off in this branch.` },
  'customer.gone': ({ who }) => ({
    what: msg`${who} no longer knows this customer.`,
    next: msg`Find the customer again: the record may have been merged.`,
  }),
  'identity.unresolved': ({ whom }) => ({
    what: msg`The record does not tell the customer's id at ${whom}.`,
    next: msg`Type the id. You see what ${whom} holds under it before it is kept.`,
  }),
  'identity.ambiguous': ({ whom, number }) => {
    const count = number('count');
    return {
      what:
        count === null
          ? msg`The record holds several ids for ${whom}.`
          : msg`The record holds ${count} different ids for ${whom}.`,
      next: msg`Type the one that is right. You see what ${whom} holds under it before it is kept.`,
    };
  },
  'identity.invalid': ({ who, whom, number }) => {
    const limit = number('limit');
    return {
      what:
        limit === null
          ? msg`This cannot be an id at ${whom}.`
          : msg`This cannot be an id: ${who} takes at most ${limit} characters.`,
      next: msg`Check the id, then type it again.`,
    };
  },
  'entity.invalid': ({ who, whom, number }) => {
    const limit = number('limit');
    return {
      what:
        limit === null
          ? msg`The customer's id cannot be sent to ${whom} as it is.`
          : msg`The customer's id cannot be sent: ${who} takes 1 to ${limit} characters and no control characters.`,
      changed: msg`Nothing was sent.`,
      next: msg`Check the id in the customer's record.`,
    };
  },
} as const satisfies Partial<Record<ProblemCode, Entry>>;
