import type { RecordedAsked } from '../../shared/domain/asked.ts';
import { assertNever } from '../../shared/domain/assert-never.ts';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import { shownOrNull } from '../../shared/domain/shown-text.ts';
import { type ChangeAsk, type ChangeSummary, slotOf, summaryOf, targetOf } from '../../shared/kinds/kinds.ts';
import type { OneRequests } from '../../shared/kinds/requests.ts';
import type { IdentifierRules } from '../ports/identifier-rules.ts';
import { cardsByRef, identifiersByRef, selectionsByRef } from './by-ref.ts';
import type { CardLooks } from './card-looks.ts';
import type { Refs } from './refs.ts';
import { typedCard } from './typed-card.ts';
import type { Visit } from './visit.ts';

/** What a request comes to: the change it asks for, what it replaces in the basket, and whether it changes anything. */
export interface Drafted {
  readonly ask: ChangeAsk;
  readonly summary: ChangeSummary;
  readonly prior: string | null;
  /** Drafts of the same slot replace each other. */
  readonly slot: string;
  /** The ref of what it changes; null where there is none yet. */
  readonly target: string | null;
  /** The request asks for what is so already: taking a draft back. */
  readonly already: boolean;
  /** Who asked, where that is on record already: another try asks nobody again. */
  readonly asked?: RecordedAsked;
}

/** What an ask comes to: all but the ask, the state before and the series is its kind's to say. */
export const draftedAs = (
  ask: ChangeAsk,
  { prior, series = null }: { readonly prior: string | null; readonly series?: string | null },
  refs: Refs,
): Drafted => {
  const target = targetOf(ask);
  return {
    ask,
    summary: summaryOf(ask, { prior, series }),
    prior,
    slot: slotOf(ask),
    target: target === null ? null : refs.of(...target),
    already: false,
  };
};

/** A request that comes to one change. The others come to several, see draft-steps.ts. */
export type OneStep = OneRequests[keyof OneRequests];

/**
 * Turns a request of the renderer into a change of the open visit, resolving its refs. Pure. Problems:
 * `visit.gone` where the ref or the panel is no longer there, and those of the identifier rules.
 */
export const draftOf = (
  request: OneStep,
  visit: Visit,
  refs: Refs,
  rules: IdentifierRules,
  looks: Pick<CardLooks, 'seriesOf' | 'seen' | 'labelOf'>,
): Result<Drafted> => {
  const gone = fail('visit.gone');
  const drafted = (
    ask: ChangeAsk,
    known: Parameters<typeof draftedAs>[1],
    already = false,
  ): Result<Drafted> => ok({ ...draftedAs(ask, known, refs), already });
  switch (request.kind) {
    case 'card-usage.set': {
      if (visit.cardUsage.state !== 'ready') return gone;
      const { kind, channel, status } = request;
      const prior = visit.cardUsage.data[channel];
      return drafted({ kind, payload: { channel, status } }, { prior }, prior === status);
    }
    case 'card.link': {
      if (visit.loyalty.state !== 'ready') return gone;
      const cardNumber = typedCard(request.cardNumber, { rules, looks });
      const payload = { cardNumber, statusLabel: null };
      return drafted(
        { kind: request.kind, payload },
        { prior: 'absent', series: looks.seriesOf(cardNumber) },
      );
    }
    case 'card.delink':
    case 'card.suspend':
    case 'card.resume': {
      if (visit.loyalty.state !== 'ready') return gone;
      const card = cardsByRef(visit.loyalty.data, refs).get(request.card);
      if (card === undefined) return gone;
      const { kind, label, reason } = request;
      const payload = { cardNumber: card.number, statusLabel: looks.labelOf(label), reason };
      return drafted(
        { kind, payload },
        { prior: 'linked', series: shownOrNull(card.seriesName ?? card.seriesCode) },
      );
    }
    case 'identifier.add': {
      if (visit.loyalty.state !== 'ready') return gone;
      const { kind, type } = request;
      const value = rules.normalize(type, request.value);
      return value.ok ? drafted({ kind, payload: { type, value: value.value } }, { prior: 'absent' }) : value;
    }
    case 'identifier.remove': {
      if (visit.loyalty.state !== 'ready') return gone;
      const held = identifiersByRef(visit.loyalty.data, refs).get(request.identifier);
      if (held === undefined) return gone;
      const { type, value } = held;
      return drafted({ kind: request.kind, payload: { type, value } }, { prior: 'present' });
    }
    case 'communication.set': {
      if (visit.communication.state !== 'ready') return gone;
      const selection = selectionsByRef(visit.communication.data, refs).get(request.selection);
      if (selection === undefined) return gone;
      const { category, channel, type, value, optIn: prior } = selection;
      const { kind, optIn } = request;
      return drafted(
        { kind, payload: { category, channel, type, value, optIn } },
        { prior },
        prior === optIn,
      );
    }
    default:
      return assertNever(request);
  }
};
