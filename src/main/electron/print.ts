import type { WebContents } from 'electron';
import type { PrintEnd } from '../ports/host.ts';

/** Electron words it in more than one way, and no other failure is called so. */
const CALLED_OFF = /cancel/i;

/**
 * Prints what a page shows, once a printer was chosen in the system's own dialog. The page's own `print()` would say
 * nothing of how that ended. `contents`: of the window, or `null` without one.
 */
export const printPage = (contents: Pick<WebContents, 'print'> | null): Promise<PrintEnd> =>
  new Promise((resolve) => {
    if (contents === null) return resolve('failed');
    try {
      contents.print({ silent: false }, (printed, reason) => {
        if (printed) resolve('printed');
        else resolve(CALLED_OFF.test(reason) ? 'cancelled' : 'failed');
      });
    } catch {
      // The window has gone meanwhile.
      resolve('failed');
    }
  });
