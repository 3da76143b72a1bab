import * as v from 'valibot';
import {
  type CardUsage,
  CHANNELS,
  type Channel,
  type UsageStatus,
} from '../../../shared/domain/card-usage.ts';

const TypeAndStatus = v.object({ type: v.string(), status: v.unknown() });
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

const toldBy = (data: unknown): Told | null => {
  if (data === undefined || data === null) return [];
  if (Array.isArray(data)) {
    const list = v.safeParse(v.array(TypeAndStatus), data);
    return list.success ? list.output.map(({ type, status }) => [type, status] as const) : null;
  }
  const record = v.safeParse(Record, data);
  return record.success ? Object.entries(record.output) : null;
};

/**
 * Reads `data` of a get in the forms that are accepted (contract: airpay, Reply, D): `[]`, `{}`, null and missing tell
 * nothing; an object with booleans or `ALLOWED`/`NOTALLOWED` by channel in any letter case; a list of `{type, status}`;
 * the same under `data.preferences`. A value that is not recognized leaves its channel untold. `null`: another form.
 */
export const readUsage = (data: unknown): CardUsage | null => {
  const nested = v.safeParse(Preferences, data);
  const told = toldBy(nested.success && !Array.isArray(data) ? nested.output.preferences : data);
  return told === null ? null : usageOf(told);
};
