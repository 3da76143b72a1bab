import * as v from 'valibot';

/** What a child is to do. */
export const ChildTask = v.strictObject({
  /** The folder of the user's data. */
  folder: v.string(),
  /** The file of the bundle that is imported; null: it goes back to the one before. */
  bundle: v.nullable(v.string()),
  /** The step at which it stops to be killed; null: none. */
  stopAt: v.nullable(v.string()),
});

/** What a child is to do. */
export type ChildTask = v.InferOutput<typeof ChildTask>;

/** The steps of an import after which a program may end, in their order. */
export const IMPORT_STEPS = [
  'locked',
  'admitted',
  'opened',
  'checked',
  'marked',
  'expected',
  'stored',
  'written',
  'committed',
  'cleaned',
] as const;

/** The same of going back. */
export const ROLL_BACK_STEPS = ['locked', 'checked', 'marked', 'committed', 'cleaned'] as const;
