import { loadSettings } from '../../../src/main/config/find-settings.ts';
import { readSwitches } from '../../../src/main/config/switches.ts';
import { type Addresses, addressesOf } from '../../../src/main/credentials/entries/addresses.ts';

/** The addresses of the configuration that the app is started with; none where there is none to read. */
export const configuredAddresses = async (argv: readonly string[]): Promise<Addresses> => {
  const switches = readSwitches(argv);
  if (switches.run !== 'app' || switches.config === null || switches.training) return {};
  const read = await loadSettings(switches.config);
  return read.ok ? addressesOf(read.settings.upstreams) : {};
};
