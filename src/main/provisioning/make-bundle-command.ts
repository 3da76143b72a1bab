import type { Settings } from '../../shared/config/settings.ts';
import type { MakeBundleSwitches } from '../config/bundle-switches.ts';
import { manifestLines } from './about-bundle.ts';
import { readBundle } from './bundle.ts';
import { gatherParts, IS_THERE, type MakeBundleDeps } from './gather-parts.ts';
import { makeBundle } from './make-bundle.ts';
import { writeNewFile } from './new-file.ts';
import { faultAt, faulty, found, type OrFaults } from './or-faults.ts';
import { said } from './said.ts';

/** Says what was made, and what a desk with this bundle will lack. */
const told = (file: string, text: string, { upstreams }: Settings): OrFaults<string> => {
  const read = readBundle(text);
  if (!read.ok) return faulty(faultAt(file, said(read.problem)));
  const { manifest, signer } = read.value;
  const lacking = Object.entries(upstreams)
    .filter(
      ([name, section]) => section !== undefined && !manifest.holds.systems.some((held) => held === name),
    )
    .map(([name]) => `note: no credentials of ${name} go along, which the configuration names`);
  const own = manifest.keys.includes(signer)
    ? []
    : ['note: what this key signs will not count any more where this bundle is imported'];
  const lines = [`${file}: a bundle was made`, ...manifestLines(manifest, signer), ...lacking, ...own];
  return found(`${lines.join('\n')}\n`);
};

const made = async (asked: MakeBundleSwitches, deps: MakeBundleDeps): Promise<OrFaults<string>> => {
  const gathered = await gatherParts(asked, deps);
  if (!gathered.ok) return gathered;
  const { parts, settings } = gathered.value;
  const bundle = await makeBundle(parts);
  if (!bundle.ok) return faulty(said(bundle.problem));
  const lines = told(asked.out, bundle.value, settings);
  if (!lines.ok) return lines;
  const unwritten = writeNewFile(asked.out, bundle.value);
  if (unwritten === null) return lines;
  return faulty(faultAt(asked.out, unwritten === 'exists' ? IS_THERE : `cannot be written (${unwritten})`));
};

/**
 * `--make-bundle`: seals a configuration, credentials and keys of groups into a new file, and prints what it made: 0. Gives
 * 1 with a line for each thing that is wrong; nothing is then written. No line holds anything of a secret.
 */
export const runMakeBundle = async (asked: MakeBundleSwitches, deps: MakeBundleDeps): Promise<number> => {
  const lines = await made(asked, deps);
  deps.host.write(lines.ok ? lines.value : `${lines.faults.join('\n')}\n`);
  return lines.ok ? 0 : 1;
};
