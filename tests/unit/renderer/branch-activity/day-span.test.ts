import { describe, expect, it } from 'vitest';
import { daySpan } from '../../../../src/renderer/features/branch-activity/day-span.ts';

describe('a chosen day', () => {
  it('goes from midnight to midnight on this machine’s clock', () => {
    expect(daySpan('2026-03-02')).toEqual({
      from: Date.parse('2026-03-02T00:00:00+05:30'),
      to: Date.parse('2026-03-03T00:00:00+05:30'),
    });
    expect(daySpan('2026-02-28')).toMatchObject({ to: Date.parse('2026-03-01T00:00:00+05:30') });
  });

  it('asks for all while none is chosen', () => {
    for (const none of ['', '2026', 'x']) expect(daySpan(none)).toEqual({});
  });
});
