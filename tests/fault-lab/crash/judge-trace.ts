import { type ChangeKindName, upstreamOf } from '../../../src/shared/kinds/kinds.ts';
import type { Call } from './trace.ts';

/** Figures of a traced run. */
export interface DurabilityFigures {
  readonly commits: number;
  /** Requests of writes, each of which depends on a recorded intent. */
  readonly requests: number;
  /** Of these, those whose intent shared its sync with that of another. */
  readonly shared: number;
  /** Tellings to the operator, each of which depends on a record. */
  readonly told: number;
  /** Those of which a byte left before the record was on the disk. */
  readonly early: number;
  readonly findings: readonly string[];
}

const isSync = ({ name, failed }: Call): boolean => (name === 'fdatasync' || name === 'fsync') && !failed;
const isRecord = ({ name }: Call): boolean => name === 'pwrite64';
const isWrite = (call: Call): boolean => !isSync(call) && !isRecord(call);

/**
 * Where the record that holds this text was synced, before a place in the trace; null: it was not. What counts is when
 * it was first written: its page is written again with each later record on it.
 */
const syncBefore = (calls: readonly Call[], text: string, place: number): number | null => {
  const at = calls.findIndex((call) => isRecord(call) && call.shown.includes(text));
  const fd = calls[at]?.fd;
  const sync = calls.findIndex((call, index) => index > at && isSync(call) && call.fd === fd);
  return at >= 0 && sync >= 0 && sync < place ? sync : null;
};

/** An intent on record: the request that it is for, and which of the traced requests those are that it may be. */
export interface Intent {
  readonly requestId: string;
  /** As `sendOf` gives it. */
  readonly sends: string;
}

/** A place in the trace where the bytes of a write's request begin to leave, and which it is. */
interface Send {
  readonly key: string;
  readonly at: number;
}

/** The requests that tell in a trace whose they are, and those of calls that name nobody. */
const SENDS: readonly (readonly [string, RegExp])[] = [
  ['wm', /PUT \/v1\/customers\/(\d+)/],
  ['capillary', /POST \/v2\/customers\/(\d+)\/changeIdentifier/],
  ['make', /POST \/v2\/card[? ]/],
  ['generate', /POST \/v2\/card\/generate/],
  ['label', /PUT \/v2\/card[? ]/],
];
const USAGE = /entity_id=([^"&]*)&status=/;

/** Which of the traced requests the one of a change is; `key` as write-key.ts gives it. */
export const sendOf = (kind: ChangeKindName, key: string): string => {
  const [, first = '', second = ''] = key.split(' ');
  if (upstreamOf(kind) !== 'capillary') return key;
  return second === 'add' || second === 'remove' ? `capillary ${first}` : first;
};

/** Where requests begin. The head and the body of airpay's may leave apart: the head, on the same connection, counts. */
const sendsOf = (calls: readonly Call[]): readonly Send[] =>
  calls.flatMap((call, at) => {
    if (!isWrite(call)) return [];
    for (const [name, request] of SENDS) {
      const found = request.exec(call.shown);
      if (found !== null) return [{ key: [name, ...found.slice(1)].join(' '), at }];
    }
    const [, airpay] = USAGE.exec(call.shown) ?? [];
    if (airpay === undefined) return [];
    const begins = calls.findLastIndex(
      ({ fd, shown }, index) => index <= at && fd === call.fd && shown.includes('POST /airpay'),
    );
    return [{ key: `airpay ${airpay}`, at: begins }];
  });

const TOLD = /tells\\":\\"said\\",\\"id\\":\\"([\w-]+)\\",\\"state\\":\\"([\w-]+)/;

/** What of a change's record has to be on the disk before this state may be told. */
const recordOf = (id: string, state: string): string =>
  // A change that a check stopped is on record once, whole: no conclusion follows.
  state === 'sending' || state === 'refused' ? id : `changeId\\":\\"${id}\\",\\"outcome\\":\\"${state}`;

/**
 * Holds each byte that depends on a record against the syncs. `intents`: those on record, oldest first. The nth request
 * of a key is held against the nth intent of it: the changes of one customer go one after another, and where a call
 * names no customer, n requests still need n intents on the disk before them.
 */
export const judgeTrace = (calls: readonly Call[], intents: readonly Intent[]): DurabilityFigures => {
  const sends = sendsOf(calls);
  const places = Map.groupBy(sends, ({ key }) => key);
  const nth = new Map<string, number>();
  const requests = intents.map(({ requestId, sends: key }) => {
    const number = nth.get(key) ?? 0;
    nth.set(key, number + 1);
    const at = places.get(key)?.[number]?.at ?? 0;
    return { requestId, sync: syncBefore(calls, requestId, at) };
  });
  const early = requests.filter(({ sync }) => sync === null);
  const bySync = Map.groupBy(requests, ({ sync }) => sync);
  const told = calls.flatMap((call, at) => {
    const [, id = '', state = ''] = isWrite(call) ? (TOLD.exec(call.shown) ?? []) : [];
    return id === '' ? [] : [{ id, state, at }];
  });
  const earlyTold = told.filter(({ id, state, at }) => syncBefore(calls, recordOf(id, state), at) === null);
  return {
    commits: calls.filter(isSync).length,
    requests: sends.length,
    shared: requests.filter(({ sync }) => sync !== null && (bySync.get(sync)?.length ?? 0) > 1).length,
    told: told.length,
    early: early.length + earlyTold.length,
    findings: [
      ...(sends.length === intents.length
        ? []
        : [`${intents.length} intents and ${sends.length} requests in the trace`]),
      ...early.map(({ requestId }) => `the request ${requestId} left before its intent was on the disk`),
      ...earlyTold.map(({ id, state }) => `${state} of ${id} was told before it was on the disk`),
    ],
  };
};
