import { randomFillSync } from 'node:crypto';

/** Bytes that are drawn at a time: asking the system for some costs nearly as much as asking it for many. */
const DRAWN = 4_096;

/**
 * Makes what gives fresh random bytes. Each byte is given once and wiped from the pool as it is given, so that no key
 * stays behind in it.
 */
export const createRandomPool = (): ((length: number) => Buffer) => {
  const pool = Buffer.alloc(DRAWN);
  let used = DRAWN;
  return (length) => {
    if (used + length > DRAWN) {
      randomFillSync(pool);
      used = 0;
    }
    const given = Buffer.from(pool.subarray(used, used + length));
    pool.fill(0, used, used + length);
    used += length;
    return given;
  };
};
