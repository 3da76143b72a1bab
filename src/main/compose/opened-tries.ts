import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openTries, type Slowing, type Tries } from '../operators/tries.ts';
import type { Clock } from '../ports/clock.ts';
import type { Host } from '../ports/host.ts';
import type { Mode } from './mode.ts';

/**
 * Opens counts of wrong tries when they are first asked for: a start does not wait for the keychain. That there are any is
 * in the keychain too, since the file alone could be taken away.
 * @param name names the file and the entry
 */
export const openedTries = (
  name: string,
  host: Pick<Host, 'userDataDir'>,
  { keychain, name: mode }: Pick<Mode, 'keychain' | 'name'>,
  settings: Slowing,
  clock: Pick<Clock, 'mark'>,
): { readonly open: () => Promise<Tries>; readonly close: () => void } => {
  const file = join(host.userDataDir, mode === 'training' ? `training-${name}.db` : `${name}.db`);
  const entry = `operators/${name}`;
  let opened: Tries | null = null;
  const open = async (): Promise<Tries> => {
    const counted = await keychain.get(entry);
    opened ??= openTries(file, settings, clock, counted.ok && !existsSync(file));
    if (!counted.ok) await keychain.set(entry, 'yes');
    return opened;
  };
  return { open, close: () => opened?.close() };
};
