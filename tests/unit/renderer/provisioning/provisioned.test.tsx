import { describe, expect, it } from 'vitest';
import { bundleLife } from '../../../../src/renderer/features/provisioning/life.ts';
import { ProvisionedBar } from '../../../../src/renderer/features/provisioning/provisioned-notice.tsx';
import { ProvisionedPart } from '../../../../src/renderer/features/provisioning/provisioned-part.tsx';
import type { AppInfoView } from '../../../../src/shared/ipc/answer-views.ts';
import { markupOf, textOf } from '../basket/render.tsx';

const DAY = 86_400_000;
const HOUR = DAY / 24;

type Provisioned = NonNullable<AppInfoView['provisioned']>;

const endingIn = (days: number, more: Partial<Provisioned> = {}): Provisioned => {
  const expiresAt = Date.now() + days * DAY + HOUR;
  return {
    ...{ id: 'b1', version: 20_261_127, issuer: 'IT of the south', fingerprint: '7K3M-0QXT-5HZV-9WPA' },
    ...{ importedAt: Date.now() - 300 * DAY, expiresAt, graceEndsAt: expiresAt + 14 * DAY },
    ...{ before: null, refused: null, ...more },
  };
};

const noticeOf = (provisioned: Provisioned, may: boolean): string =>
  textOf(markupOf(<ProvisionedBar provisioned={provisioned} now={Date.now()} may={may} onLook={() => {}} />));

describe('the end of what a desk is set up with', () => {
  const END = 1_800_000_000_000;
  const GRACE = END + 14 * DAY;

  it.each([
    [END - 30 * DAY, { state: 'holds' }],
    [END - 30 * DAY + 1, { state: 'ends', days: 29 }],
    [END - DAY, { state: 'ends', days: 1 }],
    [END - 1, { state: 'ends', days: 0 }],
    [END, { state: 'grace', days: 14 }],
    [GRACE - 1, { state: 'grace', days: 0 }],
    [GRACE, { state: 'over' }],
  ])('at %d is %j', (now, life) => {
    expect(bundleLife({ expiresAt: END, graceEndsAt: GRACE }, now)).toEqual(life);
  });

  it('without a grace time ends at once', () => {
    expect(bundleLife({ expiresAt: END, graceEndsAt: END }, END)).toEqual({ state: 'over' });
  });

  it.each([
    [60, ''],
    [29, 'ends in 29 days.'],
    [1, 'ends in 1 day.'],
    [0, 'ends within a day.'],
    [-1, 'has ended. Changes are sent for 13 more days.'],
    [-13, 'has ended. Changes are sent for 1 more day.'],
    [-20, 'has ended. Customers can still be looked up; no change is sent.'],
  ])('%d days before it, whoever looks after the desk reads “…%s”', (days, words) => {
    const text = noticeOf(endingIn(days), true);
    if (words === '') expect(text).toBe('');
    else expect(text).toContain(`What this desk is set up with ${words}`);
  });

  it('is told to everybody once it has come, and to nobody else before', () => {
    expect(noticeOf(endingIn(1), false)).toBe('');
    for (const days of [-1, -20]) expect(noticeOf(endingIn(days), false)).toContain('Tell IT');
  });

  it('is told with why a newer bundle was not taken in, to whoever looks after the desk', () => {
    const refused = { code: 'bundle.keychain', data: { why: 'locked' } } as const;
    expect(noticeOf(endingIn(60, { refused }), true)).toContain(
      'was not taken in: The keychain of this user',
    );
    expect(noticeOf(endingIn(60, { refused }), false)).toBe('');
  });
});

describe('the part that says what a desk is set up with', () => {
  const partOf = (provisioned: Provisioned): string =>
    textOf(markupOf(<ProvisionedPart provisioned={provisioned} now={Date.now()} />));

  it('tells from whom, by which key, which version, and that there is nothing before it', () => {
    const text = partOf(endingIn(60));
    for (const part of [
      'IT of the south',
      '7K3M-0QXT-5HZV-9WPA',
      '20261127',
      'nothing that can be gone back to',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('ends in');
  });

  it('tells what can be gone back to, and by which switch', () => {
    const text = partOf(endingIn(5, { before: 7 }));
    expect(text).toContain('version 7. To go back, end Branchdesk and run Branchdesk --rollback');
    expect(text).toContain('ends in 5 days.');
  });
});
