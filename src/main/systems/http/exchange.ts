import type { Dispatcher } from 'undici';
import type { HttpCall, HttpResult } from './call.ts';
import { failureOf } from './failure.ts';
import { HttpFault } from './fault.ts';
import type { Deadlines, Limits } from './options.ts';
import { ACCEPT_ENCODING, textOf } from './reply-body.ts';
import { createWatch } from './watch.ts';

/** One request on the wire. */
interface Try {
  readonly call: HttpCall;
  readonly address: URL;
  readonly dispatcher: Dispatcher;
  readonly proxied: boolean;
  readonly deadlines: Deadlines;
  readonly limits: Limits;
  /** What is left of the call's total deadline, in milliseconds. */
  readonly leftMs: number;
}

type ReplyHeaders = Parameters<NonNullable<Dispatcher.DispatchHandler['onResponseStart']>>[2];

const flatten = (headers: ReplyHeaders): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  );

const withEncoding = (headers: HttpCall['headers']): Record<string, string> =>
  Object.keys(headers).some((name) => name.toLowerCase() === 'accept-encoding')
    ? { ...headers }
    : { ...headers, 'accept-encoding': ACCEPT_ENCODING };

/**
 * Makes one request and waits for its whole reply. Never rejects.
 *
 * undici would repeat a request in a few cases of a lost connection. It says so by starting the request a second time,
 * before a byte is written; a second start is aborted here, and so is one that comes after the deadline. A request
 * therefore goes out at most once.
 */
export const exchange = (one: Try): Promise<HttpResult> =>
  new Promise((resolve) => {
    const { call, address, limits } = one;
    const chunks: Buffer[] = [];
    let started = false;
    let settled = false;
    let controller: Dispatcher.DispatchController | null = null;
    let status = 0;
    let headers: Readonly<Record<string, string>> = {};

    const settle = (result: HttpResult) => {
      if (settled) return;
      settled = true;
      total.stop();
      part.stop();
      resolve(result);
    };
    const giveUp = (error: unknown) =>
      settle({ ok: false, failure: failureOf(error, { call, started, proxied: one.proxied }) });
    const expired = (fault: HttpFault) => {
      giveUp(fault);
      controller?.abort(fault);
    };
    const total = createWatch(expired);
    const part = createWatch(expired);
    total.next(one.leftMs, 'FAULT_DEADLINE');

    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(starting) {
        if (started || settled) {
          const error = new HttpFault('FAULT_SECOND_START');
          giveUp(error);
          starting.abort(error);
          return;
        }
        started = true;
        controller = starting;
        part.next(one.deadlines.headersMs, 'FAULT_HEADERS_DEADLINE');
      },
      onResponseStart(replying, statusCode, replyHeaders) {
        if (statusCode < 200) return;
        if (statusCode < 400 && statusCode >= 300) {
          replying.abort(new HttpFault('FAULT_REDIRECT'));
          return;
        }
        part.next(one.deadlines.bodyGapMs, 'FAULT_BODY_DEADLINE');
        status = statusCode;
        headers = flatten(replyHeaders);
      },
      onResponseData(_replying, chunk) {
        part.touch();
        chunks.push(chunk);
      },
      onResponseEnd() {
        part.stop();
        textOf(Buffer.concat(chunks), headers['content-encoding'] ?? '', limits.inflated).then(
          (text) => settle({ ok: true, reply: { status, headers, text } }),
          giveUp,
        );
      },
      onResponseError(_replying, error) {
        giveUp(error);
      },
    };
    try {
      one.dispatcher.dispatch(
        {
          origin: address.origin,
          path: `${address.pathname}${address.search}`,
          method: call.method,
          headers: withEncoding(call.headers),
          body: call.body,
          idempotent: false,
          headersTimeout: 0,
          bodyTimeout: 0,
        },
        handler,
      );
    } catch (error) {
      giveUp(error);
    }
  });
