import type * as v from 'valibot';
import type { SettingsPath } from './settings-faults.ts';

/** What is looked for in a schema; its own types differ from one kind of schema to the next. */
interface Parts {
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly wrapped?: unknown;
  readonly item?: unknown;
  readonly value?: unknown;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
}

const partsOf = (schema: unknown): Parts => (typeof schema === 'object' && schema !== null ? schema : {});

const memberOf = (value: unknown, key: string | number): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).find(([name]) => name === String(key))?.[1]
    : undefined;

/** Of several forms of a section, the one whose word the settings hold. */
const chosen = (options: readonly unknown[], value: unknown): unknown =>
  options.find((option) =>
    Object.entries(partsOf(option).entries ?? {}).some(([key, entry]) => {
      const { literal } = partsOf(entry);
      return literal !== undefined && literal === memberOf(value, key);
    }),
  );

const entriesAt = (schema: unknown, value: unknown, [key, ...rest]: SettingsPath): readonly string[] => {
  const { entries, wrapped, item, value: each, options } = partsOf(schema);
  if (wrapped !== undefined) return entriesAt(wrapped, value, key === undefined ? [] : [key, ...rest]);
  if (options !== undefined)
    return entriesAt(chosen(options, value), value, key === undefined ? [] : [key, ...rest]);
  if (key === undefined) return Object.keys(entries ?? {});
  return entriesAt(entries?.[key] ?? item ?? each, memberOf(value, key), rest);
};

/** How many letters have to be changed, added or left out to make one word of another. */
const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [to, wanted] of [...other].entries()) {
      const left = next[to] ?? 0;
      const above = row[to + 1] ?? 0;
      const kept = (row[to] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(left + 1, above + 1, kept));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};

/** As many as are read at a glance. */
const MOST_LISTED = 9;

/** Farther apart, two words have nothing to do with each other. */
const NEAR = 2;

/** What may stand in the place of a key that a schema does not know there, in words; empty where nothing is near. Pure. */
export const insteadOf = (schema: v.GenericSchema, settings: unknown, path: SettingsPath): string => {
  const known = entriesAt(schema, settings, path.slice(0, -1));
  if (known.length > 0 && known.length <= MOST_LISTED) return `; known here: ${known.join(', ')}`;
  const key = String(path.at(-1)).toLowerCase();
  const near = known.find(
    (name) => Math.abs(name.length - key.length) <= NEAR && distance(key, name.toLowerCase()) <= NEAR,
  );
  return near === undefined ? '' : `; did you mean "${near}"?`;
};
