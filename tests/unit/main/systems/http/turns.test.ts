import { describe, expect, it } from 'vitest';
import { parseBody, prepareBody } from '../../../../../src/main/systems/capillary/replies/parse-body.ts';
import { turnFor } from '../../../../../src/main/systems/http/turns.ts';
import { prepareWmBody, readWmBody } from '../../../../../src/main/systems/wm/body.ts';

const replyOf = (text: string) => ({ status: 200, headers: {}, text });

/** A reply with so many mobiles. */
const withMobiles = (count: number): string =>
  JSON.stringify({
    id: 1,
    profiles: [
      {
        identifiers: Array.from({ length: count }, (_, nth) => ({ type: 'mobile', value: `9198${nth}` })),
      },
    ],
  });

/** How many turns others had until it was done. */
const turnsUntil = async (work: () => Promise<unknown>): Promise<number> => {
  let turns = 0;
  let isOver = false;
  const count = (): void => {
    turns += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  await work();
  isOver = true;
  return turns;
};

describe.each([
  ['Capillary', prepareBody],
  ['WM', prepareWmBody],
])('a reply of %s', (_, prepare) => {
  it('that is long is read in several turns', async () => {
    expect(await turnsUntil(() => prepare('call', replyOf(withMobiles(10_000))))).toBeGreaterThanOrEqual(3);
  });

  it('that is like any other is read at once', async () => {
    expect(await turnsUntil(() => prepare('call', replyOf(withMobiles(10))))).toBe(0);
  });

  it.each([
    ['no JSON', `{"a": ${'1'.repeat(200_000)}`],
    ['a member twice', `{"a": "${'1'.repeat(200_000)}", "a": 1}`],
    ['nothing but blanks', ' '.repeat(200_000)],
    ['a page', `<html>${' '.repeat(200_000)}`],
    ['what it should be', withMobiles(10_000)],
  ])('that is long and %s is read as it is at once', async (__, text) => {
    const [early, late] = [replyOf(text), replyOf(text)];
    await prepare('call', early);
    const read = prepare === prepareBody ? parseBody : readWmBody;
    expect(read('call', early)).toEqual(read('call', late));
  });
});

it('nobody waits for a turn of a short reply', async () => {
  expect(await turnsUntil(() => turnFor(replyOf('x'.repeat(99_999))))).toBe(0);
  expect(await turnsUntil(() => turnFor(replyOf('x'.repeat(100_000))))).toBe(1);
});
