import { describe, expect, test } from 'vitest';
import { spelled, spokenText } from '../../../../../src/renderer/kiosk/speaking/spoken-text.ts';

describe('What a voice is given', () => {
  test.each([
    ['no marks of direction', '\u2068ATM\u2069: \u200f\u0645', 'ATM: \u0645'],
    ['a mask as a pause', 'To ••••••1234', 'To … 1234'],
    ['no breaks of lines', ' Now:\n   Allowed ', 'Now: Allowed'],
    ['nothing of nothing', ' \u2068\u2069 ', ''],
    ['the joiners of Hindi', 'क्‍ष', 'क्‍ष'],
  ])('%s', (_, text, spoken) => {
    expect(spokenText(text)).toBe(spoken);
  });

  test('a number that is written down comes sign by sign', () => {
    expect(spelled('\u20665F ed88\u2069')).toBe('5, F, e, d, 8, 8');
  });
});
