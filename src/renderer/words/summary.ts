import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { assertNever } from '../../shared/domain/assert-never.ts';
import type { ChangeSummary } from '../../shared/ipc/views.ts';
import { identifierTypeName } from './identifier-names.ts';
import { cardStatusName, channelName, optInName, selectionTypeName, usageName } from './names.ts';

/** A change in words: what it is about, and old → new. */
export interface SummaryWords {
  readonly title: string;
  readonly before: string;
  readonly after: string;
  /** What else the operator gave, such as the reason of a delink. */
  readonly detail: string | null;
}

const withSeries = (i18n: I18n, card: string, series: string | null): string =>
  series === null ? card : i18n._(msg`${card}, ${series}`);

/** The label that a card gets, and why. */
const labelingDetail = (
  i18n: I18n,
  { label, reason }: { readonly label: string; readonly reason: string },
): string => i18n._(reason === '' ? msg`Label “${label}”.` : msg`Label “${label}”. Reason: ${reason}`);

/** The words for a change. */
export const summaryWords = (i18n: I18n, summary: ChangeSummary): SummaryWords => {
  switch (summary.kind) {
    case 'card-usage.set':
      return {
        title: channelName(i18n, summary.channel),
        before: usageName(i18n, summary.from),
        after: usageName(i18n, summary.to),
        detail: null,
      };
    case 'card.add': {
      const card = withSeries(i18n, summary.card, summary.series);
      return {
        title: i18n._(msg`Add card ${card}`),
        before: i18n._(msg`Not known to Capillary`),
        after: i18n._(msg`Known, linked to nobody`),
        detail: null,
      };
    }
    case 'card.generate': {
      const series = summary.series ?? i18n._(msg`the series`);
      return {
        title: i18n._(msg`Generate a card in ${series}`),
        before: i18n._(msg`No number`),
        after: i18n._(msg`A new number, linked to nobody`),
        detail: null,
      };
    }
    case 'card.suspend':
    case 'card.resume': {
      const card = withSeries(i18n, summary.card, summary.series);
      const active = cardStatusName(i18n, 'ACTIVE');
      const suspended = cardStatusName(i18n, 'SUSPENDED');
      const suspends = summary.kind === 'card.suspend';
      return {
        title: i18n._(suspends ? msg`Suspend card ${card}` : msg`Resume card ${card}`),
        before: suspends ? active : suspended,
        after: suspends ? suspended : active,
        detail: labelingDetail(i18n, summary),
      };
    }
    case 'card.link': {
      const card = withSeries(i18n, summary.card ?? i18n._(msg`that is new`), summary.series);
      return {
        title: i18n._(msg`Link card ${card}`),
        before: i18n._(msg`Not linked`),
        after: i18n._(msg`Linked`),
        detail: null,
      };
    }
    case 'card.delink': {
      const card = withSeries(i18n, summary.card, summary.series);
      return {
        title: i18n._(msg`Delink card ${card}`),
        before: i18n._(msg`Linked`),
        after: i18n._(msg`Not linked`),
        detail: labelingDetail(i18n, summary),
      };
    }
    case 'identifier.add': {
      const type = identifierTypeName(i18n, summary.type);
      const { masked } = summary;
      return {
        title: i18n._(msg`Add ${type} ${masked}`),
        before: i18n._(msg`Not on record`),
        after: i18n._(msg`On record`),
        detail: null,
      };
    }
    case 'identifier.remove': {
      const type = identifierTypeName(i18n, summary.type);
      const { masked } = summary;
      return {
        title: i18n._(msg`Remove ${type} ${masked}`),
        before: i18n._(msg`On record`),
        after: i18n._(msg`Not on record`),
        detail: null,
      };
    }
    case 'communication.set': {
      const type = selectionTypeName(i18n, summary.type);
      const { category, channel, masked } = summary;
      return {
        title: i18n._(msg`${category}, ${channel}: ${type} ${masked}`),
        before: optInName(i18n, summary.from),
        after: optInName(i18n, summary.to),
        detail: null,
      };
    }
    default:
      return assertNever(summary);
  }
};
