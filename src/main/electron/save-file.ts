import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { BrowserWindow, Dialog } from 'electron';
import type { SaveEnd } from '../ports/host.ts';

/** Where a text is saved. */
interface Place {
  /** Over which the system's dialog stands; `null`: there is none. */
  readonly window: BrowserWindow | null;
  /** What the file is called at first. */
  readonly name: string;
}

/** Saves a text where the person chooses, in the system's own dialog. */
export const saveFile = async (
  dialog: Pick<Dialog, 'showSaveDialog'>,
  { window, name }: Place,
  text: string,
): Promise<SaveEnd> => {
  if (window === null || window.isDestroyed()) return 'failed';
  try {
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      defaultPath: name,
      filters: [{ name: 'Branchdesk', extensions: [extname(name).slice(1)] }],
      properties: ['showOverwriteConfirmation', 'dontAddToRecent'],
    });
    if (canceled || filePath === '') return 'cancelled';
    await writeFile(filePath, text, { encoding: 'utf8', mode: 0o600 });
    return 'saved';
  } catch {
    return 'failed';
  }
};
