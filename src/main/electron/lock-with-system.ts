import type { PowerMonitor } from 'electron';

/**
 * Locks the desk when the system locks its screen or goes to sleep, as it does when a lid is closed, and on macOS when
 * somebody else takes the screen. Electron tells of no locked screen on Linux: there the time without input locks.
 */
export const lockWithSystem = (
  powerMonitor: Pick<PowerMonitor, 'on'>,
  platform: NodeJS.Platform,
  lock: () => void,
): void => {
  powerMonitor.on('lock-screen', lock);
  powerMonitor.on('suspend', lock);
  if (platform === 'darwin') powerMonitor.on('user-did-resign-active', lock);
};
