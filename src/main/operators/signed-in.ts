import { createHash } from 'node:crypto';
import { userInfo } from 'node:os';

/** Who works at this desk: the id is what is recorded, and what WM is told (at most 32 ASCII characters). */
export interface Operator {
  readonly id: string;
  readonly name: string;
}

const ascii = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\x21-\x7e]+/g, '')
    .slice(0, 32);

/** The operator of training. */
export const TRAINING_OPERATOR: Operator = { id: 'rekha.k', name: 'Rekha Kumar' };

const NAMELESS = 'operator';

const nameFrom = (account: () => { readonly username: string }): string => {
  try {
    return account().username || NAMELESS;
  } catch {
    // An account without a name, as in some containers.
    return NAMELESS;
  }
};

/**
 * The person who is signed in to this machine's account. Names that ASCII does not hold whole are told apart by the
 * beginning of their digest.
 */
export const machineOperator = (account: () => { readonly username: string } = userInfo): Operator => {
  const name = nameFrom(account);
  const id = ascii(name);
  if (id === name) return { id, name };
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return { id: `${id.slice(0, 23) || NAMELESS}-${digest}`, name };
};
