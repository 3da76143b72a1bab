import { fail, ok, type Result } from '../../../../shared/domain/problem.ts';
import { slotOf } from '../../../../shared/kinds/kinds.ts';
import type { SeveralRequest } from '../../../../shared/kinds/requests.ts';
import type { ChangeKind, NonEmpty } from '../../../ports/change-kind.ts';
import type { Asking, DraftFrom, DraftSteps } from '../../../ports/drafting.ts';
import { linkOf } from '../cards/new-card.ts';
import { typedCard } from '../cards/typed-card.ts';
import { identifiersByRef } from './by-ref.ts';
import type { KindDeps } from './kind-deps.ts';

type Steps = Result<NonEmpty<Asking>>;
type CardRequest = Extract<SeveralRequest, { readonly kind: 'card.replace' }>['by'];

/** Makes a card, and links the one that was made: the link stands in the slot of the card that it waits for. */
const made = (
  ask: Extract<Asking['ask'], { readonly kind: 'card.add' | 'card.generate' }>,
  series: string | null,
): Steps => {
  const cardNumber = ask.kind === 'card.add' ? ask.payload.cardNumber : null;
  const slot = cardNumber === null ? { slot: `link of ${slotOf(ask)}` } : {};
  return ok([
    { ask, prior: 'absent', series },
    { ...linkOf(cardNumber), ...slot, series },
  ]);
};

const followedBy = (first: Steps, last: Result<Asking> | undefined): Steps => {
  if (!first.ok) return first;
  if (last === undefined) return fail('visit.gone');
  return last.ok ? ok([...first.value, last.value]) : last;
};

/**
 * Drafts what comes to several changes of cards and identifiers. Problems: those of the kinds' own drafts, and
 * `card.of-itself` for a card that is to take its own place.
 */
export const createDraftSteps = (
  { rules, seenCards }: Pick<KindDeps, 'rules' | 'seenCards'>,
  kinds: {
    readonly 'card.link': Pick<ChangeKind<'card.link'>, 'draft'>;
    readonly 'card.delink': Pick<ChangeKind<'card.delink'>, 'draft'>;
    readonly 'identifier.remove': Pick<ChangeKind<'identifier.remove'>, 'draft'>;
  },
): DraftSteps => {
  const cardSteps = (by: CardRequest, from: DraftFrom): Steps => {
    if (from.shown.capillary === null) return fail('visit.gone');
    switch (by.how) {
      case 'existing': {
        const link = kinds['card.link'].draft?.({ kind: 'card.link', cardNumber: by.cardNumber }, from);
        if (link === undefined) return fail('visit.gone');
        return link.ok ? ok([link.value]) : link;
      }
      case 'add': {
        const cardNumber = typedCard(by.cardNumber, { rules, seenCards });
        const payload = { cardNumber, seriesId: by.series, statusLabel: null };
        return made({ kind: 'card.add', payload }, seenCards.nameOfSeries(by.series));
      }
      case 'generate': {
        const payload = { seriesId: by.series, statusLabel: null };
        return made({ kind: 'card.generate', payload }, seenCards.nameOfSeries(by.series));
      }
    }
  };

  return {
    'card.issue': ({ card }, from) => cardSteps(card, from),
    'card.replace': ({ card, by, label, reason }, from) => {
      const spellings = 'cardNumber' in by ? rules.spellings('cardnumber', by.cardNumber) : [];
      if (spellings.some((one) => from.refs.of('card', one) === card)) return fail('card.of-itself');
      const delink = kinds['card.delink'].draft?.({ kind: 'card.delink', card, label, reason }, from);
      return followedBy(cardSteps(by, from), delink);
    },
    'identifier.change': ({ identifier, value: typed }, from) => {
      const record = from.shown.capillary;
      const held = record === null ? undefined : identifiersByRef(record, from.refs).get(identifier);
      if (held === undefined) return fail('visit.gone');
      const { type } = held;
      const value = rules.normalize(type, typed);
      if (!value.ok) return value;
      if (value.value === held.value) return fail('identifier.already-here', { type });
      const add: Asking = {
        ask: { kind: 'identifier.add', payload: { type, value: value.value } },
        prior: 'absent',
      };
      const remove = kinds['identifier.remove'].draft?.({ kind: 'identifier.remove', identifier }, from);
      return followedBy(ok([add]), remove);
    },
  };
};
