import * as v from 'valibot';
import { shownWithin } from '../../../shared/domain/shown-text.ts';

/** The place of a fault that is about the reply as a whole. */
export const WHOLE = 'body';

/** Stands in a path for a member whose name is free: such a name may be a customer's own data. */
const ANY_MEMBER = '*';

/** Where a schema holds the names of members, and further schemas. */
const Held = v.object({
  entries: v.optional(v.record(v.string(), v.unknown()), {}),
  pipe: v.optional(v.array(v.unknown()), []),
  options: v.optional(v.array(v.unknown()), []),
  wrapped: v.optional(v.unknown()),
  item: v.optional(v.unknown()),
  value: v.optional(v.unknown()),
});

/** Every name that a schema gives a member, however deep. */
const namesIn = (schema: unknown): readonly string[] => {
  const held = v.safeParse(Held, schema);
  if (!held.success) return [];
  const { entries, pipe, options, wrapped, item, value } = held.output;
  const inner = [...Object.values(entries), ...pipe, ...options, wrapped, item, value];
  return [...Object.keys(entries), ...inner.flatMap(namesIn)];
};

/** Of what may have several forms, the path goes on in the first form that got any further. */
const keysOf = ({ path, issues }: v.BaseIssue<unknown>): readonly unknown[] => {
  const own = path?.map(({ key }) => key) ?? [];
  const inner = issues?.find((one) => one.path !== undefined);
  return inner === undefined ? own : [...own, ...keysOf(inner)];
};

/**
 * Where a reply and a schema part, as a bounded path of member names, such as `data.0.status`; never a value, and never
 * a name that the schema does not know.
 */
export const placeOf = (
  schema: v.GenericSchema,
  [first]: readonly v.BaseIssue<unknown>[],
  within: readonly string[] = [],
): string => {
  const known = new Set(namesIn(schema));
  const nameOf = (key: unknown): string =>
    typeof key === 'number' || known.has(String(key)) ? String(key) : ANY_MEMBER;
  const members = [...within, ...(first === undefined ? [] : keysOf(first).map(nameOf))];
  return members.length === 0 ? WHOLE : shownWithin(100, members.join('.'));
};
