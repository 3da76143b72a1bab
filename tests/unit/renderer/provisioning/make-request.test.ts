import { describe, expect, it } from 'vitest';
import {
  type AskedFor,
  bundleRequest,
  differs,
  isComplete,
  NOTHING_ASKED,
} from '../../../../src/renderer/features/provisioning/make-request.ts';

const CARDS: AskedFor = { ...NOTHING_ASKED, issuer: 'Leela Nair', cards: 'BRANCHDESK.DEVICE.X.Y.Z' };
const PHRASE: AskedFor = { ...CARDS, how: 'passphrase', passphrase: 'one two', again: 'one two' };

describe('what was typed for a bundle', () => {
  it.each<readonly [string, AskedFor, boolean]>([
    ['cards', CARDS, true],
    ['a passphrase twice', PHRASE, true],
    ['no cards', { ...CARDS, cards: ' \n' }, false],
    ['a passphrase once', { ...PHRASE, again: '' }, false],
    ['two passphrases', { ...PHRASE, again: 'one twO' }, false],
    ['no passphrase', { ...PHRASE, passphrase: '', again: '' }, false],
    ['nobody who makes it', { ...CARDS, issuer: ' ' }, false],
    ['no day', { ...CARDS, days: '0' }, false],
    ['no grace', { ...CARDS, graceDays: '0' }, true],
    ['ten years', { ...CARDS, days: '3650' }, true],
    ['more than ten years', { ...CARDS, days: '3651' }, false],
    ['more grace than a year', { ...CARDS, graceDays: '366' }, false],
    ['days in words', { ...CARDS, days: 'many' }, false],
    ['half a day', { ...CARDS, days: '1.5' }, false],
    ['nothing for days', { ...CARDS, days: '' }, false],
  ])('with %s is complete: %#', (_what, asked, complete) => {
    expect(isComplete(asked)).toBe(complete);
  });

  it('says that two passphrases differ once the second is begun', () => {
    expect(differs({ ...PHRASE, again: '' })).toBe(false);
    expect(differs({ ...PHRASE, again: 'o' })).toBe(true);
    expect(differs(PHRASE)).toBe(false);
  });

  it('is asked for one of the two, never for both', () => {
    expect(bundleRequest({ ...PHRASE, issuer: ' Leela ' })).toEqual({
      ...{ cards: '', passphrase: 'one two', days: 365, graceDays: 14, issuer: 'Leela' },
    });
    expect(bundleRequest({ ...CARDS, passphrase: 'left over' })).toMatchObject({
      passphrase: null,
      cards: CARDS.cards,
    });
  });
});
