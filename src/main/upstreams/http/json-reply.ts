import { type Problem, problem } from '../../../shared/domain/problem.ts';
import type { UpstreamName } from '../../../shared/domain/upstream.ts';
import type { HttpReply } from './call.ts';
import { type JsonFault, parseStrictJson } from './strict-json.ts';

/** Whose reply it is, for problems. */
export interface ReplyOf {
  readonly upstream: UpstreamName;
  /** The call's name in our words. */
  readonly call: string;
}

/** A parsed value, still to be validated, or why there is none. */
export type JsonReply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: Problem };

const faultProblem = (of: ReplyOf, status: number, fault: JsonFault): Problem =>
  problem('reply.unreadable', { ...of, status, fault });

/**
 * Parses a reply's text as JSON, whatever its status and content type (an upstream's content type is not
 * relied on). Problems, each with `upstream`, `call` and `status`, never a part of the body: `reply.empty`,
 * `reply.html` (a page of markup in place of JSON), `reply.unreadable` with `fault`: `syntax`,
 * `duplicate-key` or `depth`.
 */
export const jsonOf = (of: ReplyOf, reply: HttpReply): JsonReply => {
  const text = reply.text.replace(/^\uFEFF/, '');
  const head = text.slice(0, 1024).trimStart();
  if (head === '' && text.trim() === '') {
    return { ok: false, problem: problem('reply.empty', { ...of, status: reply.status }) };
  }
  if (head.startsWith('<')) {
    return { ok: false, problem: problem('reply.html', { ...of, status: reply.status }) };
  }
  const parsed = parseStrictJson(text);
  return parsed.ok ? parsed : { ok: false, problem: faultProblem(of, reply.status, parsed.fault) };
};
