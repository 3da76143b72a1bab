import type { HttpCall, HttpResult } from '../../../../../src/main/systems/http/call.ts';
import { createHttpClient } from '../../../../../src/main/systems/http/client.ts';
import type { HttpClientOptions } from '../../../../../src/main/systems/http/options.ts';

/** Deadlines short enough for a test and long enough for a busy machine. */
export const DEADLINES = { connectMs: 400, headersMs: 400, bodyGapMs: 300, totalMs: 900 };

export const LIMITS = { compressed: 20_000, inflated: 50_000 };

export const callTo = (url: string, more: Partial<HttpCall> = {}): HttpCall => ({
  upstream: 'capillary',
  name: 'test.call',
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json' },
  body: '{"a":1}',
  secrets: [],
  intent: 'write',
  ...more,
});

/** Retries at once and without chance. */
export const clientWith = (options: HttpClientOptions = {}) =>
  createHttpClient({
    deadlines: DEADLINES,
    limits: LIMITS,
    clock: { sleep: async () => {} },
    random: () => 0,
    ...options,
  });

/** `delivery problem` of a failure, or the status and text of a reply. */
export const briefly = (result: HttpResult): string =>
  result.ok
    ? `${result.reply.status} ${result.reply.text}`
    : `${result.failure.delivery} ${result.failure.problem.code}`;
