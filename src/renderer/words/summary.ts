import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { assertNever } from '../../shared/domain/assert-never.ts';
import type { ChangeSummary } from '../../shared/ipc/views.ts';
import { identifierTypeName } from './identifier-names.ts';
import { channelName, optInName, selectionTypeName, usageName } from './names.ts';

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
    case 'card.link': {
      const card = withSeries(i18n, summary.card, summary.series);
      return {
        title: i18n._(msg`Link card ${card}`),
        before: i18n._(msg`Not linked`),
        after: i18n._(msg`Linked`),
        detail: null,
      };
    }
    case 'card.delink': {
      const card = withSeries(i18n, summary.card, summary.series);
      const { label, reason } = summary;
      return {
        title: i18n._(msg`Delink card ${card}`),
        before: i18n._(msg`Linked`),
        after: i18n._(msg`Not linked`),
        detail: i18n._(reason === '' ? msg`Label “${label}”.` : msg`Label “${label}”. Reason: ${reason}`),
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
