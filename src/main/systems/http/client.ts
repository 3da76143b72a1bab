import { setTimeout as wait } from 'node:timers/promises';
import { createScrub } from '../kit/scrub.ts';
import type { HttpCall, HttpClient, HttpResult } from './call.ts';
import { createDispatchers } from './dispatchers.ts';
import { exchange } from './exchange.ts';
import { failureOf } from './failure.ts';
import { HttpFault } from './fault.ts';
import { type CallReport, DEFAULT_DEADLINES, DEFAULT_LIMITS, type HttpClientOptions } from './options.ts';
import { pauseBeforeRetry } from './retry.ts';

const systemPauses = { sleep: (ms: number): Promise<void> => wait(ms) };

/** Waits for what may hang, such as the system's proxy settings, no longer than the call may take. */
const within = async <T>(waiting: Promise<T>, ms: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new HttpFault('FAULT_DEADLINE')), ms);
  });
  try {
    return await Promise.race([waiting, deadline]);
  } finally {
    clearTimeout(timer);
  }
};

/** A result whose reply gives back nothing that was sent with its call: its headers now, its body once it is parsed. */
const withScrub = (result: HttpResult, { secrets, values = [] }: HttpCall): HttpResult => {
  if (!result.ok) return result;
  const scrub = createScrub({ secrets, values });
  const headers = Object.entries(result.reply.headers).map(([name, value]) => [name, scrub.text(value)]);
  return { ok: true, reply: { ...result.reply, headers: Object.fromEntries(headers), scrub } };
};

const reportOf = (call: HttpCall, tries: number, durationMs: number, result: HttpResult): CallReport => ({
  call: { upstream: call.upstream, name: call.name, method: call.method, intent: call.intent },
  tries,
  durationMs,
  status: result.ok ? result.reply.status : null,
  failure: result.ok ? null : result.failure.problem.code,
  delivery: result.ok ? null : result.failure.delivery,
});

/**
 * Makes the one way to reach the upstreams: HTTP/1.1, redirects refused, every part of a call under a deadline, every
 * reply under a limit. A `read` is made again at most twice, inside its one total deadline, when the network fails or
 * the upstream answers 408, 429 or 5xx. A `write` is never made again by anybody here. Failures are `net.*` problems.
 */
export const createHttpClient = (options: HttpClientOptions = {}): HttpClient => {
  const { deadlines = DEFAULT_DEADLINES, limits = DEFAULT_LIMITS, clock = systemPauses } = options;
  const { random = Math.random, onCall } = options;
  const dispatchers = createDispatchers({ ...options, deadlines, limits });

  const tryOnce = async (call: HttpCall, leftMs: number): Promise<HttpResult> => {
    const begun = performance.now();
    try {
      const address = URL.parse(call.url);
      if (address === null) throw new HttpFault('FAULT_ADDRESS');
      const route = await within(dispatchers.route(address), leftMs);
      const remaining = Math.max(0, leftMs - (performance.now() - begun));
      return withScrub(
        await exchange({ ...route, call, address, deadlines, limits, leftMs: remaining }),
        call,
      );
    } catch (error) {
      return { ok: false, failure: failureOf(error, { call, started: false, proxied: false }) };
    }
  };

  return {
    async call(call) {
      const begun = performance.now();
      const left = () => Math.max(0, deadlines.totalMs - (performance.now() - begun));
      let retries = 0;
      for (;;) {
        const result = await tryOnce(call, left());
        const mayRepeat = call.intent === 'read' && !(result.ok && (await call.isFinal?.(result.reply)));
        const pause = mayRepeat
          ? pauseBeforeRetry({ result, retries, leftMs: left(), random: random() })
          : null;
        if (pause === null) {
          onCall?.(reportOf(call, retries + 1, performance.now() - begun, result));
          return result;
        }
        await clock.sleep(pause);
        retries += 1;
      }
    },
    close: () => dispatchers.close(),
  };
};
