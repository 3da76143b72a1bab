import { describe, expect, it } from 'vitest';
import { cardStatusWords } from '../../../../src/renderer/features/cards/status-words.ts';
import { english } from '../words/english.ts';

const words = (label: string | null, status: 'ACTIVE' | 'SUSPENDED' | null) =>
  cardStatusWords(english(), { label, status });

describe("a card's status", () => {
  it("is the tenant's label and what it means", () =>
    expect(words('On hold', 'SUSPENDED')).toEqual(['On hold', 'Suspended']));
  it('is said once when both are the same word', () => expect(words('ACTIVE', 'ACTIVE')).toEqual(['ACTIVE']));
  it('is its meaning where there is no label', () => expect(words(null, 'ACTIVE')).toEqual(['Active']));
  it('keeps a label whose meaning is not known', () =>
    expect(words('Reissued', null)).toEqual(['Reissued', 'Status not known']));
});
