import { describe, expect, it } from 'vitest';
import {
  type AskedFields,
  askedOf,
  fieldsOf,
  NOTHING_CHOSEN,
} from '../../../../src/renderer/features/consent/asked-form.ts';
import { recordedAskedWords } from '../../../../src/renderer/words/asked.ts';
import { ASKED_AT_THE_COUNTER } from '../../../../src/shared/domain/asked.ts';
import { english } from '../words/english.ts';

const i18n = english();
const filled = (part: Partial<AskedFields>) => askedOf({ ...fieldsOf(ASKED_AT_THE_COUNTER), ...part });

describe('the fields of who asked', () => {
  it('begin with the customer at the counter, and give that back', () =>
    expect(filled({})).toEqual(ASKED_AT_THE_COUNTER));

  it.each([
    ['how is not chosen', { how: null }],
    ['somebody else has no name', { byCustomer: false, who: '  ' }],
    ['another way has no words', { how: 'other', other: '' }],
  ] as const)('state nothing while %s', (_, part) => expect(filled(part)).toBeNull());

  it('never state how consent is given before it was chosen', () =>
    expect(askedOf(NOTHING_CHOSEN)).toBeNull());

  it('keep no words of a choice that was taken back', () =>
    expect(
      filled({ byCustomer: true, who: 'Her son', how: 'phone', other: 'By fax', why: ' Moved ' }),
    ).toEqual({
      who: null,
      how: 'phone',
      other: null,
      why: 'Moved',
    }));
});

describe('who asked, in words', () => {
  const asked = {
    who: 'Her son',
    how: 'other',
    other: 'by fax',
    why: 'She moved',
    consented: false,
    wording: null,
  };

  it('says who, how and why on the screen', () => {
    expect(recordedAskedWords(i18n, { ...asked, how: 'other' })).toBe(
      'Asked for by Her son, by fax. Reason: She moved',
    );
    const atTheCounter = { ...ASKED_AT_THE_COUNTER, consented: true, wording: null };
    expect(recordedAskedWords(i18n, atTheCounter)).toBe('Consent: the customer, in person.');
  });
});
