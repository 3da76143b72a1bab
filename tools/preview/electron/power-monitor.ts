import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { PowerMonitor } from 'electron';
import { hearLines } from './hear-lines.ts';
import type { Lifecycle } from './lifecycle.ts';

/** What the system can be said to do. */
const EVENTS = ['lock-screen', 'unlock-screen', 'suspend', 'resume', 'user-did-resign-active'] as const;

const isEvent = (line: string): boolean => EVENTS.some((event) => event === line);

/**
 * Makes powerMonitor. The preview hears nothing of the system: each line that is added to `preview.power` in the profile
 * is an event, and has no details.
 */
export const createPowerMonitor = (lifecycle: Lifecycle, profile: string): Pick<PowerMonitor, 'on'> => {
  const file = join(profile, 'preview.power');
  const emitter = new EventEmitter();
  let isHearing = false;
  const hear = (): void => {
    if (isHearing) return;
    isHearing = true;
    hearLines(file, (line) => {
      if (isEvent(line)) emitter.emit(line);
    });
  };
  const powerMonitor: Pick<PowerMonitor, 'on'> = {
    on: (event: string, listener: (...details: never[]) => void): PowerMonitor => {
      lifecycle.needsReady("The 'powerMonitor' module can't be used before the app 'ready' event");
      hear();
      emitter.on(event, listener as () => void);
      return powerMonitor as PowerMonitor;
    },
  };
  return powerMonitor;
};
