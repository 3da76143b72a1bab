import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ProblemCode } from '../../../shared/domain/problem.ts';
import type { Blanks } from './blanks.ts';
import type { MakeSentences } from './sentences.ts';

const NOT_UNDERSTOOD: Readonly<Partial<Record<string, MessageDescriptor>>> = {
  'too-short': msg`It is too short to be one.`,
  'too-long': msg`It is too long to be one.`,
  symbols: msg`It holds signs that none of them has.`,
  'bad-email': msg`It looks like an e-mail and is not a whole one.`,
  'bad-phone': msg`It looks like a phone number and is not a whole one.`,
};

/** What is wrong with an entity id, with the limit where it is about length. */
const entityFault = ({ who, whom, text, number }: Blanks): MessageDescriptor => {
  const limit = number('limit');
  const length = number('length');
  switch (text('fault')) {
    case 'too-long':
      if (limit === null) break;
      return length === null
        ? msg`The customer's id is too long: ${who} takes at most ${limit} characters.`
        : msg`The customer's id has ${length} characters: ${who} takes at most ${limit}.`;
    case 'control-character':
      return msg`The customer's id holds a control character, such as a tab or a line break. ${who} takes none.`;
    case 'malformed':
      return msg`The customer's id holds half a character, so it cannot be sent to ${whom}.`;
    case 'empty':
      return msg`The customer's id for ${whom} is empty.`;
  }
  return limit === null
    ? msg`The customer's id cannot be sent to ${whom} as it is.`
    : msg`The customer's id cannot be sent: ${who} takes 1 to ${limit} characters and no control characters.`;
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
  'find.too-many-names': ({ number }) => {
    const [perMinute, seconds] = [number('perMinute'), number('seconds')];
    return {
      what:
        perMinute === null
          ? msg`There were too many searches by name.`
          : msg`There were more than ${perMinute} searches by name within a minute.`,
      next:
        seconds === null
          ? msg`Wait a minute, or find the customer by a whole number, address or id.`
          : msg`Wait ${seconds} s, or find the customer by a whole number, address or id.`,
    };
  },
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
  'entity.invalid': (blanks) => ({
    what: entityFault(blanks),
    changed: msg`Nothing was sent.`,
    next: msg`Check the id in the customer's record.`,
  }),
  'entity.trimmed': ({ who }) => ({
    what: msg`The customer's id has spaces around it in the record. ${who} gets it without them.`,
  }),
} as const satisfies Partial<Record<ProblemCode, MakeSentences>>;
