import * as v from 'valibot';
import { type Problem, problem, type Result } from '../../../../shared/domain/problem.ts';
import type { HttpReply } from '../../http/call.ts';
import { readingJson } from '../../http/json-reply.ts';
import { placeOf } from '../../http/place.ts';
import { atOnce, inTurns, type Steps } from '../../http/turns.ts';
import { keepDigits } from './lossless-json.ts';
import type { Remark } from './members.ts';
import { CapillaryEnvelope } from './replies.ts';

/** A body that is JSON with a readable list of errors and warnings; its own members are not validated yet. */
interface Body {
  readonly value: unknown;
  readonly errors: readonly Remark[];
  readonly warnings: readonly Remark[];
}

/** The problem of a body with the wrong shape: names the member, never its value. */
export const shapeProblem = (
  of: { readonly call: string; readonly status: number },
  schema: v.GenericSchema,
  issues: readonly v.BaseIssue<unknown>[],
): Problem => problem('reply.shape', { upstream: 'capillary', ...of, at: placeOf(schema, issues) });

/** Numbers of 16 digits or more are the only ones that a double may round; card numbers are texts. */
const MAY_ROUND = /(?:^|[\s:,[])-?\d{16}/;

function* reading(call: string, reply: HttpReply): Steps<Result<Body>> {
  const json = yield* readingJson(
    { upstream: 'capillary', call },
    reply,
    MAY_ROUND.test(reply.text) ? keepDigits : undefined,
  );
  if (!json.ok) return json;
  const { value } = json;
  const envelope = v.safeParse(CapillaryEnvelope, value);
  return envelope.success
    ? { ok: true, value: { value, ...envelope.output } }
    : {
        ok: false,
        problem: shapeProblem({ call, status: reply.status }, CapillaryEnvelope, envelope.issues),
      };
}

/** Replies are never altered, and whether one is final is judged before it is read. */
const known = new WeakMap<HttpReply, Result<Body>>();

/** Parses a reply's text, once. Problems: `reply.empty`, `reply.html`, `reply.unreadable`, `reply.shape`. */
export const parseBody = (call: string, reply: HttpReply): Result<Body> => {
  const before = known.get(reply);
  if (before !== undefined) return before;
  const body = atOnce(reading(call, reply));
  known.set(reply, body);
  return body;
};

/** Parses a reply's text before it is asked for: a long one in turns, so that it never takes the thread for itself. */
export const prepareBody = async (call: string, reply: HttpReply): Promise<void> => {
  if (!known.has(reply)) known.set(reply, await inTurns(reply, reading(call, reply)));
};
