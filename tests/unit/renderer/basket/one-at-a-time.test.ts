import { describe, expect, it } from 'vitest';
import { oneAtATime } from '../../../../src/renderer/features/basket/one-at-a-time.ts';

describe('a double click on Apply', () => {
  it('asks once, and may ask again when that is answered', async () => {
    const calls: (() => void)[] = [];
    const apply = oneAtATime(() => new Promise<void>((resolve) => calls.push(resolve)));
    const first = apply();
    await apply();
    expect(calls).toHaveLength(1);
    calls[0]?.();
    await first;
    void apply();
    expect(calls).toHaveLength(2);
  });

  it('may ask again after a failure', async () => {
    let asked = 0;
    const apply = oneAtATime(async () => {
      asked += 1;
      throw new Error('no');
    });
    await expect(apply()).rejects.toThrow('no');
    await expect(apply()).rejects.toThrow('no');
    expect(asked).toBe(2);
  });
});
