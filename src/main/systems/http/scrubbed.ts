import { createScrub } from '../kit/scrub.ts';
import type { HttpCall, HttpResult } from './call.ts';

/** A result whose reply gives back nothing that was sent with its call: its headers now, its body once it is parsed. */
export const withScrub = (result: HttpResult, { secrets, values = [] }: HttpCall): HttpResult => {
  if (!result.ok) return result;
  const scrub = createScrub({ secrets, values });
  const headers = Object.entries(result.reply.headers).map(([name, value]) => [name, scrub.text(value)]);
  return { ok: true, reply: { ...result.reply, headers: Object.fromEntries(headers), scrub } };
};
