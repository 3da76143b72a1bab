import * as v from 'valibot';
import type { CustomerKeys } from '../../../shared/domain/customer-keys.ts';
import { ID_NAMES, IDENTIFIED, RECORD_SYSTEM, type UpstreamName } from '../../../shared/domain/upstream.ts';
import type { AnyEvent, RecordedChange } from '../events.ts';

/*
 * A customer's ids as they are stored: each under its own name, null where it is not known. So they were stored before
 * there was a table of systems, and so every version reads them.
 */

/** The order in which they always were stored. */
const STORED: readonly UpstreamName[] = [RECORD_SYSTEM, ...IDENTIFIED];

const idsOf = (held: Readonly<Record<string, unknown>>): CustomerKeys['ids'] => {
  const ids: { [U in UpstreamName]?: string } = {};
  for (const upstream of STORED) {
    const id = held[ID_NAMES[upstream]];
    if (typeof id === 'string') ids[upstream] = id;
  }
  return ids;
};

/** Reads the keys of a customer as they are stored. */
export const StoredKeys = v.pipe(
  v.looseObject({ key: v.string() }),
  v.transform(({ key, ...held }): CustomerKeys => ({ key, ids: idsOf(held) })),
);

const storedKeys = ({ key, ids }: CustomerKeys): object => ({
  key,
  ...Object.fromEntries(STORED.map((name) => [ID_NAMES[name], ids[name] ?? null])),
});

const storedChange = ({ change, ...rest }: RecordedChange): object => ({
  change: { ...change, customer: storedKeys(change.customer) },
  ...rest,
});

/** An event as its text is stored. */
export const storedEvent = (event: AnyEvent): object => {
  switch (event.type) {
    case 'change.refused':
    case 'approval.given':
    case 'approval.declined':
      return { ...event, recorded: storedChange(event.recorded) };
    case 'attempt.intended':
      return { ...event, recorded: event.recorded.map(storedChange) };
    default:
      return event;
  }
};
