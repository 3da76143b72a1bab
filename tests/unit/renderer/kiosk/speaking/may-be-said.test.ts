import { describe, expect, test } from 'vitest';
import { mayBeSaid } from '../../../../../src/renderer/kiosk/speaking/may-be-said.ts';
import { changedVolume } from '../../../../../src/renderer/kiosk/speaking/volume.ts';
import { asksWhoHears } from '../../../../../src/renderer/kiosk/state/screen-of.ts';
import { createKioskStore, type KioskState } from '../../../../../src/renderer/kiosk/state/store.ts';
import { KIOSK_VIEWS, proving, visiting, WAITING } from '../../../../support/renderer-stage/kiosk-stages.ts';

const state = (part: Partial<KioskState>): KioskState => ({ ...createKioskStore().getState(), ...part });

const HEARERS = ['unasked', 'them', 'anybody', 'public'] as const;

describe('What may be said', () => {
  test.each(HEARERS)('of a visit, heard by: %s', (heardBy) => {
    const { isTheirs, saysTheirs } = mayBeSaid(state({ view: visiting(), aloud: true, heardBy }));
    expect(isTheirs).toBe(true);
    expect(saysTheirs).toBe(heardBy === 'them' || heardBy === 'anybody');
  });

  test.each(HEARERS)('of the digits of a proof, heard by: %s', (heardBy) => {
    const view = proving('last-six-of-card', 6);
    expect(mayBeSaid(state({ view, heardBy })).saysDigits).toBe(heardBy === 'them');
    expect(mayBeSaid(state({ view, heardBy })).isTheirs).toBe(false);
  });

  test('the PIN of staff is never said, with headphones neither', () => {
    for (const part of [{ staff: true, view: WAITING }, { view: proving('staff-badge', 12) }])
      expect(mayBeSaid(state({ ...part, heardBy: 'them' })).saysDigits).toBe(false);
  });
});

describe('Who hears it', () => {
  test.each([
    ['the first screen', { view: WAITING }, false],
    ['the keypad', { view: WAITING, typing: true }, true],
    ['the proof', { view: proving('last-six-of-card', 6) }, true],
    ['a visit', { view: visiting() }, true],
    ['staff', { view: visiting(), staff: true }, false],
    ['a covered screen', { view: visiting(), covered: true }, false],
    ['a wait', { view: KIOSK_VIEWS['kiosk-wait'], waitsUntil: 9 }, true],
  ] as const)('is asked at %s: %s', (_, part, asks) => {
    const spoken = ['en'] as const;
    expect(asksWhoHears(state({ ...part, spoken, aloud: true }))).toBe(asks);
    expect(asksWhoHears(state({ ...part, spoken, aloud: false }))).toBe(false);
    // In a language that has no voice nothing of theirs can be said.
    expect(asksWhoHears(state({ ...part, spoken, aloud: true, language: 'ar' }))).toBe(false);
    for (const heardBy of ['them', 'anybody', 'public'] as const)
      expect(asksWhoHears(state({ ...part, spoken, aloud: true, heardBy }))).toBe(false);
  });
});

test('the volume has an end on both sides, and is never silence', () => {
  expect([1, 2, 3, 4, 5].map((volume) => changedVolume(volume, 1))).toEqual([2, 3, 4, 5, 5]);
  expect([1, 2, 3, 4, 5].map((volume) => changedVolume(volume, -1))).toEqual([1, 1, 2, 3, 4]);
});
