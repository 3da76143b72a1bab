/** What a person at the desk may be. */
export const ROLES = ['operator', 'supervisor', 'administrator'] as const;

/** A role. */
export type Role = (typeof ROLES)[number];

/**
 * What a role may do beside changing things:
 * - `reveal`: see one whole value, with a reason;
 * - `export`: take lists of what was done out of the desk;
 * - `search`: look across customers: by name, and through what was done for the whole branch;
 * - `credentials`: see how the credentials stand, test, replace and delete them;
 * - `batch`: change many customers from a file;
 * - `policies`: set PINs and let a device be configured anew;
 * - `approve`: agree to another person's change, and see the branch's day.
 */
export const RIGHTS = ['reveal', 'export', 'search', 'credentials', 'batch', 'policies', 'approve'] as const;

/** Something that a role may do. */
export type Right = (typeof RIGHTS)[number];

/** A person who works at the desk. The id is what is recorded and what WM is told (contract: wm, `modified_by`). */
export interface Operator {
  /** At most 32 characters of printable ASCII without blanks. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}
