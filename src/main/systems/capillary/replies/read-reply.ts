import * as v from 'valibot';
import { ok, type Problem, type Result } from '../../../../shared/domain/problem.ts';
import type { HttpReply, HttpResult } from '../../http/call.ts';
import { isSuccess } from '../../kit/write-reply.ts';
import { isBesideRead } from './codes.ts';
import type { Remark } from './members.ts';
import { parseBody, shapeProblem } from './parse-body.ts';
import { ownProblem, remarkProblem, statusProblem } from './remark-problem.ts';

/** A problem of too many calls, with the seconds after which the upstream takes more, where it says so. */
const withWait = (
  told: Problem,
  { headers }: HttpReply,
): { readonly ok: false; readonly problem: Problem } => {
  const after = headers['retry-after']?.trim() ?? '';
  const isTold = told.code === 'upstream.rate-limited' && /^\d{1,6}$/.test(after);
  return { ok: false, problem: isTold ? { ...told, data: { ...told.data, seconds: Number(after) } } : told };
};

/** The members that a record or a list of records stands in (contract: capillary, reply shapes of the reads). */
const HOLDS_RECORD: readonly string[] = ['id', 'data', 'cardNumber'];

/** Whether a reply holds nothing at all beside its errors and warnings. */
const isBare = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !HOLDS_RECORD.some((member) => member in value);

/**
 * Reads the reply to a read. `null` when there is none: every error has a code that `isAbsent` takes, or a warning has
 * one and no record stands beside it. A record stands, too, beside errors that say no more than that points or segments
 * could not be fetched.
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
  const { reply } = result;
  const { status } = reply;
  const at = { call, status };
  const body = parseBody(call, reply);
  if (!body.ok) return isSuccess(status) ? body : withWait(statusProblem(at), reply);
  const { warnings, value } = body.value;
  const isThere = isSuccess(status) && !isBare(value);
  const errors = body.value.errors.filter(({ code }) => !isThere || !isBesideRead(code));
  const saysNone = ({ code }: Remark): boolean => code !== null && isAbsent(code);
  if (errors.length > 0 && errors.every(saysNone)) return ok(null);
  if (errors.length === 0 && isSuccess(status) && isBare(value) && warnings.some(saysNone)) return ok(null);
  const told = errors.find((error) => !saysNone(error));
  if (told) return withWait(remarkProblem(ownProblem(told.code) ?? 'upstream.rejected', at, told), reply);
  if (!isSuccess(status)) return withWait(statusProblem(at), reply);
  const parsed = v.safeParse(schema, value);
  return parsed.success
    ? ok(parsed.output)
    : { ok: false, problem: shapeProblem({ call, status }, schema, parsed.issues) };
};
