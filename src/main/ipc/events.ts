import * as v from 'valibot';
import { EVENTS, type EventPayload } from '../../shared/ipc/contract.ts';
import type { EventName } from '../../shared/ipc/names.ts';
import type { IpcFault } from '../ports/host.ts';
import { takePlainJson } from './plain-json.ts';
import { REPLY_LIMITS } from './router.ts';

/** What an emitter is made of. */
export interface EmitterParts {
  send(name: EventName, payload: unknown): void;
  log(fault: IpcFault): void;
}

/** Sends an event; one that does not fit the contract is noted and not sent. */
export type Emit = <N extends EventName>(name: N, payload: EventPayload<N>) => void;

/** Makes what sends events: each passes the contract before it leaves. */
export const createEmitter =
  ({ send, log }: EmitterParts): Emit =>
  (name, payload) => {
    const plain = takePlainJson(payload, REPLY_LIMITS);
    const fits = plain.ok ? v.safeParse(EVENTS[name], plain.value) : null;
    if (fits?.success === true) send(name, fits.output);
    else log({ name, fault: 'unfit-event', at: fits === null ? null : v.getDotPath(fits.issues[0]) });
  };
