import { expect, it } from 'vitest';
import { daysLeft } from '../../../../src/renderer/features/credentials/days-left.ts';

const NOW = 1_800_000_000_000;
const DAY = 86_400_000;

it.each([
  ['a token that does not say', null, null],
  ['three weeks', NOW + 21 * DAY, null],
  ['14 days', NOW + 14 * DAY, null],
  ['a little less than 14 days', NOW + 14 * DAY - 1, 13],
  ['a day and a half', NOW + 1.5 * DAY, 1],
  ['an hour', NOW + DAY / 24, 0],
  ['an hour ago', NOW - DAY / 24, -1],
])('days left: %s', (_, endsAt, expected) => {
  expect(daysLeft(endsAt, NOW)).toBe(expected);
});
