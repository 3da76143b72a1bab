import * as v from 'valibot';
import type {
  CommunicationCategory,
  CommunicationPreferences,
} from '../../../shared/domain/communication.ts';
import { fail, ok, type Result } from '../../../shared/domain/problem.ts';
import type { HttpResult } from '../http/call.ts';
import { placeOf } from '../http/place.ts';
import { isSuccess } from '../kit/write-reply.ts';
import { readWmBody } from './body.ts';
import { envelopeOf, envelopePlace, refusalProblem, tellsByItself } from './refusal.ts';
import { PreferencesReply } from './replies.ts';

const CALL = 'communication.get';

const read = (result: HttpResult): Result<v.InferOutput<typeof PreferencesReply> | null> => {
  if (!result.ok) return { ok: false, problem: result.failure.problem };
  const { reply } = result;
  const { status } = reply;
  const body = readWmBody(CALL, reply);
  const isEmpty = !body.ok && body.problem.code === 'reply.empty';
  const said = body.ok ? envelopeOf(body.value) : null;
  // A 404 without WM's own word may be some other server's: it tells nothing about the customer.
  if (status === 404 && said !== null && said.error !== null) return ok(null);
  if (!isSuccess(status) && (body.ok || isEmpty || tellsByItself(status))) {
    return { ok: false, problem: refusalProblem(CALL, status, said?.error ?? null) };
  }
  if (!body.ok) return body;
  if (said !== null && said.error !== null)
    return { ok: false, problem: refusalProblem(CALL, status, said.error) };
  const parsed = v.safeParse(PreferencesReply, body.value);
  if (parsed.success && said !== null) return ok(parsed.output);
  const at = parsed.success ? envelopePlace(body.value) : placeOf(PreferencesReply, parsed.issues);
  return fail('reply.shape', { upstream: 'wm', call: CALL, status, at });
};

type CategoryReply = v.InferOutput<typeof PreferencesReply>['preferences'][number];

const categoryOf = (category: CategoryReply): CommunicationCategory => ({
  name: category.category,
  enabled: category.is_category_enabled,
  channels: category.channels.map((channel) => ({
    name: channel.name,
    optIn: channel.is_opt_in === null ? null : channel.is_opt_in ? 'Y' : 'N',
    selections: channel.selections.map((selection) => ({
      category: category.category,
      channel: channel.name,
      value: selection.value,
      type: selection.type,
      optIn: selection.is_opt_in,
      modifiedBy: selection.audit_info?.modified_by ?? null,
      modifiedAt: selection.audit_info?.modified_date_time ?? null,
    })),
  })),
});

/**
 * The preferences in a reply; `null` when WM says that it knows no such customer (404). Problems: `net.*`, `reply.*`,
 * `upstream.sign-in-failed`, `upstream.rate-limited`, `upstream.busy`, `upstream.rejected`.
 */
export const readPreferences = (result: HttpResult): Result<CommunicationPreferences | null> => {
  const reply = read(result);
  if (!reply.ok) return reply;
  return ok(reply.value === null ? null : { categories: reply.value.preferences.map(categoryOf) });
};
