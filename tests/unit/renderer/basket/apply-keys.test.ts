import { describe, expect, it } from 'vitest';
import { applyKeys } from '../../../../src/renderer/features/basket/apply-keys.ts';

const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36';
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36';

describe('the keys that apply', () => {
  it('are named as the keyboard names them', () =>
    expect([applyKeys(WINDOWS), applyKeys(MAC)]).toEqual(['Ctrl Enter', '⌘ Enter']));
});
