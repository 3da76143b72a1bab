import { describe, expect, it } from 'vitest';
import { createHeadKeeper } from '../../../../../src/main/journal/proof/keep-head.ts';
import type { Head } from '../../../../../src/main/journal/records/chain.ts';

const headAt = (seq: number): Head => ({ journal: 'one', seq, hash: `hash ${seq}` });

/** A keychain that takes each head when it is let to. */
const slowKeychain = () => {
  const asked: { readonly seq: number; readonly end: (taken: boolean) => void }[] = [];
  return {
    asked: () => asked.map(({ seq }) => seq),
    save: ({ seq }: Head): Promise<void> =>
      new Promise((resolve, reject) => {
        asked.push({ seq, end: (taken) => (taken ? resolve() : reject(new Error('locked'))) });
      }),
    end: async (taken = true): Promise<void> => {
      asked.at(-1)?.end(taken);
      await new Promise(setImmediate);
    },
  };
};

describe('the keychain', () => {
  it('is told of every record', async () => {
    const { asked, save, end } = slowKeychain();
    const keeper = createHeadKeeper(save);
    for (const seq of [1, 2, 3]) {
      keeper.note(headAt(seq));
      await end();
    }
    await keeper.idle();
    expect(asked()).toEqual([1, 2, 3]);
  });

  it('is told once of all that came while it was busy, however much that was', async () => {
    const { asked, save, end } = slowKeychain();
    const keeper = createHeadKeeper(save);
    for (let seq = 1; seq <= 1_000; seq += 1) keeper.note(headAt(seq));
    expect(asked()).toEqual([1]);
    await end();
    await end();
    await keeper.idle();
    expect(asked()).toEqual([1, 1_000]);
  });

  it('is told once of one head, and never of an older one', async () => {
    const { asked, save, end } = slowKeychain();
    const keeper = createHeadKeeper(save);
    keeper.note(headAt(5));
    await end();
    for (const seq of [5, 4]) keeper.note(headAt(seq));
    await keeper.idle();
    expect(asked()).toEqual([5]);
  });

  it('is told again when it did not take one, of the newest', async () => {
    const { asked, save, end } = slowKeychain();
    const keeper = createHeadKeeper(save);
    keeper.note(headAt(1));
    await end(false);
    await keeper.idle();
    keeper.note(headAt(1));
    keeper.note(headAt(2));
    await end(false);
    expect(asked()).toEqual([1, 1, 2]);
    await end();
    await keeper.idle();
  });
});
