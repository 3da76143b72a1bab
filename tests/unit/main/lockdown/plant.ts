import { expect, it } from 'vitest';
import { LOCKDOWNS } from '../../../../src/main/lockdown/lockdowns.ts';

/*
 * The judges of the other tests, judged: each fault is planted into a file that is right, and must be found for what it is.
 * A judge that lets one pass would let it pass in the product too.
 */

/** Changes a text. */
export type Edit = (text: string) => string;

/** Puts a text in the place of the first that is like it. */
export const put =
  (from: string | RegExp, to: string): Edit =>
  (text) =>
    text.replace(from, () => to);

/** Puts two parts in each other's place. */
export const swap =
  (first: RegExp, second: RegExp): Edit =>
  (text) => {
    const [a = ''] = first.exec(text) ?? [];
    const [b = ''] = second.exec(text) ?? [];
    return text
      .replace(a, () => '\0')
      .replace(b, () => a)
      .replace('\0', () => b);
  };

/** A file as it is made for some branch. */
export const fileOf = (name: keyof typeof LOCKDOWNS, at = 0): string => {
  const { files, program } = LOCKDOWNS[name];
  return files({ branch: { id: 'B-1', name: 'Branch' }, account: 'kiosk', program })[at]?.text ?? '';
};

const withoutNamespaces = (fault: string): string => fault.replace(/\{http[^}]*\}/g, '');

/** Holds that a judge finds nothing in a good file, and each fault that is planted there, in these words. */
export const planted = (
  judge: (text: string) => readonly string[],
  good: string,
  faults: Readonly<Record<string, readonly [edit: Edit, found: string]>>,
): void => {
  it('finds nothing in the file as it was made', () => {
    expect(judge(good)).toEqual([]);
  });

  it.each(Object.entries(faults))('finds %s', (_, [edit, found]) => {
    const bad = edit(good);
    expect(bad).not.toBe(good);
    expect(judge(bad).map(withoutNamespaces)).toContainEqual(expect.stringContaining(found));
  });
};
