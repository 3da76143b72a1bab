import { assertNever } from '../../shared/domain/assert-never.ts';
import type { CardUsage } from '../../shared/domain/card-usage.ts';
import type { ChangeAsk } from '../../shared/domain/change.ts';
import { maskCard, maskValue } from '../../shared/domain/mask.ts';
import { shownText } from '../../shared/domain/shown-text.ts';
import type { ChangeSummary } from '../../shared/ipc/views.ts';
import type { Refs } from './refs.ts';

/** What a change is about: drafts of the same slot replace each other. */
export const slotOf = ({ kind, payload }: ChangeAsk): string => {
  switch (kind) {
    case 'card-usage.set':
      return JSON.stringify(['usage', payload.channel]);
    case 'card.add':
      return JSON.stringify(['new card', payload.cardNumber]);
    case 'card.generate':
      return JSON.stringify(['new card of', payload.seriesId]);
    case 'card.link':
    case 'card.delink':
    case 'card.suspend':
    case 'card.resume':
      return JSON.stringify(['card', payload.cardNumber]);
    case 'identifier.add':
    case 'identifier.remove':
      return JSON.stringify(['identifier', payload.type, payload.value]);
    case 'communication.set': {
      const { category, channel, type, value } = payload;
      return JSON.stringify(['selection', category, channel, type, value]);
    }
    default:
      return assertNever(kind);
  }
};

/** The ref of the card, identifier or selection that is there and is changed; null where there is none yet. */
export const targetOf = ({ kind, payload }: ChangeAsk, refs: Refs): string | null => {
  switch (kind) {
    case 'card.delink':
    case 'card.suspend':
    case 'card.resume':
      return refs.of('card', payload.cardNumber);
    case 'identifier.remove':
      return refs.of('identifier', payload.type, payload.value);
    case 'communication.set':
      return refs.of('selection', payload.category, payload.channel, payload.type, payload.value);
    default:
      return null;
  }
};

const usageOf = (prior: string | null): CardUsage['ATM'] =>
  prior === 'ALLOWED' || prior === 'NOTALLOWED' ? prior : null;

/** What a change that takes another one back does, in masked values; what only the other's summary tells is taken from it. */
export const summaryBack = (
  { kind, payload }: ChangeAsk,
  prior: string | null,
  of: ChangeSummary,
): ChangeSummary => {
  const series = 'series' in of ? of.series : null;
  switch (kind) {
    case 'card-usage.set':
      return { kind, channel: payload.channel, from: usageOf(prior), to: payload.status };
    case 'card.add':
      return { kind, card: maskCard(payload.cardNumber), series };
    case 'card.generate':
      return { kind, series };
    case 'card.link':
      return { kind, card: payload.cardNumber === null ? null : maskCard(payload.cardNumber), series };
    case 'card.delink':
    case 'card.suspend':
    case 'card.resume': {
      const { cardNumber, statusLabel, reason } = payload;
      return {
        kind,
        card: maskCard(cardNumber),
        series,
        label: shownText(statusLabel),
        reason: shownText(reason),
      };
    }
    case 'identifier.add':
    case 'identifier.remove':
      return { kind, type: shownText(payload.type), masked: maskValue(payload.type, payload.value) };
    case 'communication.set': {
      const { category, channel, type, value, optIn } = payload;
      return {
        kind,
        category: shownText(category),
        channel: shownText(channel),
        type: shownText(type),
        masked: maskValue(type, value),
        from: prior === 'Y' || prior === 'N' ? prior : null,
        to: optIn,
      };
    }
    default:
      return assertNever(kind);
  }
};
