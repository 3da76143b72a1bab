import type { PowerMonitor, PowerSaveBlocker } from 'electron';

/** Keeps the screen on, also after the machine slept, when the system may have dropped what kept it. */
export const keepAwake = (
  blocker: Pick<PowerSaveBlocker, 'start' | 'isStarted'>,
  powerMonitor: Pick<PowerMonitor, 'on'>,
): void => {
  let id = blocker.start('prevent-display-sleep');
  powerMonitor.on('resume', () => {
    if (!blocker.isStarted(id)) id = blocker.start('prevent-display-sleep');
  });
};
