import type { Call } from './trace.ts';

/** Figures of a traced run. */
export interface DurabilityFigures {
  readonly commits: number;
  /** Requests of writes, each of which depends on a recorded intent. */
  readonly requests: number;
  /** Tellings to the operator, each of which depends on a record. */
  readonly told: number;
  /** Those of which a byte left before the record was on the disk. */
  readonly early: number;
  readonly findings: readonly string[];
}

const isSync = ({ name, failed }: Call): boolean => (name === 'fdatasync' || name === 'fsync') && !failed;
const isRecord = ({ name }: Call): boolean => name === 'pwrite64';
const isWrite = (call: Call): boolean => !isSync(call) && !isRecord(call);

/** Whether a record that holds this text was written and then synced before a place in the trace. */
const isSyncedBefore = (calls: readonly Call[], text: string, place: number): boolean => {
  const at = calls.findLastIndex(
    (call, index) => index < place && isRecord(call) && call.shown.includes(text),
  );
  const fd = calls[at]?.fd;
  return at >= 0 && calls.slice(at + 1, place).some((call) => isSync(call) && call.fd === fd);
};

/** Where the bytes of a change's request begin to leave; the records of one change after the other tell which. */
const sendPlaces = (calls: readonly Call[]): readonly number[] =>
  calls.flatMap((call, at) => {
    if (!isWrite(call)) return [];
    if (/PUT \/v1\/customers|POST \/v2\/customers\/\d+\/changeIdentifier/.test(call.shown)) return [at];
    if (!/entity_id=[^"]*&status=/.test(call.shown)) return [];
    return [calls.findLastIndex((other, index) => index <= at && other.shown.includes('POST /airpay'))];
  });

const TOLD = /tells\\":\\"said\\",\\"id\\":\\"([\w-]+)\\",\\"state\\":\\"([\w-]+)/;

/** What of a change's record has to be on the disk before this state may be told. */
const recordOf = (id: string, state: string): string =>
  state === 'sending' ? id : `changeId\\":\\"${id}\\",\\"outcome\\":\\"${state}`;

/** Holds each byte that depends on a record against the syncs. `requestIds`: of the intents on record, oldest first. */
export const judgeTrace = (calls: readonly Call[], requestIds: readonly string[]): DurabilityFigures => {
  const sends = sendPlaces(calls);
  const early = requestIds.filter((id, number) => !isSyncedBefore(calls, id, sends[number] ?? 0));
  const told = calls.flatMap((call, at) => {
    const [, id = '', state = ''] = isWrite(call) ? (TOLD.exec(call.shown) ?? []) : [];
    return id === '' ? [] : [{ id, state, at }];
  });
  const earlyTold = told.filter(({ id, state, at }) => !isSyncedBefore(calls, recordOf(id, state), at));
  return {
    commits: calls.filter(isSync).length,
    requests: sends.length,
    told: told.length,
    early: early.length + earlyTold.length,
    findings: [
      ...(sends.length === requestIds.length
        ? []
        : [`${requestIds.length} intents and ${sends.length} requests in the trace`]),
      ...early.map((id) => `the request ${id} left before its intent was on the disk`),
      ...earlyTold.map(({ id, state }) => `${state} of ${id} was told before it was on the disk`),
    ],
  };
};
