import type { Attributed } from './attribute.ts';
import type { OnDisk } from './on-disk.ts';
import type { Drafted } from './protocol.ts';
import { keyOfWrite } from './write-key.ts';

/** What a step and the one before it have to be to each other, by the journal and by the systems' ledgers. */
export const judgeSteps = (
  attributed: readonly Attributed[],
  disk: Pick<OnDisk, 'intended' | 'confirmed'>,
  drafted: readonly Drafted[],
): readonly string[] => {
  const byId = new Map(drafted.map((one) => [one.id, one]));

  /** The change that this one tries again, at the root of all tries. */
  const firstTry = (id: string): string => {
    const before = byId.get(id)?.retryOf ?? null;
    return before === null ? id : firstTry(before);
  };
  const tries = Map.groupBy(drafted, ({ id }) => firstTry(id));
  const triesBefore = ({ after }: Drafted): readonly Drafted[] =>
    after === null ? [] : (tries.get(firstTry(after)) ?? []);

  const early = drafted.filter((one) => {
    const intent = disk.intended.get(one.id);
    return (
      one.after !== null &&
      intent !== undefined &&
      !triesBefore(one).some(({ id }) => (disk.confirmed.get(id) ?? Number.POSITIVE_INFINITY) < intent.seq)
    );
  });

  // What each customer holds, by the ledgers alone: what was added and is not removed again.
  const held = new Set<string>();
  const made = new Map<string, number>();
  const bare: string[] = [];
  for (const { write, changeId } of attributed) {
    if (!write.applied) continue;
    const key = keyOfWrite(write);
    const step = byId.get(changeId ?? '');
    if (step?.after != null && key.includes(' remove ')) {
      const stand = triesBefore(step).some((one) => one.key !== null && held.has(one.key));
      if (!stand) {
        const before = triesBefore(step).map(({ kind, key }) => `${kind} ${key ?? 'of no known number'}`);
        bare.push(
          `${step.kind}: taken away while what is to take its place is not there: ${before.join(', ')}`,
        );
      }
    }
    if (step?.kind === 'card.generate' || step?.kind === 'card.add')
      made.set(firstTry(step.id), (made.get(firstTry(step.id)) ?? 0) + 1);
    if (key.includes(' remove ')) held.delete(key.replace(' remove ', ' add '));
    else held.add(key);
  }
  return [
    ...early.map(({ kind }) => `${kind}: sent although the step before it is not confirmed in the journal`),
    ...bare,
    ...[...made.values()]
      .filter((times) => times > 1)
      .map((times) => `a card was made ${times} times for one entry`),
  ];
};
