import type { Revive } from '../../http/json-reply.ts';

const WHOLE = /^-?\d+$/;

/**
 * Keeps whole numbers which a double cannot hold as their digits: ids of customers may be larger than 2^53. On a runtime
 * without `context.source` they stay doubles, and the schemas, which take safe integers only, refuse them: an id is never
 * silently rounded.
 */
export const keepDigits: Revive = (_key, value, context) =>
  typeof value === 'number' && !Number.isSafeInteger(value) && WHOLE.test(context?.source ?? '')
    ? context?.source
    : value;
