import { describe, expect, it } from 'vitest';
import { withoutSecrets } from '../../../../../src/main/upstreams/http/redact.ts';

describe('a secret that an upstream quotes', () => {
  it('is taken out wherever it stands', () => {
    expect(withoutSecrets('bad token tok-123456 (tok-123456)', ['tok-123456'])).toBe('bad token ••• (•••)');
  });

  it('is left when it is too short to be told from other text', () => {
    expect(withoutSecrets('status 400', ['4'])).toBe('status 400');
  });
});
