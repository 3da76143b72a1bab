import type { App } from 'electron';
import { runsWithoutWindow } from '../config/switches.ts';

/**
 * Whether this start may go on: it is the only one of the app, or does no more than its switches ask for. `onSecond` is
 * called when somebody starts the app again.
 */
export const mayStart = (app: App, argv: readonly string[], onSecond: () => void): boolean => {
  if (runsWithoutWindow(argv)) return true;
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', onSecond);
  return true;
};
