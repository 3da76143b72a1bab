import { systemClock } from '../clock/system-clock.ts';
import { type Host, type RunningApp, START_AGAIN } from '../ports/host.ts';
import { composeApp } from './app.ts';
import { findConfigured } from './configured.ts';
import type { Mode } from './mode.ts';
import type { Provisioning } from './provisioning.ts';

/** How often it is looked whether the configuration was put right, in milliseconds. */
const LOOK_MS = 15_000;

/**
 * A kiosk whose configuration cannot be used: out of service, and nothing of a desk. Where somebody puts it right, the app
 * ends, to be started again.
 * @param mode without settings, with what is known of the kiosk
 */
export const composeUnusableKiosk = async (
  host: Host,
  mode: Mode,
  provisioning: Provisioning,
  lookMs = LOOK_MS,
): Promise<RunningApp> => {
  const app = await composeApp(host, mode, null, provisioning);
  const closing = new AbortController();
  const look = async (): Promise<void> => {
    do await systemClock.sleep(lookMs, closing.signal);
    while ((await findConfigured(null, host)).ok !== true);
    host.exit(START_AGAIN);
  };
  void look().catch(() => {});
  return {
    ...app,
    close: () => {
      closing.abort(new Error('closing'));
      return app.close();
    },
  };
};
