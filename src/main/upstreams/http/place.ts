import type * as v from 'valibot';
import { boundText } from './reply-text.ts';

/** The place of a fault that is about the reply as a whole. */
export const WHOLE = 'body';

/** Of what may have several forms, the path goes on in the first form that got any further. */
const membersOf = ({ path, issues }: v.BaseIssue<unknown>): readonly string[] => {
  const own = path?.map(({ key }) => String(key)) ?? [];
  const inner = issues?.find((one) => one.path !== undefined);
  return inner === undefined ? own : [...own, ...membersOf(inner)];
};

/** Where a reply and a schema part, as a bounded path of member names, such as `data.0.status`; never a value. */
export const placeOf = ([first]: readonly v.BaseIssue<unknown>[], within: readonly string[] = []): string => {
  const members = [...within, ...(first === undefined ? [] : membersOf(first))];
  return members.length === 0 ? WHOLE : boundText(members.join('.'), 100);
};
