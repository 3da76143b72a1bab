import { expect, it } from 'vitest';
import { customerName } from '../../../../src/shared/domain/customer-name.ts';
import type { Identifier } from '../../../../src/shared/domain/identifier.ts';

const held = (type: string, value: string): Identifier => ({
  type,
  value,
  source: 'INSTORE',
  accountId: null,
  primary: false,
});
const mobile = held('mobile', '919810000345');
const email = held('email', 'asha@example.com');

it.each([
  ['Asha Verma', [mobile], 'Asha Verma'],
  ['', [email, mobile], '•••• 345'],
  ['  ', [email], 'a•••@•••.com'],
  ['', [], '•••• 001'],
])('a customer named %j with %j is called %s', (name, identifiers, called) => {
  expect(customerName({ id: '4000001', name, identifiers })).toBe(called);
});
