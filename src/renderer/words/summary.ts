import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ApartSummary } from '../../shared/domain/set-apart.ts';
import type { ChangeKindName, ChangeSummaries, ChangeSummary } from '../../shared/kinds/kinds.ts';
import { identifierTypeName } from './identifier-names.ts';
import { cardStatusName, channelName, optInName, selectionTypeName, usageName } from './names.ts';

/** A change in words: what it is about, and old → new; both are empty where nobody here can tell. */
interface SummaryWords {
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

type Words<K extends ChangeKindName> = (i18n: I18n, summary: ChangeSummaries[K]) => SummaryWords;

const labeled =
  (suspends: boolean): Words<'card.suspend' | 'card.resume'> =>
  (i18n, summary) => {
    const card = withSeries(i18n, summary.card, summary.series);
    const active = cardStatusName(i18n, 'ACTIVE');
    const suspended = cardStatusName(i18n, 'SUSPENDED');
    return {
      title: i18n._(suspends ? msg`Suspend card ${card}` : msg`Resume card ${card}`),
      before: suspends ? active : suspended,
      after: suspends ? suspended : active,
      detail: labelingDetail(i18n, summary),
    };
  };

const WORDS: { readonly [K in ChangeKindName]: Words<K> } = {
  'card-usage.set': (i18n, { channel, from, to }) => ({
    title: channelName(i18n, channel),
    before: usageName(i18n, from),
    after: usageName(i18n, to),
    detail: null,
  }),
  'card.add': (i18n, summary) => {
    const card = withSeries(i18n, summary.card, summary.series);
    return {
      title: i18n._(msg`Add card ${card}`),
      before: i18n._(msg`Not known to Capillary`),
      after: i18n._(msg`Known, linked to nobody`),
      detail: null,
    };
  },
  'card.generate': (i18n, summary) => {
    const series = summary.series ?? i18n._(msg`the series`);
    return {
      title: i18n._(msg`Generate a card in ${series}`),
      before: i18n._(msg`No number`),
      after: i18n._(msg`A new number, linked to nobody`),
      detail: null,
    };
  },
  'card.suspend': labeled(true),
  'card.resume': labeled(false),
  'card.link': (i18n, summary) => {
    const isNew = summary.card === null;
    const card = withSeries(i18n, summary.card ?? i18n._(msg`Link the new card`), summary.series);
    const title = isNew ? card : i18n._(msg`Link card ${card}`);
    return {
      title,
      before: i18n._(msg`Not linked`),
      after: i18n._(msg`Linked`),
      detail: null,
    };
  },
  'card.delink': (i18n, summary) => {
    const card = withSeries(i18n, summary.card, summary.series);
    return {
      title: i18n._(msg`Delink card ${card}`),
      before: i18n._(msg`Linked`),
      after: i18n._(msg`Not linked`),
      detail: labelingDetail(i18n, summary),
    };
  },
  'identifier.add': (i18n, { masked, ...summary }) => {
    const type = identifierTypeName(i18n, summary.type);
    return {
      title: i18n._(msg`Add ${type} ${masked}`),
      before: i18n._(msg`Not on record`),
      after: i18n._(msg`On record`),
      detail: null,
    };
  },
  'identifier.remove': (i18n, { masked, ...summary }) => {
    const type = identifierTypeName(i18n, summary.type);
    return {
      title: i18n._(msg`Remove ${type} ${masked}`),
      before: i18n._(msg`On record`),
      after: i18n._(msg`Not on record`),
      detail: null,
    };
  },
  'communication.set': (i18n, { category, channel, masked, from, to, ...summary }) => {
    const type = selectionTypeName(i18n, summary.type);
    return {
      title: i18n._(msg`${category}, ${channel}: ${type} ${masked}`),
      before: optInName(i18n, from),
      after: optInName(i18n, to),
      detail: null,
    };
  },
};

const wordsOf = <K extends ChangeKindName>(i18n: I18n, kind: K, summary: ChangeSummaries[K]): SummaryWords =>
  WORDS[kind](i18n, summary);

/** The words for a change whose record cannot be read. */
const apartWords = (i18n: I18n, { why, of }: ApartSummary): SummaryWords =>
  why === 'other-version'
    ? {
        title: i18n._(msg`Recorded by another version`),
        ...{ before: '', after: '' },
        detail: i18n._(msg`This version cannot read it. It was recorded as “${of}”.`),
      }
    : {
        title: i18n._(msg`A record that cannot be opened`),
        ...{ before: '', after: '' },
        detail: i18n._(msg`Its key is missing, or does not fit. It was recorded as “${of}”.`),
      };

/** A change in one line: what it is about, and old → new where that can be told. */
export const wholeWords = (i18n: I18n, { title, before, after }: SummaryWords): string =>
  before === '' && after === '' ? title : i18n._(msg`${title}: ${before} → ${after}`);

/** The same, with what came of it. */
export const storyWords = (i18n: I18n, words: SummaryWords, state: string): string =>
  i18n._(msg`${wholeWords(i18n, words)}. ${state}`);

/** The words for a change. */
export const summaryWords = (i18n: I18n, summary: ChangeSummary | ApartSummary): SummaryWords =>
  summary.kind === 'set-apart' ? apartWords(i18n, summary) : wordsOf(i18n, summary.kind, summary);
