import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Channel } from '../../../shared/domain/card-usage.ts';
import type { UpstreamName } from '../../../shared/domain/upstream.ts';
import type { ChoiceOnScreen, OnOff } from '../state/screen-of.ts';

const CHANNELS: Readonly<Record<Channel, MessageDescriptor>> = {
  CONTACTLESS: msg`Paying without contact`,
  ATM: msg`Cash machines`,
  POS: msg`Paying in shops`,
  ECOM: msg`Paying on the internet`,
};

const USAGE: Readonly<Record<OnOff, MessageDescriptor>> = {
  on: msg`Allowed`,
  off: msg`Not allowed`,
  untold: msg`We do not know`,
};

const MESSAGES: Readonly<Record<OnOff, MessageDescriptor>> = {
  on: msg`You get them`,
  off: msg`You do not get them`,
  untold: msg`We do not know`,
};

/** What a choice is about, as a customer calls it. */
export const choiceName = (i18n: I18n, choice: ChoiceOnScreen): string => {
  if (choice.kind === 'card-usage.set') return i18n._(CHANNELS[choice.channel]);
  const { category, channel } = choice;
  return i18n._(msg`${category}: ${channel}`);
};

/** Where messages go to, masked; null: it is no matter of messages. */
export const choiceTarget = (i18n: I18n, choice: ChoiceOnScreen): string | null => {
  if (choice.kind === 'card-usage.set') return null;
  const { masked } = choice;
  return i18n._(msg`To ${masked}`);
};

/** How it is, or would be. */
export const stateWord = (i18n: I18n, kind: ChoiceOnScreen['kind'], state: OnOff): string =>
  i18n._((kind === 'card-usage.set' ? USAGE : MESSAGES)[state]);

const GROUPS: Readonly<Record<UpstreamName, MessageDescriptor>> = {
  airpay: msg`Where the card works`,
  wm: msg`Messages to you`,
  capillary: msg`Your cards`,
};

/** What the choices of a system are about. */
export const groupName = (i18n: I18n, group: UpstreamName): string => i18n._(GROUPS[group]);
