import { createHash } from 'node:crypto';
import type { OperatorsSettings } from '../../shared/config/operators.ts';
import type { Operator } from '../../shared/operators/roles.ts';
import type { OsAccount } from './os-account.ts';

const NAMELESS = 'operator';

const ascii = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\x21-\x7e]+/g, '')
    .slice(0, 32);

/** An id for an account that no table names. Names that ASCII does not hold whole are told apart by the beginning of their digest. */
export const idOf = (name: string): string => {
  const id = ascii(name);
  if (id === name) return id;
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${id.slice(0, 23) || NAMELESS}-${digest}`;
};

/** Who an account is: as the table says, or by its own name where others may work here too. `null`: nobody. */
export const operatorOf = (
  account: OsAccount,
  { accounts, others }: Pick<Extract<OperatorsSettings, { from: 'os-user' }>, 'accounts' | 'others'>,
): Operator | null => {
  const alike = (name: string): string => {
    const whole = name.normalize('NFC');
    return account.exact ? whole : whole.toLowerCase();
  };
  for (const name of account.names) {
    const [, entry] = Object.entries(accounts).find(([key]) => alike(key) === alike(name)) ?? [];
    if (entry !== undefined) return { id: entry.id, name: entry.name ?? account.name, role: entry.role };
  }
  return others === 'nobody' ? null : { id: idOf(account.name), name: account.name, role: 'operator' };
};
