import type * as v from 'valibot';
import { shownWithin } from '../../shared/domain/shown-text.ts';

/** A place in the settings: keys and positions from the outside in. */
export type SettingsPath = readonly (string | number)[];

/** What is wrong at a place, in words; `isKey` when it is the key itself and not its value. */
export interface SettingsFault {
  readonly path: SettingsPath;
  readonly message: string;
  readonly isKey: boolean;
}

/** What may stand in the place of a key that is not known, in words. */
type Instead = (path: SettingsPath) => string;

type Issue = v.BaseIssue<unknown>;
type Step = NonNullable<Issue['path']>[number];

/** How much of a name or a value of the file is said again: a line is for reading. */
const MOST_SAID = 60;

/** A name of the file as a line takes it. */
export const saidName = (name: string | number): string => shownWithin(MOST_SAID, String(name));

const nameOf = (path: SettingsPath): string => path.map(saidName).join('.');

const keysOf = (steps: readonly Step[]): SettingsPath =>
  steps.flatMap(({ key }) => (typeof key === 'string' || typeof key === 'number' ? [key] : []));

const SECTION = 'a section, in braces: { }';

/** Where each type stands in JSON, and what it is called. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'a text in double quotes',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list, in brackets: [ ]',
  strict_object: SECTION,
  record: SECTION,
  variant: SECTION,
};

/** What stands there, by its type alone: a value in the wrong place may be a secret. */
const typeOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a section';
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? 'a text' : 'a number';
};

/** `("a" | "b")` of a schema in plain words. */
const choicesOf = (expected: string): string => {
  const choices = expected.replace(/^\((.*)\)$/s, '$1').split(' | ');
  const last = choices.pop() ?? '';
  return choices.length === 0 ? last : `${choices.join(', ')} or ${last}`;
};

const chosen = (value: unknown): string => {
  if (typeof value === 'string') return `"${shownWithin(MOST_SAID, value)}"`;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : typeOf(value);
};

const choice = ({ expected, input }: Issue): string =>
  `must be ${choicesOf(expected ?? '')}, and is ${chosen(input)}`;

const expectation = (issue: Issue): string => {
  const requirement = String(issue.requirement ?? '');
  switch (issue.type) {
    case 'max_length':
      return `must have at most ${requirement} ${Array.isArray(issue.input) ? 'entries' : 'characters'}`;
    case 'integer':
      return 'must be a whole number';
    case 'min_value':
      return `must be at least ${requirement}`;
    case 'max_value':
      return `must be at most ${requirement}`;
    case 'literal':
    case 'picklist':
      return choice(issue);
    default:
      // The word that chooses a form of a section is a choice, too.
      return issue.type === 'variant' && issue.expected !== 'Object'
        ? choice(issue)
        : `must be ${TYPES[issue.type] ?? issue.expected ?? 'something else'}, and is ${typeOf(issue.input)}`;
  }
};

/** Several forms were tried: what counts is what is wrong with the one that fits best, the one it was found deepest in. */
const deepest = (issue: Issue): Issue => {
  const [best] = (issue.issues ?? [])
    .filter(({ path }) => (path?.length ?? 0) > 0)
    .sort((a, b) => (b.path?.length ?? 0) - (a.path?.length ?? 0));
  if (best === undefined) return issue;
  return deepest({
    ...best,
    // A path has a first step; that the list has one too is lost in it.
    path: [...(issue.path ?? []), ...(best.path ?? [])] as unknown as Issue['path'],
  });
};

const isAList = (path: SettingsPath): SettingsFault => ({
  path,
  message: `"${nameOf(path)}" must be ${SECTION}, and is a list`,
  isKey: false,
});

const faultOf = (one: Issue, instead: Instead): SettingsFault => {
  const issue = deepest(one);
  const steps = issue.path ?? [];
  // A list has members like a section: what is missing in it is not what is wrong.
  const list = steps.findIndex(({ type, input }) => type === 'object' && Array.isArray(input));
  if (list !== -1) return isAList(keysOf(steps.slice(0, list)));
  const path = keysOf(steps);
  const name = nameOf(path);
  if (issue.expected === 'never') {
    return { path, message: `"${name}" is not a known key${instead(path)}`, isKey: true };
  }
  if (issue.received === 'undefined') return { path, message: `"${name}" is missing`, isKey: false };
  const isOurs = !issue.message.startsWith('Invalid ');
  const words = isOurs ? issue.message : expectation(issue);
  return { path, message: `"${name}" ${words}`, isKey: steps.at(-1)?.origin === 'key' };
};

/** Words a schema's issues, one for each place: what follows from the first is not said again. Pure. */
export const faultsOf = (issues: readonly Issue[], instead: Instead): readonly SettingsFault[] => {
  const byPlace = new Map<string, SettingsFault>();
  for (const fault of issues.map((issue) => faultOf(issue, instead))) {
    const place = JSON.stringify([fault.path, fault.isKey]);
    if (!byPlace.has(place)) byPlace.set(place, fault);
  }
  return [...byPlace.values()];
};

/** Lists that were taken for sections without members: what was read is then no list. Pure. */
export const listsAsSections = (
  value: unknown,
  read: unknown,
  path: SettingsPath = [],
): readonly SettingsFault[] => {
  if (typeof value !== 'object' || value === null || typeof read !== 'object' || read === null) return [];
  if (Array.isArray(value) && !Array.isArray(read)) return [isAList(path)];
  const members = new Map<string, unknown>(Object.entries(read));
  return Object.entries(value).flatMap(([key, member]) =>
    listsAsSections(member, members.get(key), [...path, Array.isArray(value) ? Number(key) : key]),
  );
};
