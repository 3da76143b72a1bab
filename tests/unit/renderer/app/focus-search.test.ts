import { expect, it } from 'vitest';
import { focusSearch } from '../../../../src/renderer/app/focus-search.ts';

/** A page of which the focus is at one of its parts; gives whether the search box was given it. */
const isFocusedFrom = (at: 'body' | 'root' | 'note' | null): boolean => {
  let focused = false;
  const part = (name: string) => Object.assign(Object.create(null), { name });
  const parts = { body: part('body'), root: part('html'), note: part('textarea') };
  const box = Object.assign(part('search'), {
    focus: () => {
      focused = true;
    },
  });
  focusSearch({
    activeElement: at === null ? null : parts[at],
    body: parts.body,
    documentElement: parts.root,
    getElementById: () => box,
  });
  return focused;
};

it.each([
  [null, true],
  ['body', true],
  ['root', true],
  ['note', false],
] as const)('with the cursor in %s the search box takes it: %s', (at, takes) => {
  expect(isFocusedFrom(at)).toBe(takes);
});
