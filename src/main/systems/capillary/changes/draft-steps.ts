import { fail, ok, type Result } from '../../../../shared/domain/problem.ts';
import { type ChangeAsk, slotOf } from '../../../../shared/kinds/kinds.ts';
import type { SeveralRequest } from '../../../../shared/kinds/requests.ts';
import type { NonEmpty } from '../../../ports/change-kind.ts';
import type { Asking, DraftFrom, DraftSteps } from '../../../ports/drafting.ts';
import { addOf } from '../cards/card-add.ts';
import { draftDelink } from '../cards/card-delink.ts';
import { generateOf } from '../cards/card-generate.ts';
import { draftLink, linkOf } from '../cards/card-link.ts';
import { typedCard } from '../cards/typed-card.ts';
import { identifierAddOf } from '../identifiers/identifier-add.ts';
import { draftRemoval } from '../identifiers/identifier-remove.ts';
import { identifiersByRef } from './by-ref.ts';
import type { KindDeps } from './kind-deps.ts';

type Steps = Result<NonEmpty<Asking>>;
type CardRequest = Extract<SeveralRequest, { readonly kind: 'card.replace' }>['by'];

/**
 * Makes a card, and links the one that was made: the link stands in the slot of the card that it waits for.
 * `cardNumber` null: nobody knows the number yet.
 */
const made = (ask: ChangeAsk, cardNumber: string | null, series: string | null): Steps => {
  const slot = cardNumber === null ? { slot: `link of ${slotOf(ask)}` } : {};
  return ok([
    { ask, prior: 'absent', series },
    { ...linkOf(cardNumber), ...slot, series },
  ]);
};

const followedBy = (first: Steps, last: Result<Asking>): Steps => {
  if (!first.ok) return first;
  return last.ok ? ok([...first.value, last.value]) : last;
};

/**
 * Drafts what comes to several changes of cards and identifiers. Problems: those of the kinds' own drafts, and
 * `card.of-itself` for a card that is to take its own place.
 */
export const createDraftSteps = (deps: Pick<KindDeps, 'rules' | 'seenCards'>): DraftSteps => {
  const { rules, seenCards } = deps;
  const cardSteps = (by: CardRequest, from: DraftFrom): Steps => {
    if (from.shown.capillary === null) return fail('visit.gone');
    switch (by.how) {
      case 'existing': {
        const link = draftLink(deps)(by, from);
        return link.ok ? ok([link.value]) : link;
      }
      case 'add': {
        const cardNumber = typedCard(by.cardNumber, deps);
        return made(addOf(cardNumber, by.series), cardNumber, seenCards.nameOfSeries(by.series));
      }
      case 'generate':
        return made(generateOf(by.series), null, seenCards.nameOfSeries(by.series));
    }
  };

  return {
    'card.issue': ({ card }, from) => cardSteps(card, from),
    'card.replace': (request, from) => {
      const { card, by } = request;
      const spellings = 'cardNumber' in by ? rules.spellings('cardnumber', by.cardNumber) : [];
      if (spellings.some((one) => from.refs.of('card', one) === card)) return fail('card.of-itself');
      return followedBy(cardSteps(by, from), draftDelink(deps)(request, from));
    },
    'identifier.change': (request, from) => {
      const record = from.shown.capillary;
      const held = record === null ? undefined : identifiersByRef(record, from.refs).get(request.identifier);
      if (held === undefined) return fail('visit.gone');
      const { type } = held;
      const value = rules.normalize(type, request.value);
      if (!value.ok) return value;
      if (value.value === held.value) return fail('identifier.already-here', { type });
      const add = identifierAddOf({ type, value: value.value });
      return followedBy(ok([add]), draftRemoval(request, from));
    },
  };
};
