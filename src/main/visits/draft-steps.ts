import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import type { ChangeAsk } from '../../shared/kinds/kinds.ts';
import type { DraftRequest } from '../../shared/kinds/requests.ts';
import type { NonEmpty } from '../ports/change-kind.ts';
import type { IdentifierRules } from '../ports/identifier-rules.ts';
import { identifiersByRef } from './by-ref.ts';
import type { CardLooks } from './card-looks.ts';
import { type Drafted, draftedAs, draftOf } from './draft.ts';
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
const made = (
  maker: Extract<ChangeAsk, { readonly kind: 'card.add' | 'card.generate' }>,
  series: string | null,
  refs: Refs,
): Steps => {
  const cardNumber = 'cardNumber' in maker.payload ? maker.payload.cardNumber : null;
  const first = draftedAs(maker, { prior: 'absent', series }, refs);
  const link = draftedAs(
    { kind: 'card.link', payload: { cardNumber, statusLabel: null } },
    { prior: 'absent', series },
    refs,
  );
  return ok([first, cardNumber === null ? { ...link, slot: `link of ${first.slot}` } : link]);
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
      const { series: seriesId } = by;
      const payload = { cardNumber: typedCard(by.cardNumber, deps), seriesId, statusLabel: null };
      return made({ kind: 'card.add', payload }, looks.nameOfSeries(seriesId), refs);
    }
    case 'generate': {
      const { series: seriesId } = by;
      const payload = { seriesId, statusLabel: null };
      return made({ kind: 'card.generate', payload }, looks.nameOfSeries(seriesId), refs);
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
      const payload = { type: held.type, value: value.value };
      const add = draftedAs({ kind: 'identifier.add', payload }, { prior: 'absent' }, refs);
      return followedBy(ok([add]), remove);
    }
    default: {
      const drafted = one(request);
      return drafted.ok ? ok([drafted.value]) : drafted;
    }
  }
};
