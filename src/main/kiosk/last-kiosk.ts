import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { KioskSchema, type KioskSettings } from '../../shared/config/kiosk.ts';
import type { Settings } from '../../shared/config/settings.ts';

/** What a kiosk needs of its settings to say that it is out of service, and to know its staff. */
export type LastKiosk = Pick<KioskSettings, 'languages' | 'controlsInLowerHalf' | 'staffPin'>;

const { languages, controlsInLowerHalf, staffPin } = KioskSchema.entries;
const Kept = v.pipe(v.string(), v.parseJson(), v.object({ languages, controlsInLowerHalf, staffPin }));

/** A kiosk of which nothing more is known. */
const ANY_KIOSK: LastKiosk = v.parse(v.object({ languages, controlsInLowerHalf, staffPin }), {});

const fileIn = (userData: string): string => join(userData, 'kiosk');

/**
 * Keeps in this folder of a user whether the app is a kiosk, and what it needs of its settings where the next ones cannot
 * be used. It holds what the configuration holds: of the PIN the hash.
 */
export const keepLastKiosk = (userData: string, { mode, kiosk }: Pick<Settings, 'mode' | 'kiosk'>): void => {
  const file = fileIn(userData);
  try {
    if (mode !== 'kiosk') {
      rmSync(file, { force: true });
      return;
    }
    const kept = JSON.stringify({
      ...{ languages: kiosk.languages, controlsInLowerHalf: kiosk.controlsInLowerHalf },
      staffPin: kiosk.staffPin,
    });
    if (existsSync(file) && readFileSync(file, 'utf8') === kept) return;
    writeFileSync(`${file}.new`, kept, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  } catch {
    // What cannot be kept is taken for a desk's.
  }
};

/** What was kept of the last kiosk in this folder; of one of which nothing is known what every kiosk has. */
export const lastKiosk = (userData: string): LastKiosk => {
  try {
    return v.parse(Kept, readFileSync(fileIn(userData), 'utf8'));
  } catch {
    return ANY_KIOSK;
  }
};

/**
 * Whether the app in this folder was a kiosk when it was last configured: then nobody who could answer it sees a dialog. A
 * file that is damaged is a kiosk's all the same.
 */
export const wasKiosk = (userData: string): boolean => existsSync(fileIn(userData));
