import type { Handlers } from '../../shared/ipc/contract.ts';
import { CALL_NAMES, type CallName } from '../../shared/ipc/names.ts';
import type { RunningApp } from '../ports/host.ts';

/** An app in whose place another one can come while its window is shown. */
export interface Switching extends RunningApp {
  /** Ends the app, and goes on as the next one. */
  become(next: () => Promise<RunningApp>): Promise<void>;
}

/** Makes an app that begins as this one. */
export const createSwitching = (first: RunningApp): Switching => {
  let current = first;
  let isClosed = false;
  const delegate = <N extends CallName>(name: N): Handlers[N] =>
    ((input) => current.handlers[name](input)) as Handlers[N];
  return {
    handlers: Object.fromEntries(CALL_NAMES.map((name) => [name, delegate(name)])) as Handlers,
    ...(first.provisioning === undefined ? {} : { provisioning: first.provisioning }),
    get kiosk() {
      return current.kiosk;
    },
    log: (fault) => current.log(fault),
    failed: (kind) => current.failed(kind),
    lock: () => current.lock(),
    become: async (next) => {
      // Two apps would write one journal.
      await current.close();
      if (isClosed) return;
      current = await next();
      if (isClosed) await current.close();
    },
    close: () => {
      isClosed = true;
      return current.close();
    },
  };
};
