import type { App } from 'electron';

/** Switches that do their work without a window, and so beside a running app. */
const WITHOUT_WINDOW = [
  '--version',
  '--check-config',
  '--check-signing',
  '--provision',
  '--verify-journal',
  '--export-journal',
  '--verify-receipt',
  '--diagnostics',
];

/** Whether the arguments ask for something that needs no window. */
export const runsWithoutWindow = (argv: readonly string[]): boolean =>
  argv.some((argument) => WITHOUT_WINDOW.some((it) => argument === it || argument.startsWith(`${it}=`)));

/**
 * Whether this start may go on: it is the only one with a window, or needs none. `onSecond` is called when
 * somebody starts the app again.
 */
export const mayStart = (app: App, argv: readonly string[], onSecond: () => void): boolean => {
  if (runsWithoutWindow(argv)) return true;
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', onSecond);
  return true;
};
