import { join } from 'node:path';
import { type FoundSettings, findSettings, type Sources, settingsOfText } from '../config/find-settings.ts';
import type { ConfigFault } from '../config/read-settings.ts';
import type { Host } from '../ports/host.ts';
import { machineBundle } from '../provisioning/machine-place.ts';
import { said } from '../provisioning/said.ts';
import {
  configurationName,
  type KeptState,
  readState,
  stateFile,
  stateFolder,
} from '../provisioning/state.ts';

/** What a start works with, or why it cannot be used, and the bundle that it came in; null: it came in none. */
export type Configured = FoundSettings & { readonly kept: KeptState | null };

/** What is asked of a host to find its configuration. */
export type ConfigHost = Sources & Pick<Host, 'userDataDir'>;

const atFirst = (file: string, message: string): ConfigFault => ({ file, line: 1, column: 1, message });

/** What this user's Branchdesk has imported, as a configuration; `ok: null`: nothing. */
const provisioned = async (folder: string): Promise<Configured> => {
  const { state, fault } = await readState(folder);
  const { current } = state;
  if (current === null)
    return fault === null
      ? { ok: null, kept: null }
      : {
          ...{ ok: false, kept: null, file: stateFile(folder) },
          faults: [atFirst(stateFile(folder), said(fault))],
        };
  const file = join(folder, configurationName(current.manifest.id));
  const read = await settingsOfText(file, current.configuration);
  return { ...read, file, kept: state };
};

/**
 * Finds what the app is configured with: what was asked for by name; or, where an administrator put a bundle for all users,
 * what was imported and nothing else; or the machine-wide file; or what this user has imported. Imports nothing.
 */
export const findConfigured = async (asked: string | null, host: ConfigHost): Promise<Configured> => {
  if (asked !== null) return { ...(await findSettings(asked, host)), kept: null };
  const bundle = await machineBundle(host);
  const folder = stateFolder(host.userDataDir);
  if (bundle.ok && bundle.value === null) {
    const found = await findSettings(null, host);
    return found.ok === null ? provisioned(folder) : { ...found, kept: null };
  }
  const found = await provisioned(folder);
  // Never another configuration than the one that was meant for this machine.
  const { file = '' } = bundle.ok ? (bundle.value ?? {}) : {};
  return found.ok === null ? { ok: false, faults: [], file, kept: null } : found;
};

/** The machine-wide configuration beside which a bundle that a user brings does not count; null: there is none. */
export const machineConfiguration = async (host: ConfigHost): Promise<string | null> => {
  const bundle = await machineBundle(host);
  if (!bundle.ok || bundle.value !== null) return null;
  const found = await findSettings(null, host);
  return found.ok === null ? null : found.file;
};
