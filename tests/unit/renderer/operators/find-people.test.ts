import { expect, it } from 'vitest';
import { findPeople } from '../../../../src/renderer/features/operators/find-people.ts';

const PEOPLE = [
  { id: 'rekha.k', name: 'Rekha Kumar', role: 'operator' },
  { id: 'jose.g', name: 'José Gonçalves da Silva', role: 'operator' },
  { id: 'x-19', name: 'महेश शर्मा', role: 'supervisor' },
] as const;

it.each([
  ['', ['rekha.k', 'jose.g', 'x-19']],
  ['  ', ['rekha.k', 'jose.g', 'x-19']],
  ['kum', ['rekha.k']],
  ['KUM rek', ['rekha.k']],
  ['gonc', ['jose.g']],
  ['GONÇ', ['jose.g']],
  ['silva jo', ['jose.g']],
  ['x-1', ['x-19']],
  ['शर्', ['x-19']],
  ['umar', []],
  ['rekha x', []],
])('%j finds %j', (typed, ids) => {
  expect(findPeople(PEOPLE, typed).map(({ id }) => id)).toEqual(ids);
});
