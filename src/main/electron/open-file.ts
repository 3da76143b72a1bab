import type { BrowserWindow, Dialog } from 'electron';
import type { OpenEnd } from '../ports/host.ts';
import { readPlainFile } from '../ports/plain-file.ts';

/** What is asked for. */
interface Wanted {
  /** Over which the system's dialog stands; `null`: there is none. */
  readonly window: BrowserWindow | null;
  /** What the name of such a file ends in. */
  readonly extension: string;
  readonly mostBytes: number;
}

/** Reads a file that the person chooses, in the system's own dialog. */
export const openFile = async (
  dialog: Pick<Dialog, 'showOpenDialog'>,
  { window, extension, mostBytes }: Wanted,
): Promise<OpenEnd> => {
  if (window === null || window.isDestroyed()) return { end: 'failed' };
  try {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      filters: [
        { name: 'Branchdesk', extensions: [extension] },
        // A file that came by mail may have lost its ending.
        { name: '*', extensions: ['*'] },
      ],
      properties: ['openFile', 'dontAddToRecent'],
    });
    const [file] = filePaths;
    if (canceled || file === undefined) return { end: 'cancelled' };
    const read = await readPlainFile(file, { mostBytes });
    if (read.ok) return { end: 'opened', file, text: read.text };
    return { end: read.message.startsWith('is larger') ? 'too-large' : 'failed' };
  } catch {
    return { end: 'failed' };
  }
};
