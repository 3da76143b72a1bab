import { createHmac, randomBytes } from 'node:crypto';

/** Gives a value a name under which the renderer can speak of it without holding it. */
export interface Refs {
  /** The same parts give the same ref for as long as the app runs; nothing can be learned from it. */
  of(...parts: readonly (string | null)[]): string;
}

/** Makes refs under a key of this run. */
export const createRefs = (key: Buffer = randomBytes(32)): Refs => ({
  of: (...parts) => createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url').slice(0, 22),
});
