import type { Seen } from './xml-tree.ts';

/** Which element comes next, at least and at most how often. */
export type Step = readonly [name: string, min: number, max: number];

/** Says why a value is none, or null. */
export type Judge = (value: string) => string | null;

/** A name without its namespace, for a message. */
export const short = (name: string): string => name.replace(/^\{.*\}/, '');

/** What is wrong with the elements inside: each of the steps in its order, and nothing else. */
export const inOrder = (seen: Seen, steps: readonly Step[]): readonly string[] => {
  const faults: string[] = [];
  let at = 0;
  for (const [name, min, max] of steps) {
    let count = 0;
    while (seen.children[at]?.name === name) {
      at += 1;
      count += 1;
    }
    if (count < min) faults.push(`${short(seen.name)}: ${name} is missing, or not in its place`);
    if (count > max) faults.push(`${short(seen.name)}: too many of ${name}`);
  }
  const left = seen.children[at];
  return left === undefined ? faults : [...faults, `${short(seen.name)}: ${left.name} does not belong here`];
};

/** What is wrong with the attributes: those that must be there, those that may, and no others. */
export const attributesAre = (
  seen: Seen,
  { must = {}, may = {} }: { readonly must?: Record<string, Judge>; readonly may?: Record<string, Judge> },
): readonly string[] => {
  const judges: Record<string, Judge> = { ...must, ...may };
  const missing = Object.keys(must)
    .filter((name) => !seen.attributes.has(name))
    .map((name) => `${short(seen.name)}: the attribute ${name} is missing`);
  const wrong = [...seen.attributes].flatMap(([name, value]) => {
    const judge = Object.hasOwn(judges, name) ? judges[name] : undefined;
    if (judge === undefined) return [`${short(seen.name)}: ${name} is not one of its attributes`];
    const why = judge(value);
    return why === null ? [] : [`${short(seen.name)}: ${name} ${why}`];
  });
  return [...missing, ...wrong];
};

/** What is wrong with text anywhere but in the elements that hold some. */
export const noTextBut = (seen: Seen, names: readonly string[]): readonly string[] => [
  ...(seen.text.trim() === '' || names.includes(seen.name)
    ? []
    : [`${short(seen.name)}: text where none belongs`]),
  ...seen.children.flatMap((child) => noTextBut(child, names)),
];

const GUID = '[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}';

/** A GUID in braces, as both of Microsoft's schemas ask for it. */
export const bracedGuid: Judge = (value) =>
  new RegExp(`^\\{${GUID}\\}$`).test(value) ? null : 'is not a GUID in braces';

/** A UUID without braces, as Apple writes it. */
export const bareUuid: Judge = (value) =>
  new RegExp(`^${GUID}$`).test(value) ? null : 'is not a UUID without braces';

/** One of several words. */
export const oneOf =
  (...words: readonly string[]): Judge =>
  (value) =>
    words.includes(value) ? null : `is not one of ${words.join(', ')}`;

/** `true` or `false`. */
export const truth: Judge = oneOf('true', 'false');

/** Any text but none. */
export const someText: Judge = (value) => (value.trim() === '' ? 'is empty' : null);

/** A program by its full path; variables of the machine are filled in, those of a user are not. */
export const windowsPath: Judge = (value) => {
  if (!/^([A-Za-z]:|%[^%]+%)\\/.test(value)) return 'is not a full path';
  return /%(user\w*|(local)?appdata|home\w*|te?mp)%/i.test(value) ? 'holds a variable of a user' : null;
};
