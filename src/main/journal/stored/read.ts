import * as v from 'valibot';
import { shownText } from '../../../shared/domain/shown-text.ts';
import type { AnyEvent } from '../events.ts';
import { JournalError } from '../faults.ts';
import type { Facts } from '../records/facts.ts';
import { STORED_EVENTS } from './events.ts';
import { storedEvent } from './keys.ts';

type EventType = AnyEvent['type'];

const isType = (name: unknown): name is EventType =>
  typeof name === 'string' && Object.hasOwn(STORED_EVENTS, name);

const SCHEMAS = Object.fromEntries(
  Object.entries(STORED_EVENTS).map(([type, members]) => [
    type,
    v.object({ type: v.literal(type), ...members }),
  ]),
  // Each is the schema of its own type: that the table says so is what the compiler holds it to.
) as unknown as Readonly<Record<EventType, v.GenericSchema<unknown, AnyEvent>>>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const eventIn = (stored: unknown): AnyEvent | null => {
  if (!isObject(stored) || !isType(stored.type)) return null;
  const parsed = v.safeParse(SCHEMAS[stored.type], stored);
  return parsed.success ? parsed.output : null;
};

/** Reads the text of a stored event. `null`: this version cannot tell what it says. */
export const readStored = (stored: string): AnyEvent | null => {
  try {
    return eventIn(JSON.parse(stored));
  } catch {
    return null;
  }
};

/** Whether this version reads all that a stored event says: its plain part, its body, and every change in it. */
export const isReadWhole = (facts: Facts | null, stored: string): boolean => {
  const event = facts === null ? null : readStored(stored);
  if (event === null) return false;
  return (
    event.type !== 'attempt.intended' ||
    facts?.type !== event.type ||
    facts.changes.length === event.recorded.length
  );
};

/** Whether everything that was to be stored is read back; texts that are only shown may be bounded. */
const keeps = (asked: unknown, back: unknown): boolean => {
  if (asked === back) return true;
  if (typeof asked === 'string') return typeof back === 'string' && shownText(asked) === shownText(back);
  if (Array.isArray(asked))
    return (
      Array.isArray(back) &&
      back.length === asked.length &&
      asked.every((one, index) => keeps(one, back[index]))
    );
  if (!isObject(asked) || !isObject(back)) return false;
  for (const name in asked) if (!keeps(asked[name], back[name])) return false;
  return true;
};

/**
 * Finds that the text of an event, once it is stored, can be read back with all that it says. Throws `refused`: then
 * the change is not sent, since nobody could read its record later.
 */
export const assertReadsBack = (stored: string): void => {
  const asked: unknown = JSON.parse(stored);
  const back = eventIn(asked);
  if (back !== null && keeps(asked, storedEvent(back))) return;
  const type = isObject(asked) ? asked.type : null;
  throw new JournalError('refused', `what was to be recorded as ${type} could not be read back`);
};
