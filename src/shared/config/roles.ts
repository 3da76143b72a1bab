import * as v from 'valibot';
import { KIND_NAMES } from '../kinds/kinds.ts';
import { RIGHTS, type Right, type Role } from '../operators/roles.ts';

const kinds = v.array(v.picklist(KIND_NAMES));

/** What each role may do where the configuration does not say otherwise. */
const MAY = {
  operator: ['reveal', 'search'],
  supervisor: ['reveal', 'search', 'export', 'batch', 'approve'],
  administrator: RIGHTS,
} as const satisfies Record<Role, readonly Right[]>;

type Rights = { readonly [R in Right]: v.OptionalSchema<v.BooleanSchema<undefined>, boolean> };

const roleSchema = (role: Role) => {
  const may: readonly Right[] = MAY[role];
  return v.optional(
    v.strictObject({
      /** Kinds of change that the role may make. */
      kinds: v.optional(
        v.union([v.literal('all'), kinds], 'must be "all" or a list of kinds of change'),
        'all',
      ),
      /** Kinds of change that a second person has to agree to. */
      secondPerson: v.optional(kinds, []),
      ...(Object.fromEntries(
        RIGHTS.map((right) => [right, v.optional(v.boolean(), may.includes(right))]),
        // Which right has which default is lost in the list.
      ) as unknown as Rights),
    }),
    {},
  );
};

/** The section `roles` of the configuration: what each role may do. */
export const RolesSchema = v.strictObject({
  operator: roleSchema('operator'),
  supervisor: roleSchema('supervisor'),
  administrator: roleSchema('administrator'),
});

/** What each role may do. */
export type Roles = v.InferOutput<typeof RolesSchema>;
