import { createHmac, randomBytes } from 'node:crypto';
import type { Refs } from '../ports/refs.ts';

/** Makes refs under a key of this run. */
export const createRefs = (key: Buffer = randomBytes(32)): Refs => ({
  of: (...parts) => createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url').slice(0, 22),
});
