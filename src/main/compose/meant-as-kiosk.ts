import { saidMode } from '../config/said-mode.ts';
import { type LastKiosk, lastKiosk, wasKiosk } from '../kiosk/last-kiosk.ts';
import { readPlainFile } from '../ports/plain-file.ts';
import { readState, stateFolder } from '../provisioning/state.ts';
import type { ConfigHost, Configured } from './configured.ts';

const modeInFile = async (
  ...asked: Parameters<typeof readPlainFile>
): Promise<ReturnType<typeof saidMode>> => {
  const read = await readPlainFile(...asked);
  return read.ok ? saidMode(read.text) : null;
};

/**
 * Whether customers stand before an app whose configuration cannot be used. They do where the machine's file or what was
 * imported says so in whatever cannot be used of it. Where neither says, what the app was last decides: only a file that is
 * in its place and says that this is a desk makes a kiosk one. Gives what is known of the kiosk; null: it is a desk.
 */
export const meantAsKiosk = async (
  found: Extract<Configured, { readonly ok: false | null }>,
  host: ConfigHost,
): Promise<LastKiosk | null> => {
  const { configPlaces, configCheck, userDataDir } = host;
  const inPlaces = await Promise.all(configPlaces.map((file) => modeInFile(file)));
  const { current } = (await readState(stateFolder(userDataDir))).state;
  const imported = current === null ? null : saidMode(current.configuration);
  if ([...inPlaces, imported].includes('kiosk')) return lastKiosk(userDataDir);
  if (!wasKiosk(userDataDir)) return null;
  const inCharge = found.ok === null ? undefined : configPlaces.find((file) => file === found.file);
  const check = configCheck === undefined ? {} : { check: configCheck };
  const isDesk =
    inCharge !== undefined
      ? (await modeInFile(inCharge, check)) === 'desk'
      : imported === 'desk' && inPlaces.every((mode) => mode === null);
  return isDesk ? null : lastKiosk(userDataDir);
};
