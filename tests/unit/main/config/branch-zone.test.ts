import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { zoneOfBranch } from '../../../../src/main/config/branch-zone.ts';
import { SettingsSchema } from '../../../../src/shared/config/settings.ts';
import { dayIn } from '../../../../src/shared/domain/day.ts';

const settingsWith = (branch: object) =>
  v.safeParse(SettingsSchema, {
    version: 1,
    branch: { id: 'B', name: 'B', country: 'IN', ...branch },
  });

const machines = new Intl.DateTimeFormat().resolvedOptions().timeZone;

describe('the time zone of a branch', () => {
  it.each([
    ['IN', 'Asia/Kolkata'],
    ['GB', 'Europe/London'],
    ['DE', 'Europe/Berlin'],
    ['AE', 'Asia/Dubai'],
    ['SG', 'Asia/Singapore'],
    ['JP', 'Asia/Tokyo'],
  ])('is that of %s, where all of it shows one time', (country, zone) => {
    const found = zoneOfBranch({ country }, 2026);
    // One zone may have two names.
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 3_600_000 * 7)
      expect(dayIn(found, at)).toBe(dayIn(zone, at));
  });

  it.each(['US', 'ES', 'PT', 'BR', 'AU', 'CN', 'NZ', 'ZZ'])(
    'is the machine’s where %s shows several times, or none is known',
    (country) => expect(zoneOfBranch({ country }, 2026)).toBe(machines),
  );

  it('is the one that is configured, before any other', () => {
    expect(zoneOfBranch({ country: 'IN', timeZone: 'America/Chicago' }, 2026)).toBe('America/Chicago');
  });
});

describe('the setting branch.timeZone', () => {
  it.each(['Asia/Kolkata', 'Asia/Calcutta', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'])(
    'takes %s',
    (timeZone) => expect(settingsWith({ timeZone }).success).toBe(true),
  );

  it.each(['', 'IST', '+05:30', 'GMT+5', 'Asia/Bangalore', 'Asia', 'Asia/Kolkata ', 'Kolkata', null, 5.5])(
    'refuses %j',
    (timeZone) => expect(settingsWith({ timeZone }).success).toBe(false),
  );

  it('may be left out', () => expect(settingsWith({}).success).toBe(true));
});
