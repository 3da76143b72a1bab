import { type Problem, problem } from '../../../shared/domain/problem.ts';
import type { UpstreamName } from '../../../shared/domain/upstream.ts';
import type { HttpReply } from './call.ts';
import { type JsonFault, parsingStrictJson } from './strict-json.ts';
import { atOnce } from './turns.ts';

/** Whose reply it is, for problems. */
interface ReplyOf {
  readonly upstream: UpstreamName;
  /** The call's name in our words. */
  readonly call: string;
}

/** A parsed value, still to be validated, or why there is none. */
type JsonReply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: Problem };

/** Makes another value of a parsed one; `source`: the digits of a number as they stand in the text. */
export type Revive = (key: string, value: unknown, context?: { readonly source?: string }) => unknown;

/** A parsed body without what was sent with its call. */
export const scrubbedOf = ({ scrub }: HttpReply, value: unknown): unknown =>
  scrub === undefined ? value : scrub.tree(value);

const faultProblem = (of: ReplyOf, status: number, fault: JsonFault): Problem =>
  problem('reply.unreadable', { ...of, status, fault });

/** What `jsonOf` does, in steps. */
export function* readingJson(
  of: ReplyOf,
  reply: HttpReply,
  revive?: Revive,
): Generator<undefined, JsonReply, undefined> {
  const text = reply.text.replace(/^\uFEFF/, '');
  const head = text.slice(0, 1024).trimStart();
  if (head === '' && text.trim() === '') {
    return { ok: false, problem: problem('reply.empty', { ...of, status: reply.status }) };
  }
  if (head.startsWith('<')) {
    return { ok: false, problem: problem('reply.html', { ...of, status: reply.status }) };
  }
  const parsed = yield* parsingStrictJson(text);
  if (!parsed.ok) return { ok: false, problem: faultProblem(of, reply.status, parsed.fault) };
  yield;
  // Parsed again for its digits: the first pass has refused what `JSON.parse` alone lets pass.
  const value: unknown = revive === undefined ? parsed.value : JSON.parse(text, revive);
  yield;
  return { ok: true, value: scrubbedOf(reply, value) };
}

/**
 * Parses a reply's text as JSON, whatever its status and content type (an upstream's content type is not
 * relied on), and scrubs what was parsed: an escape hides nothing any more. `revive` is `JSON.parse`'s own. Problems, each with `upstream`, `call` and `status`, never a part of the body: `reply.empty`,
 * `reply.html` (a page of markup in place of JSON), `reply.unreadable` with `fault`: `syntax`,
 * `duplicate-key` or `depth`.
 */
export const jsonOf = (of: ReplyOf, reply: HttpReply, revive?: Revive): JsonReply =>
  atOnce(readingJson(of, reply, revive));
