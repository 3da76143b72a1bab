import fc from 'fast-check';
import { expect, it } from 'vitest';
import { machineOperator, TRAINING_OPERATOR } from '../../../../src/main/operators/signed-in.ts';

const signedInAs = (username: string) => machineOperator(() => ({ username }));

it('a plain account is recorded by its own name', () => {
  expect(signedInAs('rekha.k')).toEqual({ id: 'rekha.k', name: 'rekha.k' });
  expect(machineOperator().name).not.toBe('');
});

it('every account has an id of at most 32 printable ASCII characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (username) => {
      expect(signedInAs(username).id).toMatch(/^[\x21-\x7e]{1,32}$/);
    }),
  );
  expect(TRAINING_OPERATOR.id).toMatch(/^[\x21-\x7e]{1,32}$/);
});

it('two accounts that ASCII cannot tell apart are two operators', () => {
  const names = ['रेखा', 'आशा', 'José', 'Jose', 'a'.repeat(33), 'a'.repeat(34), 're kha', 'rekha'];
  expect(new Set(names.map((name) => signedInAs(name).id)).size).toBe(names.length);
  expect(signedInAs('José').id).toMatch(/^Jose-[0-9a-f]{8}$/);
});

it('an account without a name is the operator', () => {
  const nameless = machineOperator(() => {
    throw new Error('ENOENT');
  });
  expect(nameless).toEqual({ id: 'operator', name: 'operator' });
});
