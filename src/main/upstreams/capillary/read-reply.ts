import * as v from 'valibot';
import { ok, type Result } from '../../../shared/domain/problem.ts';
import type { HttpResult } from '../http/call.ts';
import { parseBody, shapeProblem } from './parse-body.ts';
import { ownProblem, remarkProblem, statusProblem } from './remark-problem.ts';

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

/**
 * Reads the reply to a read. `null` when every error has a code that `isAbsent` takes: there is none.
 * Problems: `net.*`, `reply.*`, `upstream.rejected` with the upstream's code and words,
 * `upstream.sign-in-failed`, `upstream.busy`, `upstream.rate-limited`, `upstream.merged`.
 */
export const readReply = <T extends v.GenericSchema>(
  call: string,
  result: HttpResult,
  schema: T,
  isAbsent: (code: number) => boolean,
): Result<v.InferOutput<T> | null> => {
  if (!result.ok) return { ok: false, problem: result.failure.problem };
  const { status } = result.reply;
  const at = { call, status };
  const body = parseBody(call, result.reply);
  if (!body.ok) return isSuccess(status) ? body : { ok: false, problem: statusProblem(at) };
  const { errors, value } = body.value;
  if (errors.length > 0 && errors.every(({ code }) => code !== null && isAbsent(code))) return ok(null);
  const told = errors.find(({ code }) => code === null || !isAbsent(code));
  if (told)
    return { ok: false, problem: remarkProblem(ownProblem(told.code) ?? 'upstream.rejected', at, told) };
  if (!isSuccess(status)) return { ok: false, problem: statusProblem(at) };
  const parsed = v.safeParse(schema, value);
  return parsed.success
    ? ok(parsed.output)
    : { ok: false, problem: shapeProblem(call, status, parsed.issues) };
};
