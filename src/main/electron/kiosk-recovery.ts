import type { App, WebContents } from 'electron';
import { createReloadLimit } from './reload-limit.ts';

/** What a kiosk recovers with. */
interface RecoveryParts {
  readonly contents: Pick<WebContents, 'on'>;
  readonly app: Pick<App, 'on'>;
  isWiping(): boolean;
  /** Drops the visit, and everything that the main process has of the customer. */
  endVisit(): void;
  wipe(): Promise<void>;
  /** Ends the app, to be started again by whatever keeps the kiosk running. */
  restart(): void;
  /** Notes that the next start is to do without the graphics processor. */
  withoutGpu(): void;
}

/**
 * Brings a kiosk back to its first screen, with nothing of a customer on it, whatever went: the page's process, a page that
 * hangs, the process of the graphics, the screen. What keeps going ends the app, whose restarts are counted. Gives what
 * does so.
 */
export const recoverKiosk = (parts: RecoveryParts): (() => void) => {
  const { contents, app, isWiping, endVisit, wipe, restart, withoutGpu } = parts;
  const mayGoOn = createReloadLimit({ most: 5, withinMs: 60_000 });
  const mayLoseGpu = createReloadLimit({ most: 1, withinMs: 600_000 });
  const recover = (): void => {
    if (!mayGoOn(performance.now())) restart();
    else {
      endVisit();
      void wipe();
    }
  };
  const unlessWiping = (): void => {
    if (!isWiping()) recover();
  };
  contents.on('render-process-gone', unlessWiping);
  contents.on('unresponsive', unlessWiping);
  app.on('child-process-gone', (_event, { type, reason }) => {
    if (type !== 'GPU' || reason === 'clean-exit') return;
    withoutGpu();
    if (mayLoseGpu(performance.now())) recover();
    else restart();
  });
  return unlessWiping;
};
