import type { Host } from '../ports/host.ts';
import type { Keychain } from '../ports/keychain.ts';
import { readPlainFile } from '../ports/plain-file.ts';
import { configurationLines, manifestLines } from './about-bundle.ts';
import { MOST_BUNDLE_BYTES, type ReadBundle, readBundle } from './bundle.ts';
import { heldKeys } from './device-keys.ts';
import { openBundle } from './open-bundle.ts';
import { faultAt } from './or-faults.ts';
import { said } from './said.ts';

/** What there is to say of a bundle, and what is wrong with it. */
interface Checked {
  readonly lines: readonly string[];
  readonly faults: readonly string[];
}

/** Problems that say nothing against the bundle: it is for others, or this machine cannot tell. */
const NOT_HERE: ReadonlySet<string> = new Set([
  'bundle.not-for-us',
  'bundle.passphrase-needed',
  'bundle.keychain',
]);

/** What is in a bundle, where this user's keys open it. Nothing is made in the keychain for it. */
const inside = async (bundle: ReadBundle, keychain: Keychain): Promise<Checked> => {
  const keys = await heldKeys(keychain);
  const opened = keys.ok ? await openBundle(bundle, { keys: keys.value }) : keys;
  if (opened.ok)
    return {
      lines: ['here: it opens, and holds what it says', ...configurationLines(opened.value.configuration)],
      faults: [],
    };
  const { problem } = opened;
  if (problem.code === 'bundle.passphrase-needed')
    return { lines: ['here: it was not opened, that takes its passphrase'], faults: [] };
  return NOT_HERE.has(problem.code)
    ? {
        lines: [
          `here: it was not opened, ${problem.code === 'bundle.keychain' ? 'the keychain gives no key' : 'this user holds none of its keys'}`,
        ],
        faults: [],
      }
    : { lines: [], faults: [said(problem)] };
};

/** What keeps a bundle from being imported wherever it is. */
const untimely = ({ manifest }: ReadBundle, now: number): readonly string[] => [
  ...(Date.parse(manifest.expiresAt) <= now ? ['has expired'] : []),
  ...(Date.parse(manifest.issuedAt) > now + HOUR_MS
    ? ['was made in the future: look at the clock here, or where it was made']
    : []),
];

/** Clocks differ. */
const HOUR_MS = 3_600_000;

/**
 * `--check-bundle FILE`: prints everything about a bundle but its secrets, and gives 0; or a line for each thing that is wrong
 * with it, and gives 1. Changes nothing, in the keychain neither.
 */
export const checkBundle = async (
  file: string,
  {
    host,
    keychain,
    now,
  }: { readonly host: Pick<Host, 'write'>; readonly keychain: Keychain; readonly now: number },
): Promise<number> => {
  const tell = (faults: readonly string[]): number => {
    host.write(faults.map((fault) => `${faultAt(file, fault)}\n`).join(''));
    return 1;
  };
  const text = await readPlainFile(file, { mostBytes: MOST_BUNDLE_BYTES });
  if (!text.ok) return tell([text.message]);
  const read = readBundle(text.text);
  if (!read.ok) return tell([said(read.problem)]);
  const { lines, faults } = await inside(read.value, keychain);
  const all = [...untimely(read.value, now), ...faults];
  if (all.length > 0) return tell(all);
  const { manifest, signer } = read.value;
  host.write(`${[`${file}: no faults`, ...manifestLines(manifest, signer), ...lines].join('\n')}\n`);
  return 0;
};
