import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../../src/main/systems/http/reply-body.ts';

describe('the limit on a body', () => {
  it('holds for one that was never compressed', async () => {
    expect(await textOf(Buffer.alloc(10, 'x'), 'identity', 10)).toBe('xxxxxxxxxx');
    await expect(textOf(Buffer.alloc(11, 'x'), '', 10)).rejects.toMatchObject({ code: 'FAULT_TOO_LARGE' });
  });

  it('does not matter for one without bytes, whatever its encoding', async () => {
    expect(await textOf(Buffer.alloc(0), 'gzip', 10)).toBe('');
  });
});
