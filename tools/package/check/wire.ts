import { readFileSync } from 'node:fs';
import { differs, type Fault } from './fault.ts';
import type { Unpacked } from './unpacked.ts';

const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/**
 * Read by hand and not with the library that set them: no run as Node, cookies encrypted, no NODE_OPTIONS, no inspector,
 * integrity of the archive, the archive alone, no snapshot of its own, no privileges for file://, traps in WebAssembly.
 */
const WANTED = '010011001';

/** Every fuse of an app has the state that was decided. */
export const inspectFuses = ({ name, wired }: Unpacked): readonly Fault[] => {
  const bytes = readFileSync(wired);
  const at = bytes.indexOf(SENTINEL) + SENTINEL.length;
  const states = bytes.toString('latin1', at + 2, at + 2 + (bytes[at + 1] ?? 0));
  return differs('fuses', name, states, WANTED);
};
