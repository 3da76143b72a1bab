import { describe, expect, it } from 'vitest';
import { identifierTypeName } from '../../../../src/renderer/words/identifier-names.ts';
import {
  cardStatusName,
  channelName,
  optInName,
  selectionTypeName,
  usageName,
} from '../../../../src/renderer/words/names.ts';
import { upstreamName } from '../../../../src/renderer/words/systems.ts';
import { CHANNELS } from '../../../../src/shared/domain/card-usage.ts';
import { english } from './english.ts';

const i18n = english();

describe('names', () => {
  it('writes systems as they write themselves', () =>
    expect(['airpay', 'capillary', 'wm'].map(upstreamName)).toEqual(['airpay', 'Capillary', 'WM']));

  it('names the channels and statuses of card usage as promised', () => {
    expect(CHANNELS.map((channel) => channelName(i18n, channel))).toEqual([
      'Contactless',
      'ATM',
      'POS',
      'E-commerce',
    ]);
    expect([usageName(i18n, 'ALLOWED'), usageName(i18n, 'NOTALLOWED'), usageName(i18n, null)]).toEqual([
      'Allowed',
      'Not allowed',
      'Not told',
    ]);
  });

  it.each([
    ['mobile', 'Mobile'],
    ['email', 'E-mail'],
    ['externalId', 'External id'],
    ['cardNumber', 'Card number'],
    ['cardnumber', 'Card number'],
    ['wechat', 'WeChat'],
    ['passport', 'passport'],
    ['constructor', 'constructor'],
  ])('names an identifier of type %s %s', (type, name) => expect(identifierTypeName(i18n, type)).toBe(name));

  it.each([
    ['BPHONE', 'Billing phone'],
    ['BEMAIL', 'Billing e-mail'],
    ['SPHONE', 'Service phone'],
    ['toString', 'toString'],
  ])('names a selection of type %s %s', (type, name) => expect(selectionTypeName(i18n, type)).toBe(name));

  it('never turns what is not known into a yes or a no', () => {
    expect(cardStatusName(i18n, null)).toBe('Status not known');
    expect(optInName(i18n, null)).toBe('Not told');
  });
});
