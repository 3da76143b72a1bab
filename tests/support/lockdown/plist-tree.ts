import { readXml, type Seen } from './xml-tree.ts';

/** What a property list holds, as it is read. */
export type Plist = string | bigint | boolean | readonly Plist[] | ReadonlyMap<string, Plist>;

/** A list with its faults. */
export interface ReadPlist {
  readonly value: Plist | null;
  readonly faults: readonly string[];
}

const fault = (why: string): ReadPlist => ({ value: null, faults: [why] });

const dictOf = (seen: Seen): ReadPlist => {
  const entries = new Map<string, Plist>();
  const faults: string[] = [];
  for (let at = 0; at < seen.children.length; at += 2) {
    const key = seen.children[at];
    const value = seen.children[at + 1];
    if (key?.name !== 'key' || value === undefined) return fault('dict: keys and values do not take turns');
    if (entries.has(key.text)) faults.push(`dict: ${key.text} stands twice`);
    const read = readValue(value);
    faults.push(...read.faults);
    if (read.value !== null) entries.set(key.text, read.value);
  }
  return { value: entries, faults };
};

const READERS: Readonly<Record<string, (seen: Seen) => ReadPlist>> = {
  string: ({ text, children }) =>
    children.length > 0 ? fault('string: holds elements') : { value: text, faults: [] },
  integer: ({ text }) =>
    /^-?\d+$/.test(text.trim())
      ? { value: BigInt(text.trim()), faults: [] }
      : fault(`integer: ${text} is none`),
  true: ({ text, children }) =>
    text === '' && children.length === 0 ? { value: true, faults: [] } : fault('true: holds something'),
  false: ({ text, children }) =>
    text === '' && children.length === 0 ? { value: false, faults: [] } : fault('false: holds something'),
  array: (seen) => {
    const read = seen.children.map(readValue);
    return {
      value: read.flatMap(({ value }) => (value === null ? [] : [value])),
      faults: read.flatMap(({ faults }) => faults),
    };
  },
  dict: (seen) => (seen.text.trim() === '' ? dictOf(seen) : fault('dict: text where none belongs')),
};

const readValue = (seen: Seen): ReadPlist => {
  const reader = Object.hasOwn(READERS, seen.name) ? READERS[seen.name] : undefined;
  if (reader === undefined) return fault(`${seen.name} is no value of a property list`);
  if (seen.attributes.size > 0) return fault(`${seen.name}: has attributes`);
  return reader(seen);
};

/** Reads a property list in XML. */
export const readPlist = (text: string): ReadPlist => {
  const { root, fault: why } = readXml(text);
  if (root === null) return fault(why);
  const [value, ...more] = root.children;
  if (root.name !== 'plist' || root.attributes.get('version') !== '1.0')
    return fault('the root is not plist 1.0');
  if (value === undefined || more.length > 0) return fault('plist: holds one value');
  return readValue(value);
};

/** A value by its keys and places; undefined: there is none. */
export const within = (
  value: Plist | null | undefined,
  ...path: readonly (string | number)[]
): Plist | undefined => {
  let at: Plist | null | undefined = value;
  for (const step of path) {
    if (at instanceof Map && typeof step === 'string') at = at.get(step);
    else if (Array.isArray(at) && typeof step === 'number') at = at[step];
    else return undefined;
  }
  return at ?? undefined;
};
