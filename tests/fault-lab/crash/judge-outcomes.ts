import type { Attributed } from './attribute.ts';
import type { OnDisk } from './on-disk.ts';
import type { Drafted } from './protocol.ts';

const YES: readonly (string | null)[] = ['confirmed', 'accepted'];
const OPEN: readonly (string | null)[] = ['unknown', null];

/** Changes whose outcome is not what the systems' ledgers say, in words. */
export const judgeOutcomes = (
  attributed: readonly Attributed[],
  { outcomes }: Pick<OnDisk, 'outcomes'>,
  drafted: readonly Drafted[],
): readonly string[] => {
  const applied = new Set(
    attributed.flatMap(({ write, changeId }) => (write.applied && changeId !== null ? [changeId] : [])),
  );
  return drafted.flatMap(({ id, kind }) => {
    // What was never sent has nothing on record.
    const outcome = outcomes.has(id) ? (outcomes.get(id) ?? null) : 'not-sent';
    if (OPEN.includes(outcome) || YES.includes(outcome) === applied.has(id)) return [];
    return [`${kind}: ${outcome}, and it was ${applied.has(id) ? '' : 'not '}made`];
  });
};
