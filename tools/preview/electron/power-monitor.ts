import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PowerMonitor } from 'electron';
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
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, '');
    let heard = 0;
    watch(file, { persistent: false }, () => {
      const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
      const news = lines.slice(heard).filter(isEvent);
      heard = lines.length;
      for (const event of news) emitter.emit(event);
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
