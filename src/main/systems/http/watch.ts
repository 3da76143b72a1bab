import { type FaultCode, HttpFault } from './fault.ts';

/** Watches one part of a try after the other. */
interface Watch {
  /** Watches the next part in place of the one before: expires after `ms` milliseconds with a fault of this code. */
  next(ms: number, code: FaultCode): void;
  /** Something arrived: the time of the current part starts again. */
  touch(): void;
  stop(): void;
}

/** Makes a watch. undici's own deadlines are late by up to a second; these are not. */
export const createWatch = (onExpired: (fault: HttpFault) => void): Watch => {
  let timer: NodeJS.Timeout | undefined;
  return {
    next(ms, code) {
      clearTimeout(timer);
      timer = setTimeout(() => onExpired(new HttpFault(code)), ms);
    },
    touch() {
      timer?.refresh();
    },
    stop() {
      clearTimeout(timer);
    },
  };
};
