import * as v from 'valibot';
import type { CardUsage } from '../../../shared/domain/card-usage.ts';
import { fail, ok, problem, type Result } from '../../../shared/domain/problem.ts';
import type { HttpReply } from '../http/call.ts';
import { jsonOf } from '../http/json-reply.ts';
import type { ReplyVerdict } from '../http/judge.ts';
import { placeOf } from '../http/place.ts';
import { told } from '../kit/told.ts';
import { isSuccess } from '../kit/write-reply.ts';
import { CALL } from './request.ts';
import { readUsage } from './usage-data.ts';

/** A number, or digits in a string (contract: airpay, P). */
const Status = v.union([
  v.pipe(v.number(), v.integer()),
  v.pipe(
    v.string(),
    v.regex(/^\d{1,9}$/),
    v.transform((digits) => Number(digits)),
  ),
]);

/** `message` has to be there (contract: airpay, S), whatever it is: it is never branched on; `data` is read only where it is asked for. */
const Body = v.object({
  status: Status,
  message: v.pipe(v.unknown(), told.words),
  data: v.optional(v.unknown()),
});

type Read = { readonly is: 'yes'; readonly data: unknown } | ReplyVerdict;

/** The words of the platform beneath airpay, which may stand in `data` of a yes (contract: airpay, P). */
const Beneath = v.object({
  success: v.optional(v.unknown()),
  result: v.optional(v.unknown()),
  exception: v.optional(v.unknown()),
});

const isFalse = (flag: unknown): boolean =>
  flag === false || (typeof flag === 'string' && /^false$/i.test(flag));

/**
 * The place in the reply where the platform beneath takes a yes back; null where it does not. `plainly`: it says no, and
 * no exception beside it leaves open how far it came.
 */
const takenBack = (data: unknown): { readonly at: string; readonly plainly: boolean } | null => {
  const beneath = v.safeParse(Beneath, data);
  if (!beneath.success || Array.isArray(data)) return null;
  const { success, result, exception } = beneath.output;
  const failed = exception !== undefined && exception !== null;
  if (isFalse(success)) return { at: 'data.success', plainly: !failed };
  if (isFalse(result)) return { at: 'data.result', plainly: !failed };
  return failed ? { at: 'data.exception', plainly: false } : null;
};

/**
 * Success: HTTP 2xx, body status 200, and nothing in `data` that takes it back. Refusal: body status 400 to 499, whether
 * with HTTP 2xx or 4xx; or a yes that `data.success` or `data.result` plainly takes back. Everything else leaves it open
 * (contract: airpay, Reply, D).
 */
const read = (call: string, reply: HttpReply): Read => {
  const of = { upstream: 'airpay', call } as const;
  const json = jsonOf(of, reply);
  if (!json.ok) return { is: 'open', problem: json.problem };
  const body = v.safeParse(Body, json.value);
  const http = reply.status;
  if (!body.success) {
    const at = placeOf(Body, body.issues);
    return { is: 'open', problem: problem('reply.shape', { ...of, status: http, at }) };
  }
  const { status, message, data } = body.output;
  const isYes = status === 200 && isSuccess(http);
  const back = isYes ? takenBack(data) : null;
  if (isYes && back === null) return { is: 'yes', data };
  if (status >= 400 && status <= 499 && http < 500) return { is: 'no', code: status, message };
  if (back?.plainly) return { is: 'no', code: status, message };
  return {
    is: 'open',
    problem: problem('reply.open', {
      ...of,
      status: http,
      code: status,
      message,
      at: back?.at ?? 'status',
    }),
  };
};

/** What airpay's reply to a set says: yes, or the verdict that leads to another outcome. */
export const readSetReply = (reply: HttpReply): { readonly is: 'yes' } | ReplyVerdict => {
  const found = read(CALL.set, reply);
  return found.is === 'yes' ? { is: 'yes' } : found;
};

/**
 * Card usage from airpay's reply to a get. Problems, with `upstream`, `call` and `status` (HTTP): `upstream.rejected`
 * (`code`, `message`), `reply.open` (`code`, `message`, `at`), `reply.shape` (`at`), `reply.empty`, `reply.html`,
 * `reply.unreadable`.
 */
export const readGetReply = (reply: HttpReply): Result<CardUsage> => {
  const found = read(CALL.get, reply);
  const of = { upstream: 'airpay', call: CALL.get, status: reply.status } as const;
  switch (found.is) {
    case 'open':
      return { ok: false, problem: found.problem };
    case 'no':
      return fail('upstream.rejected', { ...of, code: found.code, message: found.message });
    case 'yes': {
      const read = readUsage(found.data);
      return 'usage' in read ? ok(read.usage) : fail('reply.shape', { ...of, at: read.at });
    }
  }
};
