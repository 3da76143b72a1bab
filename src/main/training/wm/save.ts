import type { AskedPreferences, AskedSelection } from './body.ts';
import { refuseWm, type WmRefusal } from './replies.ts';
import type { WmCategory, WmChannel, WmCustomer, WmSelection } from './store.ts';

const idOf = (selection: AskedSelection): string =>
  JSON.stringify([selection.category, selection.channel, selection.value, selection.type]);

/** Every value that WM holds for the customer, as a contact or as a selection. */
const knownValues = (customer: WmCustomer): ReadonlySet<string> =>
  new Set([
    ...customer.contacts.flatMap(({ landLine, workPhone, mobilePhone, email }) =>
      [landLine, workPhone, mobilePhone, email].flatMap((value) => value ?? []),
    ),
    ...customer.categories.flatMap((category) =>
      category.channels.flatMap((channel) => channel.selections.map(({ value }) => value)),
    ),
  ]);

const CHANNELS = ['Text', 'Email', 'Voice'];
const CATEGORIES = ['Service Notification', 'Service Exception'];

/** Why these preferences cannot be saved; null when they can. */
export const saveFault = (customer: WmCustomer, asked: AskedPreferences): WmRefusal | null => {
  const known = knownValues(customer);
  const seen = new Set<string>();
  for (const selection of asked.selections) {
    const category = customer.categories.find(({ name }) => name === selection.category);
    if (category === undefined && !CATEGORIES.includes(selection.category))
      return refuseWm(422, 'there is no such category');
    const channel = category?.channels.some(({ name }) => name === selection.channel);
    if (channel !== true && !CHANNELS.includes(selection.channel))
      return refuseWm(422, 'there is no such channel');
    if (!known.has(selection.value)) return refuseWm(422, 'a value is none of the customer');
    const id = idOf(selection);
    if (seen.has(id)) return refuseWm(422, 'a selection comes twice');
    seen.add(id);
  }
  return null;
};

const saved = (before: WmSelection | undefined, ask: AskedSelection, by: string, at: string): WmSelection => {
  const now = { by, at };
  if (before === undefined)
    return { value: ask.value, type: ask.type, optIn: ask.optIn, created: now, modified: now };
  return before.optIn === ask.optIn ? before : { ...before, optIn: ask.optIn, modified: now };
};

/**
 * The customer after the PUT. It replaces the whole set: what it leaves out is gone (contract: wm, Replace or
 * patch?). Categories and channels keep their own members.
 */
export const savePreferences = (customer: WmCustomer, asked: AskedPreferences, at: string): WmCustomer => {
  const before = (category: string, channel: string): WmChannel | undefined =>
    customer.categories.find(({ name }) => name === category)?.channels.find(({ name }) => name === channel);
  const grouped = Map.groupBy(asked.selections, ({ category }) => category);
  const categories = [...grouped].map(([name, selections]): WmCategory => {
    const channels = [...Map.groupBy(selections, ({ channel }) => channel)].map(
      ([channel, asks]): WmChannel => {
        const old = before(name, channel);
        return {
          name: channel,
          statedOptIn: old?.statedOptIn ?? null,
          selections: asks.map((ask) =>
            saved(
              old?.selections.find(({ value, type }) => value === ask.value && type === ask.type),
              ask,
              asked.modifiedBy,
              at,
            ),
          ),
        };
      },
    );
    const enabled = customer.categories.find((category) => category.name === name)?.enabled ?? true;
    return { name, enabled, channels };
  });
  return { ...customer, categories };
};
