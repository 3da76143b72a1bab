import * as v from 'valibot';

const id = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const entry = { id, service: v.string(), account: v.string() };

/**
 * What the keychain's child process is asked, as one JSON-safe message: `get` gives the text, `has` tells only
 * whether there is one (the text stays in the child), `set` writes, `delete` removes.
 */
export const KeychainRequestSchema = v.variant('op', [
  v.object({ ...entry, op: v.literal('get') }),
  v.object({ ...entry, op: v.literal('has') }),
  v.object({ ...entry, op: v.literal('set'), value: v.string() }),
  v.object({ ...entry, op: v.literal('delete') }),
]);

/** A request to the keychain's child process. */
export type KeychainRequest = v.InferOutput<typeof KeychainRequestSchema>;

/**
 * What the child answers to the request of that id: whether the entry was there (`found`) and, for `get` alone,
 * its text; or the words of the operating system, with the value of the request cut out.
 */
export const KeychainReplySchema = v.variant('ok', [
  v.object({ id, ok: v.literal(true), found: v.boolean(), value: v.nullable(v.string()) }),
  v.object({ id, ok: v.literal(false), message: v.string() }),
]);

/** A reply of the keychain's child process. */
export type KeychainReply = v.InferOutput<typeof KeychainReplySchema>;
