import { describe, expect, it } from 'vitest';
import { decidersOf } from '../../../../src/renderer/features/approvals/deciders.ts';
import type { OperatorsView } from '../../../../src/shared/ipc/operators.ts';

const PEOPLE = [
  { id: 'rekha.k', name: 'Rekha Kumar', role: 'operator' },
  { id: 'meera.s', name: 'Meera Shah', role: 'supervisor' },
  { id: 'leela.n', name: 'Leela Nair', role: 'administrator' },
] as const;

const signedIn = (id: string): OperatorsView => ({
  from: 'roster',
  state: 'signed-in',
  operator: PEOPLE.find((one) => one.id === id) ?? null,
  people: PEOPLE,
  lockAfterSeconds: null,
  rights: [],
  kinds: [],
});

describe('who decides about a change', () => {
  it.each<
    readonly [who: string, maker: string, approvers: readonly string[], ids: readonly string[], first: string]
  >([
    ['rekha.k', 'rekha.k', ['meera.s', 'leela.n'], ['meera.s', 'leela.n'], ''],
    ['rekha.k', 'rekha.k', ['meera.s'], ['meera.s'], 'meera.s'],
    ['meera.s', 'rekha.k', ['meera.s', 'leela.n'], ['meera.s', 'leela.n'], 'meera.s'],
    ['meera.s', 'meera.s', ['meera.s', 'leela.n'], ['leela.n'], 'leela.n'],
    ['meera.s', 'meera.s', ['meera.s'], [], ''],
    ['leela.n', 'meera.s', ['meera.s'], [], ''],
  ])('with %s signed in and a change of %s, of %j', (who, maker, approvers, ids, first) => {
    const { people, preselected } = decidersOf(signedIn(who), approvers, maker);
    expect([people.map(({ id }) => id), preselected]).toEqual([ids, first]);
  });

  it('is nobody where nobody is known', () => {
    expect(decidersOf(null, ['meera.s'], 'rekha.k')).toEqual({ people: [], preselected: '' });
  });
});
