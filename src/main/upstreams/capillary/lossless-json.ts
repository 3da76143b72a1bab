const WHOLE = /^-?\d+$/;

/**
 * Parses JSON as `JSON.parse` does, and throws as it does, except that whole numbers which a double cannot hold
 * arrive as their digits: ids of customers may be larger than 2^53. On a runtime without `context.source` they
 * stay doubles, and the schemas, which take safe integers only, refuse them: an id is never silently rounded.
 */
export const parseLossless = (text: string): unknown =>
  JSON.parse(text, (_key, value: unknown, context?: { readonly source?: string }) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && WHOLE.test(context?.source ?? '')
      ? context?.source
      : value,
  );
