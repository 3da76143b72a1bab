import * as v from 'valibot';
import type { UpstreamName } from '../../shared/domain/upstream.ts';
import { hasCall, isRead, isWrite } from './calls.ts';

const which = {
  /** The call that it is for; every call when left out. */
  call: v.optional(v.string()),
  /** How many requests it hits; until cleared when left out. */
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
};
/** Whether the change is made although the reply is bad. */
const effect = { effect: v.optional(v.boolean()) };
const status = v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599));

/**
 * A fault that can be switched on. `delay` goes together with any other; of the rest, the one switched on
 * first hits a request. A fault with an `effect` member decides whether the change is made although the reply
 * is bad; its default stands beside it.
 */
export const FaultSchema = v.variant('fault', [
  /** Answers late. Milliseconds; `before` the change is made (default) or `after`. */
  v.strictObject({
    fault: v.literal('delay'),
    ms: v.pipe(v.number(), v.minValue(0)),
    when: v.optional(v.picklist(['before', 'after']), 'before'),
    ...which,
  }),
  /** Nobody listens at the port, and open connections end. For the whole upstream, until cleared. */
  v.strictObject({ fault: v.literal('refuse') }),
  /** Capillary compares e-mail addresses letter by letter, their case included, until cleared: a way, and no fault. */
  v.strictObject({ fault: v.literal('exact-emails') }),
  /** The connection ends after the request was read; nothing was changed. */
  v.strictObject({ fault: v.literal('cut-before-effect'), ...which }),
  /** The connection ends after the change was made, without a reply. */
  v.strictObject({ fault: v.literal('cut-after-effect'), ...which }),
  /**
   * The reply's body ends half-way: short of its declared length, or (`close`) with nothing that declares one.
   * Effect: yes.
   */
  v.strictObject({
    fault: v.literal('truncated'),
    framing: v.optional(v.picklist(['length', 'close']), 'length'),
    ...effect,
    ...which,
  }),
  /** An HTML page, as a gateway or a hotel's network would show. Status 200. Effect: no. */
  v.strictObject({ fault: v.literal('html'), status: v.optional(status, 200), ...effect, ...which }),
  /** This HTTP status with a short text. Effect: no. */
  v.strictObject({ fault: v.literal('status'), status, ...effect, ...which }),
  /** 429 with this `Retry-After`: seconds, or a date as text. Never changes anything. */
  v.strictObject({
    fault: v.literal('too-many-requests'),
    retryAfter: v.optional(v.union([v.number(), v.string()]), 1),
    ...which,
  }),
  /** 307 to this address. Never changes anything. */
  v.strictObject({ fault: v.literal('redirect'), location: v.string(), ...which }),
  /** JSON of a shape that the contract does not know. Effect: yes. */
  v.strictObject({ fault: v.literal('wrong-json'), ...effect, ...which }),
  /**
   * The upstream's own success, to whatever it would have done, and nothing was changed. For writes only; a request
   * that it would have refused is refused.
   */
  v.strictObject({ fault: v.literal('yes-without-effect'), ...which }),
  /** A good reply to a read that tells nothing. For reads only. */
  v.strictObject({ fault: v.literal('empty-get'), ...which }),
  /** A reply without a body. Status 204. Effect: yes. */
  v.strictObject({ fault: v.literal('empty-body'), status: v.optional(status, 204), ...effect, ...which }),
  /** The upstream's own rejection, in its own shape. Never changes anything. */
  v.strictObject({
    fault: v.literal('reject'),
    code: v.optional(v.union([v.number(), v.string()])),
    message: v.optional(v.string()),
    /** HTTP status; the upstream's usual one when left out. */
    status: v.optional(status),
    ...which,
  }),
]);

/** A fault as it is asked for. */
export type FaultInput = v.InferInput<typeof FaultSchema>;
/** A fault with its defaults filled in. */
type Fault = v.InferOutput<typeof FaultSchema>;
/** A fault that is about a delay. */
export type Delay = Extract<Fault, { fault: 'delay' }>;
/** A fault that can hit a request that arrived, other than a delay. */
export type Blow = Exclude<Fault, { fault: 'delay' | 'refuse' | 'exact-emails' }>;

/** What hits one request. */
interface Hit {
  readonly delays: readonly Delay[];
  readonly blow: Blow | null;
}

/** The fault switches of all three servers. */
export interface Faults {
  /**
   * Switches a fault on; throws a TypeError when the fault or the call is none, or the call one that the fault never
   * hits. Resolves when it is in force.
   */
  set(upstream: UpstreamName, fault: FaultInput): Promise<void>;
  /** Switches everything off, of one upstream or of all. Resolves when it is in force. */
  clear(upstream?: UpstreamName): Promise<void>;
  /** What is switched on now, with the times that are left. */
  active(): readonly { readonly upstream: UpstreamName; readonly fault: Fault }[];
}

/** The servers' side of the switches. */
export interface TakableFaults extends Faults {
  /** The fault that applies to a request of this call; counts it. */
  take(upstream: UpstreamName, call: string): Hit;
}

interface Switched {
  readonly upstream: UpstreamName;
  readonly fault: Fault;
}

/** What is so of a whole upstream until it is cleared, and hits no single request. */
const isStanding = (fault: Fault): fault is Extract<Fault, { fault: 'refuse' | 'exact-emails' }> =>
  fault.fault === 'refuse' || fault.fault === 'exact-emails';

const isFor = (fault: Fault['fault'], upstream: UpstreamName, call: string): boolean => {
  if (fault === 'empty-get') return isRead(upstream, call);
  if (fault === 'yes-without-effect') return isWrite(upstream, call);
  return fault !== 'refuse' && fault !== 'exact-emails';
};

const matches = (one: Switched, upstream: UpstreamName, call: string): boolean => {
  if (one.upstream !== upstream || isStanding(one.fault)) return false;
  if (!isFor(one.fault.fault, upstream, call)) return false;
  return one.fault.call === undefined || one.fault.call === call;
};

const counted = (one: Switched): Switched | null => {
  if (isStanding(one.fault) || one.fault.times === undefined) return one;
  return one.fault.times > 1 ? { ...one, fault: { ...one.fault, times: one.fault.times - 1 } } : null;
};

/** Makes the switches, all off. `listen` opens or closes an upstream's port. */
export const createFaults = (deps: {
  readonly listen: (upstream: UpstreamName, open: boolean) => Promise<void>;
}): TakableFaults => {
  let switched: readonly Switched[] = [];
  return {
    set: async (upstream, input) => {
      const parsed = v.safeParse(FaultSchema, input);
      if (!parsed.success) throw new TypeError(`Not a fault: ${v.summarize(parsed.issues)}`);
      const fault = parsed.output;
      if (fault.fault === 'exact-emails' && upstream !== 'capillary')
        throw new TypeError(`exact-emails is of capillary, not of ${upstream}`);
      if (!isStanding(fault) && fault.call !== undefined) {
        if (!hasCall(upstream, fault.call)) throw new TypeError(`Not a call of ${upstream}: ${fault.call}`);
        if (!isFor(fault.fault, upstream, fault.call))
          throw new TypeError(`${fault.fault} never hits ${fault.call} of ${upstream}`);
      }
      switched = [...switched, { upstream, fault }];
      if (fault.fault === 'refuse') await deps.listen(upstream, false);
    },
    clear: async (upstream) => {
      const gone = switched.filter((one) => upstream === undefined || one.upstream === upstream);
      switched = switched.filter((one) => !gone.includes(one));
      const refused = new Set(gone.filter((one) => one.fault.fault === 'refuse').map((one) => one.upstream));
      await Promise.all([...refused].map((name) => deps.listen(name, true)));
    },
    active: () => switched,
    take: (upstream, call) => {
      const delays: Delay[] = [];
      let blow: Blow | null = null;
      const left: Switched[] = [];
      for (const one of switched) {
        const { fault } = one;
        const hits = matches(one, upstream, call) && (fault.fault === 'delay' || blow === null);
        if (hits && fault.fault === 'delay') delays.push(fault);
        else if (hits && !isStanding(fault) && fault.fault !== 'delay') blow = fault;
        const rest = hits ? counted(one) : one;
        if (rest !== null) left.push(rest);
      }
      switched = left;
      return { delays, blow };
    },
  };
};
