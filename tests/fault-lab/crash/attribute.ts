import type { OnDisk } from './on-disk.ts';
import type { Drafted } from './protocol.ts';
import { keyOfWrite, type Write } from './write-key.ts';

/** A write with the change that it was made for; null: no intent on record is meant by it. */
export interface Attributed {
  readonly write: Write;
  readonly changeId: string | null;
}

/**
 * Tells which recorded intent each write was made for. WM's requests carry the id that is on record. airpay and
 * Capillary take none: there it is the last intent before the write that asks the same of the same customer, since the
 * changes of one customer go one after another.
 */
export const attribute = (
  writes: readonly Write[],
  disk: Pick<OnDisk, 'intended'>,
  drafted: readonly Drafted[],
): readonly Attributed[] => {
  const intents = drafted.flatMap(({ id, key }) => {
    const intent = disk.intended.get(id);
    return intent === undefined ? [] : [{ id, key, ...intent }];
  });
  const byKey = Map.groupBy(
    intents.toSorted((a, b) => a.at - b.at),
    ({ key }) => key,
  );
  const byRequest = new Map(intents.map(({ requestId, id }) => [requestId, id]));
  return writes.map((write) => ({
    write,
    changeId:
      (write.requestId === null
        ? byKey.get(keyOfWrite(write))?.findLast(({ at }) => at <= write.at)?.id
        : byRequest.get(write.requestId)) ?? null,
  }));
};
