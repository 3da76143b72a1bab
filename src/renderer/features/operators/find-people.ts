import type { OperatorsView } from '../../../shared/ipc/operators.ts';

type Person = OperatorsView['people'][number];

/** Small letters without marks: who types `jose` finds José. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The people with all that was typed at the beginning of a part of their name, or of their id. Pure. */
export const findPeople = (people: readonly Person[], typed: string): readonly Person[] => {
  const wanted = plain(typed)
    .split(/\s+/)
    .filter((part) => part !== '');
  return people.filter(({ id, name }) => {
    const parts = [...plain(name).split(/[\s._-]+/), plain(id)];
    return wanted.every((one) => parts.some((part) => part.startsWith(one)));
  });
};
