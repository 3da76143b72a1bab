import { expect, it } from 'vitest';
import { twoAtOnce } from '../../../tools/check/two-at-once.ts';

it('begins everything in its order, two at once, and ends after the last', async () => {
  const seen: string[] = [];
  const gates = ['a', 'b', 'c', 'd'].map((name) => ({ name, ...Promise.withResolvers<void>() }));
  const done = twoAtOnce(
    gates.map(({ name, promise }) => async () => {
      seen.push(name);
      await promise;
    }),
  ).then(() => seen.push('end'));
  expect(seen).toEqual(['a', 'b']);
  gates[1]?.resolve();
  await expect.poll(() => seen).toEqual(['a', 'b', 'c']);
  for (const { resolve } of gates) resolve();
  await done;
  expect(seen).toEqual(['a', 'b', 'c', 'd', 'end']);
});
