import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { OsAccount } from '../../../../src/main/operators/os-account.ts';
import { osAccount } from '../../../../src/main/operators/os-account.ts';
import { operatorOf } from '../../../../src/main/operators/os-operator.ts';

const EVERYBODY = { accounts: {}, others: 'operator' } as const;

const account = (name: string, ...longer: readonly string[]): OsAccount => ({
  name,
  names: [...longer, name],
  exact: false,
});
const idOf = (name: string): string | undefined => operatorOf(account(name), EVERYBODY)?.id;

it('a plain account is recorded by its own name, as an operator', () => {
  expect(operatorOf(account('rekha.k'), EVERYBODY)).toEqual({
    id: 'rekha.k',
    name: 'rekha.k',
    role: 'operator',
  });
});

it('the account of this machine has a name', async () => {
  const { name, names } = await osAccount();
  expect(name).not.toBe('');
  expect(names).toContain(name);
});

it('every account has an id of at most 32 printable ASCII characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), (name) => {
      expect(idOf(name)).toMatch(/^[\x21-\x7e]{1,32}$/);
    }),
  );
});

it('two accounts that ASCII cannot tell apart are two operators', () => {
  const names = ['रेखा', 'आशा', 'José', 'Jose', 'a'.repeat(33), 'a'.repeat(34), 're kha', 'rekha'];
  expect(new Set(names.map(idOf)).size).toBe(names.length);
  expect(idOf('José')).toMatch(/^Jose-[0-9a-f]{8}$/);
});

const TABLE = {
  accounts: {
    'BLR\\rekha': { id: 'rekha.k', name: 'Rekha Kumar', role: 'supervisor' },
    'asha@bank.example': { id: 'asha.v', role: 'administrator' },
    José: { id: 'jose', role: 'operator' },
    rekha: { id: 'other.rekha', role: 'operator' },
  },
  others: 'nobody',
} as const;

it.each([
  ['with its domain, before the short name', account('rekha', 'BLR\\rekha'), 'rekha.k', 'supervisor'],
  [
    'in other letters, where the system does not tell them',
    account('REKHA', 'blr\\REKHA'),
    'rekha.k',
    'supervisor',
  ],
  ['of another domain by its short name', account('rekha', 'DEL\\rekha'), 'other.rekha', 'operator'],
  ['as name@domain', account('asha', 'BLR\\asha', 'ASHA@bank.example'), 'asha.v', 'administrator'],
  ['outside ASCII, however it is composed', account('Jose\u0301'), 'jose', 'operator'],
] as const)('the table finds an account %s', (_what, who, id, role) => {
  expect(operatorOf(who, TABLE)).toMatchObject({ id, role });
});

it('an account that is not in the table is nobody, where the table is all there is', () => {
  expect(operatorOf(account('meera', 'BLR\\meera'), TABLE)).toBeNull();
  expect(operatorOf({ ...account('REKHA'), exact: true }, TABLE)).toBeNull();
});
