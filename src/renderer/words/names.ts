import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CardStatus } from '../../shared/domain/card.ts';
import type { Channel, UsageStatus } from '../../shared/domain/card-usage.ts';

const CHANNEL_NAMES: Readonly<Record<Channel, MessageDescriptor>> = {
  CONTACTLESS: msg`Contactless`,
  ATM: msg`ATM`,
  POS: msg`POS`,
  ECOM: msg`E-commerce`,
};

const USAGE_NAMES: Readonly<Record<UsageStatus, MessageDescriptor>> = {
  ALLOWED: msg`Allowed`,
  NOTALLOWED: msg`Not allowed`,
};

const CARD_STATUS_NAMES: Readonly<Record<CardStatus, MessageDescriptor>> = {
  NOT_ISSUED: msg`Not issued`,
  ISSUED: msg`Issued`,
  ACTIVE: msg`Active`,
  SUSPENDED: msg`Suspended`,
  EXPIRED: msg`Expired`,
  DELETED: msg`Deleted`,
};

const SELECTION_NAMES: Readonly<Record<string, MessageDescriptor>> = {
  BPHONE: msg`Billing phone`,
  BEMAIL: msg`Billing e-mail`,
  SPHONE: msg`Service phone`,
  SEMAIL: msg`Service e-mail`,
};

/** The presets of a branch that configures none. */
const PRESET_NAMES: Readonly<Record<string, MessageDescriptor>> = {
  'Safe default': msg`Safe default`,
  'Block everything': msg`Block everything`,
  'Allow everything': msg`Allow everything`,
};

const known = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

export const channelName = (i18n: I18n, channel: Channel): string => i18n._(CHANNEL_NAMES[channel]);

/** `null` is a channel that airpay told nothing about. */
export const usageName = (i18n: I18n, status: UsageStatus | null): string =>
  i18n._(status === null ? msg`Not told` : USAGE_NAMES[status]);

/** `null` is a status that is not known here. */
export const cardStatusName = (i18n: I18n, status: CardStatus | null): string =>
  i18n._(status === null ? msg`Status not known` : CARD_STATUS_NAMES[status]);

/** Types that are not known here stay as received. */
export const selectionTypeName = (i18n: I18n, type: string): string => {
  const name = known(SELECTION_NAMES, type);
  return name === undefined ? type : i18n._(name);
};

/** `null` is a consent that is not told. */
export const optInName = (i18n: I18n, optIn: 'Y' | 'N' | null): string =>
  i18n._(optIn === null ? msg`Not told` : optIn === 'Y' ? msg`Opted in` : msg`Opted out`);

/** A name that a branch gave itself stays as it is written. */
export const presetName = (i18n: I18n, name: string): string => {
  const own = known(PRESET_NAMES, name);
  return own === undefined ? name : i18n._(own);
};

/** What a source is called; Capillary does not name every source in which it holds something. */
export const sourceName = (i18n: I18n, source: string): string =>
  source === '' ? i18n._(msg`Another source`) : source;
