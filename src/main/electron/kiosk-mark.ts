import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const fileIn = (userData: string): string => join(userData, 'kiosk');

/** Notes whether the app in this folder is a kiosk, for a start that fails before it knows. */
export const markKiosk = (userData: string, isKiosk: boolean): void => {
  try {
    if (isKiosk) writeFileSync(fileIn(userData), '', { mode: 0o600 });
    else rmSync(fileIn(userData), { force: true });
  } catch {
    // What cannot be noted is taken for a desk.
  }
};

/** Whether the app in this folder was a kiosk when it last started: then nobody who could answer it sees a dialog. */
export const wasKiosk = (userData: string): boolean => existsSync(fileIn(userData));
