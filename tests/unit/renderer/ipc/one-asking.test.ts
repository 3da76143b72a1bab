import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { oneAsking } from '../../../../src/renderer/ipc/one-asking.ts';

it('what is wished a hundred times while it is asked is asked once more', async () => {
  const answers: (() => void)[] = [];
  const ask = oneAsking(() => new Promise<void>((resolve) => answers.push(resolve)));
  for (let nth = 0; nth < 100; nth += 1) ask();
  expect(answers.length).toBe(1);
  answers[0]?.();
  await nextTurn();
  expect(answers.length).toBe(2);
  answers[1]?.();
  await nextTurn();
  expect(answers.length).toBe(2);
  ask();
  expect(answers.length).toBe(3);
});

it('goes on after an answer that failed', async () => {
  let asked = 0;
  const ask = oneAsking(async () => {
    asked += 1;
    throw new Error('no answer');
  });
  ask();
  await nextTurn();
  ask();
  await nextTurn();
  expect(asked).toBe(2);
});
