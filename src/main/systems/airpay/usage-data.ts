import * as v from 'valibot';
import {
  type CardUsage,
  CHANNELS,
  type Channel,
  type UsageStatus,
} from '../../../shared/domain/card-usage.ts';
import { placeOf } from '../http/place.ts';

const List = v.array(v.object({ type: v.string(), status: v.unknown() }));
const Record = v.record(v.string(), v.unknown());
const Preferences = v.object({ preferences: v.unknown() });

type Told = readonly (readonly [name: string, value: unknown])[];

const channelOf = (name: string): Channel | null =>
  CHANNELS.find((channel) => channel === name.toUpperCase()) ?? null;

const statusOf = (value: unknown): UsageStatus | null => {
  if (value === true || value === 'ALLOWED') return 'ALLOWED';
  return value === false || value === 'NOTALLOWED' ? 'NOTALLOWED' : null;
};

/** A channel that is told twice, differently, is as good as not told. */
const stateOf = (told: Told, channel: Channel): UsageStatus | null => {
  const states = new Set(
    told.filter(([name]) => channelOf(name) === channel).map(([, value]) => statusOf(value)),
  );
  const [only = null] = states;
  return states.size === 1 ? only : null;
};

const usageOf = (told: Told): CardUsage => ({
  CONTACTLESS: stateOf(told, 'CONTACTLESS'),
  ATM: stateOf(told, 'ATM'),
  POS: stateOf(told, 'POS'),
  ECOM: stateOf(told, 'ECOM'),
});

/** What was told, or where it has another form. */
type Read = { readonly told: Told } | { readonly at: string };

const toldBy = (data: unknown, within: readonly string[]): Read => {
  if (data === undefined || data === null) return { told: [] };
  if (Array.isArray(data)) {
    const list = v.safeParse(List, data);
    return list.success
      ? { told: list.output.map(({ type, status }) => [type, status] as const) }
      : { at: placeOf(List, list.issues, within) };
  }
  const record = v.safeParse(Record, data);
  return record.success
    ? { told: Object.entries(record.output) }
    : { at: placeOf(Record, record.issues, within) };
};

/**
 * Reads `data` of a get in the forms that are accepted (contract: airpay, Reply, D): `[]`, `{}`, null and missing tell
 * nothing; an object with booleans or `ALLOWED`/`NOTALLOWED` by channel in any letter case; a list of `{type, status}`;
 * the same under `data.preferences`. A value that is not recognized leaves its channel untold. `at`: the place
 * in the reply of what has another form.
 */
export const readUsage = (data: unknown): { readonly usage: CardUsage } | { readonly at: string } => {
  const nested = v.safeParse(Preferences, data);
  const read =
    nested.success && !Array.isArray(data)
      ? toldBy(nested.output.preferences, ['data', 'preferences'])
      : toldBy(data, ['data']);
  return 'told' in read ? { usage: usageOf(read.told) } : read;
};
