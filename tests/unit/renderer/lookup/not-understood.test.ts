import { describe, expect, it } from 'vitest';
import { notUnderstood } from '../../../../src/renderer/features/lookup/not-understood.ts';
import { english } from '../words/english.ts';

const REASONS = ['too-short', 'too-long', 'symbols', 'bad-email', 'bad-phone', 'switched-off'];

describe('what a text was taken for', () => {
  it.each(REASONS)('has words for %s', (reason) =>
    expect(notUnderstood(english(), reason)).toMatch(/^[A-Z].*\.$/),
  );

  it.each([undefined, null, 7, 'toString', 'something new'])('says nothing for %s', (reason) =>
    expect(notUnderstood(english(), reason)).toBeNull(),
  );
});
