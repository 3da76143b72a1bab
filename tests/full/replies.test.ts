import { expect, it } from 'vitest';
import { runFuzz } from '../fault-lab/fuzz/run-fuzz.ts';

it('a hundred thousand replies that are not as they should be lead to no claim that they do not support', () => {
  const { findings, formats } = runFuzz({ seed: 1, replies: 100_000 });
  expect(findings).toEqual([]);
  for (const { replies, claims } of Object.values(formats)) {
    expect(replies).toBeGreaterThan(30_000);
    expect(claims).toBeGreaterThan(1_000);
  }
});
