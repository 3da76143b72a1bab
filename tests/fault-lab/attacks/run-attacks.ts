import type { Attack, Outcome } from './attack.ts';
import { ECHOED_SECRETS } from './echoed-secrets.ts';
import { FILE_OWNERS } from './file-owners.ts';
import { OTHER_ADDRESSES } from './other-addresses.ts';
import { SPELLED_OUT } from './spelled-out.ts';
import { START_ORDERS } from './start-orders.ts';

const ATTACKS: readonly Attack[] = [
  ...ECHOED_SECRETS,
  ...OTHER_ADDRESSES,
  ...SPELLED_OUT,
  ...START_ORDERS,
  ...FILE_OWNERS,
];

/** What came of every attack. */
export type AttacksFigures = readonly (Outcome & { readonly name: string })[];

/** Makes one try out of so many of every attack. */
export const runAttacks = async (options: {
  readonly every: number;
  readonly offset: number;
  readonly onStep?: (line: string) => void;
}): Promise<AttacksFigures> => {
  const { every, offset, onStep } = options;
  const figures: (Outcome & { readonly name: string })[] = [];
  for (const { name, run } of ATTACKS) {
    const outcome = await run((number) => (number + offset) % every === 0);
    figures.push({ name, ...outcome });
    onStep?.(`${name}: ${outcome.tries} tries, ${outcome.through.length} came through`);
  }
  return figures;
};
