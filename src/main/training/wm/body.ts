import { isWmRefusal, refuseWm, type WmRefusal } from './replies.ts';

/** A selection as a PUT asks for it. */
export interface AskedSelection {
  readonly category: string;
  readonly channel: string;
  readonly value: string;
  readonly type: string;
  readonly optIn: 'Y' | 'N';
}

/** The body of a PUT. */
export interface AskedPreferences {
  readonly selections: readonly AskedSelection[];
  readonly modifiedBy: string;
}

type Members = Readonly<Record<string, unknown>>;

const object = (value: unknown, names: readonly string[], what: string): Members | WmRefusal => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuseWm(400, `${what} is not an object`);
  const members: Members = Object.fromEntries(Object.entries(value));
  const extra = Object.keys(members).find((name) => !names.includes(name));
  if (extra !== undefined) return refuseWm(400, `${what} has ${extra}, which is not asked for`);
  const missing = names.find((name) => !Object.hasOwn(members, name));
  return missing === undefined ? members : refuseWm(400, `${what} has no ${missing}`);
};

const text = (value: unknown, what: string): string | WmRefusal =>
  typeof value === 'string' && value !== '' ? value : refuseWm(400, `${what} is not text`);

const list = (value: unknown, what: string): readonly unknown[] | WmRefusal =>
  Array.isArray(value) ? value : refuseWm(400, `${what} is not a list`);

/** Throws a refusal inside `parsePreferences`, which catches it. */
const need = <T>(value: T | WmRefusal): T => {
  if (isWmRefusal(value)) throw value;
  return value;
};

const readSelection = (item: unknown, category: string, channel: string): AskedSelection => {
  const selection = need(object(item, ['value', 'type', 'is_opt_in'], 'a selection'));
  const optIn = selection.is_opt_in;
  if (optIn !== 'Y' && optIn !== 'N') throw refuseWm(400, 'is_opt_in is neither Y nor N');
  return {
    category,
    channel,
    value: need(text(selection.value, 'value')),
    type: need(text(selection.type, 'type')),
    optIn,
  };
};

const readCategory = (item: unknown): readonly AskedSelection[] => {
  const category = need(object(item, ['category', 'channels'], 'a preference'));
  const name = need(text(category.category, 'category'));
  return need(list(category.channels, 'channels')).flatMap((one) => {
    const channel = need(object(one, ['name', 'selections'], 'a channel'));
    const channelName = need(text(channel.name, 'name'));
    return need(list(channel.selections, 'selections')).map((selection) =>
      readSelection(selection, name, channelName),
    );
  });
};

const readAll = (body: string): AskedPreferences => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw refuseWm(400, 'the body is not JSON');
  }
  const whole = need(object(parsed, ['preferences', 'audit_info'], 'the body'));
  const audit = need(object(whole.audit_info, ['modified_by'], 'audit_info'));
  const modifiedBy = need(text(audit.modified_by, 'modified_by'));
  if (!/^[\x20-\x7e]{1,32}$/.test(modifiedBy))
    throw refuseWm(400, 'modified_by is not 1 to 32 ASCII characters');
  const selections = need(list(whole.preferences, 'preferences')).flatMap(readCategory);
  if (selections.length === 0) throw refuseWm(400, 'there are no selections');
  return { selections, modifiedBy };
};

/** Reads the body of a PUT strictly: the members of the contract, and none that only a GET has. */
export const parsePreferences = (body: string): AskedPreferences | WmRefusal => {
  try {
    return readAll(body);
  } catch (refusal) {
    if (isWmRefusal(refusal)) return refusal;
    throw refusal;
  }
};
