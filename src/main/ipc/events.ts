import * as v from 'valibot';
import { EVENTS, type EventPayload } from '../../shared/ipc/contract.ts';
import type { EventName } from '../../shared/ipc/names.ts';
import type { IpcFault } from '../ports/host.ts';
import { createKnownParts } from './known-parts.ts';
import { takePlainJson } from './plain-json.ts';
import { REPLY_LIMITS } from './router.ts';
import { EVENT_FAULTS } from './shown-faults.ts';
import { tellInSlices } from './tell-in-slices.ts';

/** What an emitter is made of. */
interface EmitterParts {
  send(name: EventName, payload: unknown): void;
  log(fault: IpcFault): void;
}

/**
 * Sends an event. One that does not fit the contract is noted, and sent with a fault in place of the part that does not
 * fit; not at all where it has no such part.
 */
type Emit = <N extends EventName>(name: N, payload: EventPayload<N>) => void;

/** Makes what sends events: each passes the contract before it leaves. */
export const createEmitter = ({ send, log }: EmitterParts): Emit => {
  /** Whether it was sent; else where it does not fit. */
  const trySending = (name: EventName, payload: unknown): true | { readonly at: string | null } => {
    const plain = takePlainJson(payload, REPLY_LIMITS);
    const fits = plain.ok ? v.safeParse(EVENTS[name], plain.value) : null;
    if (fits?.success !== true) return { at: fits === null ? null : v.getDotPath(fits.issues[0]) };
    send(name, fits.output);
    return true;
  };
  const withFaults = <N extends EventName>(name: N, payload: EventPayload<N>): unknown => {
    try {
      return EVENT_FAULTS[name]?.(payload);
    } catch {
      return undefined;
    }
  };
  const emit: Emit = (name, payload) => {
    const sent = trySending(name, payload);
    if (sent === true) return;
    log({ name, fault: 'unfit-event', at: sent.at });
    trySending(name, withFaults(name, payload));
  };
  const tellVisits = tellInSlices(createKnownParts(REPLY_LIMITS), (visits, fitting) => {
    if (fitting === null) emit('visits.changed', visits);
    else send('visits.changed', fitting);
  });
  return (name, payload) => {
    if (name === 'visits.changed') tellVisits(payload as EventPayload<'visits.changed'>);
    else emit(name, payload);
  };
};
