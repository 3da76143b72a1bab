import type * as v from 'valibot';

/** A place in the settings: keys and positions from the outside in. */
export type SettingsPath = readonly (string | number)[];

/** What is wrong at a place, in words; `isKey` when it is the key itself and not its value. */
interface SettingsFault {
  readonly path: SettingsPath;
  readonly message: string;
  readonly isKey: boolean;
}

type Issue = v.BaseIssue<unknown>;

const pathOf = (issue: Issue): SettingsPath =>
  (issue.path ?? []).flatMap(({ key }) => (typeof key === 'string' || typeof key === 'number' ? [key] : []));

const requirementOf = (issue: Issue): string => String(issue.requirement ?? '');

const expectation = (issue: Issue): string => {
  switch (issue.type) {
    case 'max_length':
      return `must have at most ${requirementOf(issue)} characters`;
    case 'integer':
      return 'must be a whole number';
    case 'min_value':
      return `must be at least ${requirementOf(issue)}`;
    case 'max_value':
      return `must be at most ${requirementOf(issue)}`;
    default:
      return `must be ${issue.expected ?? 'something else'}, and is ${issue.received}`;
  }
};

const faultOf = (issue: Issue): SettingsFault => {
  const path = pathOf(issue);
  const name = path.join('.');
  if (issue.expected === 'never') return { path, message: `"${name}" is not a known key`, isKey: true };
  if (issue.received === 'undefined') return { path, message: `"${name}" is missing`, isKey: false };
  const isOurs = !issue.message.startsWith('Invalid ');
  const words = isOurs ? issue.message : expectation(issue);
  return { path, message: `"${name}" ${words}`, isKey: false };
};

/** Words a schema's issues, one for each place: what follows from the first is not said again. Pure. */
export const faultsOf = (issues: readonly Issue[]): readonly SettingsFault[] => {
  const byPlace = new Map<string, SettingsFault>();
  for (const fault of issues.map(faultOf)) {
    const place = JSON.stringify(fault.path);
    if (!byPlace.has(place)) byPlace.set(place, fault);
  }
  return [...byPlace.values()];
};
