import { setTimeout as pause } from 'node:timers/promises';
import type { MiddlewareHandler } from 'hono';
import type { UpstreamName } from '../../shared/domain/upstream.ts';
import type { TrainingContext, TrainingEnv } from './context.ts';
import type { Blow, Delay, TakableFaults } from './faults.ts';
import type { WritableLedger } from './ledger.ts';
import { alreadySent, cut, instead, type RejectionShape, sendTruncated } from './sabotage.ts';

/** What every request of one upstream goes through: ledger, latency and faults around its handler. */
export type Frame = (
  call: string | ((c: TrainingContext) => Promise<string>),
) => MiddlewareHandler<TrainingEnv>;

/** What a frame needs; `shapes` words the upstream's own rejection and its empty answers. */
interface FrameDeps {
  readonly upstream: UpstreamName;
  readonly ledger: WritableLedger;
  readonly faults: TakableFaults;
  readonly clock: { now(): number };
  /** Milliseconds that every reply takes. */
  readonly latencyMs: number;
  /** Ends the pauses of requests under way, which are then dropped: at a reset and at the end. */
  readonly signal: () => AbortSignal;
  readonly requestIdHeader: string | null;
  readonly shapes: RejectionShape;
}

/** Whether the request is handled at all under this fault. */
const isHandled = (blow: Blow): boolean => {
  switch (blow.fault) {
    case 'cut-after-effect':
    case 'empty-get':
    case 'yes-without-effect':
      return true;
    case 'truncated':
    case 'wrong-json':
    case 'empty-body':
      return blow.effect ?? true;
    case 'html':
    case 'status':
      return blow.effect ?? false;
    case 'cut-before-effect':
    case 'too-many-requests':
    case 'redirect':
    case 'reject':
      return false;
  }
};

const total = (delays: readonly Delay[], when: Delay['when']): number =>
  delays.filter((delay) => delay.when === when).reduce((sum, delay) => sum + delay.ms, 0);

/** Makes the frame of one upstream. */
export const createFrame = (deps: FrameDeps): Frame => {
  /** Whether the request is still wanted after the pause. */
  const wait = async (ms: number, signal: AbortSignal): Promise<boolean> => {
    try {
      if (ms > 0) await pause(ms, undefined, { signal });
      return !signal.aborted;
    } catch {
      return false;
    }
  };

  const spoil = async (c: TrainingContext, call: string, blow: Blow, reply: Response): Promise<Response> => {
    if (blow.fault === 'cut-before-effect' || blow.fault === 'cut-after-effect') return cut(c);
    if (blow.fault === 'truncated') return sendTruncated(c, reply, blow.framing);
    if (blow.fault === 'yes-without-effect') return reply;
    return instead(c, call, blow, deps.shapes);
  };

  return (name) => async (c, next) => {
    const signal = deps.signal();
    const call = typeof name === 'string' ? name : await name(c);
    const seen = deps.ledger.open({
      upstream: deps.upstream,
      call,
      method: c.req.method,
      path: c.req.path,
      requestId: deps.requestIdHeader === null ? null : (c.req.header(deps.requestIdHeader) ?? null),
      at: deps.clock.now(),
    });
    c.set('seen', seen);
    const { delays, blow } = deps.faults.take(deps.upstream, call);
    seen.note({ fault: blow?.fault ?? (delays.length > 0 ? 'delay' : null) });
    const rehearsal = blow?.fault === 'yes-without-effect';
    c.set('rehearsal', rehearsal);
    if (!(await wait(deps.latencyMs + total(delays, 'before'), signal))) return cut(c);
    // A truncated reply without effect is cut out of a success that never was.
    if (blow === null || isHandled(blow)) await next();
    else c.res = new Response('{"status":"unfinished","message":"cut');
    if (rehearsal) seen.note({ applied: false });
    const good = c.res;
    if (!(await wait(total(delays, 'after'), signal))) {
      c.res = undefined;
      return cut(c);
    }
    if (blow !== null) {
      c.res = undefined;
      c.res = await spoil(c, call, blow, good);
    }
    seen.note({ status: alreadySent(c.res) && blow?.fault !== 'truncated' ? null : c.res.status });
    return undefined;
  };
};
