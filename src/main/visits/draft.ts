import type { RecordedAsked } from '../../shared/domain/asked.ts';
import { assertNever } from '../../shared/domain/assert-never.ts';
import type { ChangeAsk } from '../../shared/domain/change.ts';
import { maskCard, maskValue } from '../../shared/domain/mask.ts';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import { shownOrNull, shownText } from '../../shared/domain/shown-text.ts';
import type { DraftRequest } from '../../shared/ipc/requests.ts';
import type { ChangeSummary } from '../../shared/ipc/views.ts';
import type { IdentifierRules } from '../ports/identifier-rules.ts';
import { slotOf } from './asked.ts';
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

const drafted = (
  ask: ChangeAsk,
  summary: ChangeSummary,
  prior: string | null,
  { target = null, already = false }: Partial<Pick<Drafted, 'target' | 'already'>> = {},
): Result<Drafted> => ok({ ask, summary, prior, slot: slotOf(ask), target, already });

/** A request that comes to one change. The others come to several, see draft-steps.ts. */
export type OneStep = Exclude<
  DraftRequest,
  { readonly kind: 'card.issue' | 'card.replace' | 'identifier.change' }
>;

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
  switch (request.kind) {
    case 'card-usage.set': {
      if (visit.cardUsage.state !== 'ready') return gone;
      const { channel, status } = request;
      const from = visit.cardUsage.data[channel];
      return drafted(
        { kind: request.kind, payload: { channel, status } },
        { kind: request.kind, channel, from, to: status },
        from,
        { already: from === status },
      );
    }
    case 'card.link': {
      if (visit.loyalty.state !== 'ready') return gone;
      const cardNumber = typedCard(request.cardNumber, { rules, looks });
      const series = looks.seriesOf(cardNumber);
      const summary = { kind: request.kind, card: maskCard(cardNumber), series } as const;
      const payload = { cardNumber, statusLabel: null };
      return drafted({ kind: request.kind, payload }, summary, 'absent');
    }
    case 'card.delink':
    case 'card.suspend':
    case 'card.resume': {
      if (visit.loyalty.state !== 'ready') return gone;
      const card = cardsByRef(visit.loyalty.data, refs).get(request.card);
      if (card === undefined) return gone;
      const { label, reason } = request;
      const series = shownOrNull(card.seriesName ?? card.seriesCode);
      return drafted(
        {
          kind: request.kind,
          payload: { cardNumber: card.number, statusLabel: looks.labelOf(label), reason },
        },
        { kind: request.kind, card: maskCard(card.number), series, label, reason },
        'linked',
        { target: request.card },
      );
    }
    case 'identifier.add': {
      if (visit.loyalty.state !== 'ready') return gone;
      const value = rules.normalize(request.type, request.value);
      if (!value.ok) return value;
      const { type } = request;
      return drafted(
        { kind: request.kind, payload: { type, value: value.value } },
        { kind: request.kind, type, masked: maskValue(type, value.value) },
        'absent',
      );
    }
    case 'identifier.remove': {
      if (visit.loyalty.state !== 'ready') return gone;
      const held = identifiersByRef(visit.loyalty.data, refs).get(request.identifier);
      if (held === undefined) return gone;
      const { type, value } = held;
      return drafted(
        { kind: request.kind, payload: { type, value } },
        { kind: request.kind, type: shownText(type), masked: maskValue(type, value) },
        'present',
        { target: request.identifier },
      );
    }
    case 'communication.set': {
      if (visit.communication.state !== 'ready') return gone;
      const selection = selectionsByRef(visit.communication.data, refs).get(request.selection);
      if (selection === undefined) return gone;
      const { category, channel, type, value, optIn: from } = selection;
      const to = request.optIn;
      return drafted(
        { kind: request.kind, payload: { category, channel, type, value, optIn: to } },
        {
          kind: request.kind,
          category: shownText(category),
          channel: shownText(channel),
          type: shownText(type),
          masked: maskValue(type, value),
          from,
          to,
        },
        from,
        { target: request.selection, already: from === to },
      );
    }
    default:
      return assertNever(request);
  }
};
