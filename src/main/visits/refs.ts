import { createHmac, randomBytes } from 'node:crypto';
import type { Refs } from '../ports/refs.ts';

/** As many as are kept: more than the largest customer has on the screen. */
const MOST_KEPT = 5_000;

/** Makes refs under a key of this run. Those of the same rows are asked for with each draft, and kept for a while. */
export const createRefs = (key: Buffer = randomBytes(32)): Refs => {
  const known = new Map<string, string>();
  return {
    of: (...parts) => {
      const value = JSON.stringify(parts);
      const before = known.get(value);
      if (before !== undefined) return before;
      const ref = createHmac('sha256', key).update(value).digest('base64url').slice(0, 22);
      if (known.size >= MOST_KEPT) known.clear();
      known.set(value, ref);
      return ref;
    },
  };
};
