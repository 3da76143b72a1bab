import { fail, ok, type Result } from '../../../shared/domain/problem.ts';
import type { HttpReply } from '../http/call.ts';
import { readingJson, scrubbedOf } from '../http/json-reply.ts';
import { atOnce, inTurns, type Steps, turnFor } from '../http/turns.ts';
import { readXml } from './xml-tree.ts';

/** Members that are text to WM and have to survive where a reply writes them as a number. */
const KEPT_AS_TEXT: ReadonlySet<string> = new Set([
  'value',
  'code',
  'request_tracking_id',
  'land_line',
  'work_phone',
  'mobile_phone',
]);

const withDigits = (key: string, value: unknown, context?: { readonly source?: string }): unknown =>
  typeof value === 'number' && KEPT_AS_TEXT.has(key) ? (context?.source ?? value) : value;

const isPage = (contentType: string, text: string): boolean =>
  /^(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType.trim()) ||
  /^<(?:!doctype\s+html|html)\b/i.test(text);

function* reading(call: string, reply: HttpReply): Steps<Result<unknown>> {
  const of = { upstream: 'wm', call } as const;
  const text = reply.text.replace(/^\uFEFF/, '').trimStart();
  if (text.startsWith('<') && !isPage(reply.headers['content-type'] ?? '', text)) {
    const xml = readXml(text);
    yield;
    return xml.ok
      ? ok(scrubbedOf(reply, xml.tree))
      : fail('reply.unreadable', { ...of, status: reply.status, fault: xml.fault });
  }
  return yield* readingJson(of, reply, withDigits);
}

/** Bodies that were read before they were asked for. */
const prepared = new WeakMap<HttpReply, Result<unknown>>();

/**
 * Reads the body of a reply of WM into a tree that is still to be validated. JSON and XML may come whatever was asked
 * (contract: wm): the first character tells them apart, and a web page is told by its content type or its beginning.
 * A JSON number in a member that is text to WM (`value`, `code`, `request_tracking_id`, phones) becomes the digits that
 * stand in the reply: no phone number is ever rounded or rewritten. Problems, with `call` and `status`: `reply.empty`,
 * `reply.html`, `reply.unreadable`.
 */
export const readWmBody = (call: string, reply: HttpReply): Result<unknown> =>
  prepared.get(reply) ?? atOnce(reading(call, reply));

/** Reads a body of WM before it is asked for: a long one in turns, so that it never takes the thread for itself. */
export const prepareWmBody = async (call: string, reply: HttpReply): Promise<void> => {
  prepared.set(reply, await inTurns(reply, reading(call, reply)));
  await turnFor(reply);
};
