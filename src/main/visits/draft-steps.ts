import { maskCard, maskValue } from '../../shared/domain/mask.ts';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import type { DraftRequest } from '../../shared/ipc/requests.ts';
import type { NonEmpty } from '../ports/change-kind.ts';
import type { IdentifierRules } from '../ports/identifier-rules.ts';
import { slotOf } from './asked.ts';
import { identifiersByRef } from './by-ref.ts';
import type { CardLooks } from './card-looks.ts';
import { type Drafted, draftOf } from './draft.ts';
import type { Refs } from './refs.ts';
import { typedCard } from './typed-card.ts';
import { dataOf, type Visit } from './visit.ts';

/** What a request needs to become changes. */
export interface DraftDeps {
  readonly visit: Visit;
  readonly refs: Refs;
  readonly rules: IdentifierRules;
  readonly looks: Pick<CardLooks, 'seriesOf' | 'seen' | 'nameOfSeries' | 'labelOf'>;
}

type Steps = Result<NonEmpty<Drafted>>;
type Replaced = Extract<DraftRequest, { readonly kind: 'card.replace' }>['by'];

/** Makes a card, and links the one that was made: the link stands in the slot of the card that it waits for. */
const made = (maker: Omit<Drafted, 'slot' | 'target' | 'already'>, cardNumber: string | null): Steps => {
  const slot = slotOf(maker.ask);
  const series = 'series' in maker.summary ? maker.summary.series : null;
  const link: Drafted = {
    ask: { kind: 'card.link', payload: { cardNumber, statusLabel: null } },
    summary: { kind: 'card.link', card: cardNumber === null ? null : maskCard(cardNumber), series },
    prior: 'absent',
    slot: cardNumber === null ? `link of ${slot}` : JSON.stringify(['card', cardNumber]),
    target: null,
    already: false,
  };
  return ok([{ ...maker, slot, target: null, already: false }, link]);
};

const cardSteps = (by: Replaced, deps: DraftDeps): Steps => {
  const { visit, refs, rules, looks } = deps;
  if (visit.loyalty.state !== 'ready') return fail('visit.gone');
  switch (by.how) {
    case 'existing': {
      const link = draftOf({ kind: 'card.link', cardNumber: by.cardNumber }, visit, refs, rules, looks);
      return link.ok ? ok([link.value]) : link;
    }
    case 'add': {
      const cardNumber = typedCard(by.cardNumber, deps);
      const { series: seriesId } = by;
      const series = looks.nameOfSeries(seriesId);
      return made(
        {
          ask: { kind: 'card.add', payload: { cardNumber, seriesId, statusLabel: null } },
          summary: { kind: 'card.add', card: maskCard(cardNumber), series },
          prior: 'absent',
        },
        cardNumber,
      );
    }
    case 'generate': {
      const { series: seriesId } = by;
      return made(
        {
          ask: { kind: 'card.generate', payload: { seriesId, statusLabel: null } },
          summary: { kind: 'card.generate', series: looks.nameOfSeries(seriesId) },
          prior: 'absent',
        },
        null,
      );
    }
  }
};

const followedBy = (first: Steps, last: Result<Drafted>): Steps => {
  if (!first.ok) return first;
  return last.ok ? ok([...first.value, last.value]) : last;
};

/**
 * Turns a request of the renderer into the changes that it comes to, each a step after the one before. Pure. Problems:
 * those of draft.ts; `card.of-itself` for a card that is to take its own place.
 */
export const draftSteps = (request: DraftRequest, deps: DraftDeps): Steps => {
  const { visit, refs, rules, looks } = deps;
  const one = (step: Parameters<typeof draftOf>[0]): Result<Drafted> =>
    draftOf(step, visit, refs, rules, looks);
  switch (request.kind) {
    case 'card.issue':
      return cardSteps(request.card, deps);
    case 'card.replace': {
      const { card, by, label, reason } = request;
      const spellings = 'cardNumber' in by ? rules.spellings('cardnumber', by.cardNumber) : [];
      if (spellings.some((one) => refs.of('card', one) === card)) return fail('card.of-itself');
      return followedBy(cardSteps(by, deps), one({ kind: 'card.delink', card, label, reason }));
    }
    case 'identifier.change': {
      const record = dataOf(visit.loyalty);
      const held = record === null ? undefined : identifiersByRef(record, refs).get(request.identifier);
      const remove = one({ kind: 'identifier.remove', identifier: request.identifier });
      if (held === undefined || !remove.ok) return fail('visit.gone');
      const value = rules.normalize(held.type, request.value);
      if (!value.ok) return value;
      if (value.value === held.value) return fail('identifier.already-here', { type: held.type });
      const add: Drafted = {
        ask: { kind: 'identifier.add', payload: { type: held.type, value: value.value } },
        summary: { kind: 'identifier.add', type: held.type, masked: maskValue(held.type, value.value) },
        prior: 'absent',
        slot: JSON.stringify(['identifier', held.type, value.value]),
        target: null,
        already: false,
      };
      return followedBy(ok([add]), remove);
    }
    default: {
      const drafted = one(request);
      return drafted.ok ? ok([drafted.value]) : drafted;
    }
  }
};
