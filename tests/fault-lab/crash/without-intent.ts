import type { Ledger } from '../../../src/main/training/ledger.ts';
import { attribute } from './attribute.ts';
import type { OnDisk } from './on-disk.ts';
import type { Drafted } from './protocol.ts';
import { writesOf } from './write-key.ts';

/**
 * How many writes the systems read of which the journal has no intent of their own; 0 when there is one for each. The
 * second write of one intent has none.
 */
export const withoutIntent = (
  ledger: Pick<Ledger, 'entries'>,
  disk: Pick<OnDisk, 'intended'>,
  drafted: readonly Drafted[],
): number => {
  const all = attribute(writesOf(ledger), disk, drafted);
  const own = new Set(all.flatMap(({ changeId }) => changeId ?? []));
  return all.length - own.size;
};
