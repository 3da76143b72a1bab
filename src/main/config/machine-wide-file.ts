import { realpath } from 'node:fs/promises';
import { win32 } from 'node:path';
import type { FileCheck } from '../ports/plain-file.ts';

/**
 * Lets a file of the machine-wide folder pass, and no other: Node cannot read who may write a file on Windows. The
 * folder's own rights are the installer's to set.
 */
export const machineWideAlone =
  (places: readonly string[]): FileCheck =>
  async (file) => {
    const folders = places.map((place) => win32.dirname(place).toLowerCase());
    const found = await realpath(file);
    return folders.includes(win32.dirname(found).toLowerCase())
      ? null
      : `is not used: it has to lie in ${places.map((place) => win32.dirname(place)).join(' or ')}`;
  };
