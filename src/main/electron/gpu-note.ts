import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/** Notes in `file` that this version is to start without the graphics processor. */
export const leaveGpuNote = (file: string, version: string): void => {
  try {
    writeFileSync(file, version, { mode: 0o600 });
  } catch {
    // Then the next start tries the graphics processor once more.
  }
};

/** Whether this start is to do without the graphics processor. Another version tries it again, and so drops the note. */
export const readGpuNote = (file: string, version: string): boolean => {
  try {
    if (readFileSync(file, 'utf8') === version) return true;
    rmSync(file);
  } catch {
    // There is none.
  }
  return false;
};
