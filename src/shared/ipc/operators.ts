import * as v from 'valibot';
import { list, text } from '../fields.ts';
import { KIND_NAMES } from '../kinds/kinds.ts';
import { RIGHTS, ROLES } from '../operators/roles.ts';

const person = v.strictObject({ id: text, name: text, role: v.picklist(ROLES) });

/** Who is at the desk, as the screen is told. */
export const OperatorsViewSchema = v.strictObject({
  from: v.picklist(['os-user', 'roster']),
  /** `nobody`: the account that is signed in at the operating system may not work here. */
  state: v.picklist(['signed-in', 'locked', 'signed-out', 'nobody']),
  /** Whose session it is, also while it is locked. */
  operator: v.nullable(person),
  /** Who can sign in, in the order of the configuration; empty where the operating system says who it is. */
  people: list(person),
  /** The desk locks when nobody did anything for so long, in seconds; `null`: it never does. */
  lockAfterSeconds: v.nullable(v.number()),
  /** What whoever is signed in may do; nothing while nobody is. */
  rights: list(v.picklist(RIGHTS)),
  /** The kinds of change that whoever is signed in may make. */
  kinds: list(v.picklist(KIND_NAMES)),
});

/** Who is at the desk. */
export type OperatorsView = v.InferOutput<typeof OperatorsViewSchema>;

/** A person's id, as it is typed or picked. */
export const OperatorIdSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(32));

/** A PIN, as it is typed. Whether it can be one is told by whoever takes it. */
export const PinSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
