import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What each system's run of `npm run package` brings beside its installers. */
const SUMS = 'SHA256SUMS';
const BILL = /\.cdx\.json$/;

/** What the installers of a release end with: without one of these it is not whole. */
export const WANTED: readonly string[] = ['x64', 'arm64'].flatMap((arch) => [
  ...[`windows-${arch}.exe`, `windows-${arch}.msi`],
  ...[`mac-${arch}.dmg`, `mac-${arch}.pkg`, `mac-${arch}.zip`],
  `linux-${arch}.deb`,
]);

const sumOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** The sums that a run wrote down, by the name of the file. */
const sumsIn = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [, sum, name] = /^([0-9a-f]{64}) [ *]([^/\\]+)$/.exec(line) ?? [];
        if (sum === undefined || name === undefined) throw new Error(`this is no line of ${SUMS}: ${line}`);
        return [name, sum] as const;
      }),
  );

const NOTES = (version: string, sums: string): string =>
  [
    `# Branchdesk ${version}`,
    '',
    'What is new: see CHANGELOG.md. Every file below is attested: `gh attestation verify FILE --repo OWNER/REPOSITORY`.',
    '',
    '```',
    sums.trimEnd(),
    '```',
    '',
  ].join('\n');

/**
 * Lays what the systems made into one folder, with one list of sums, the bill of materials and the draft's notes.
 * Throws when a file is not what its run wrote down, two runs made another of the same name, or an installer is missing.
 */
export const collect = (made: string, release: string, version: string): readonly string[] => {
  mkdirSync(release, { recursive: true });
  const kept = new Map<string, string>();
  for (const run of readdirSync(made).toSorted()) {
    const folder = join(made, run);
    const sums = sumsIn(readFileSync(join(folder, SUMS), 'utf8'));
    const files = readdirSync(folder).filter((name) => name !== SUMS);
    for (const name of new Set([...files, ...sums.keys()])) {
      if (!files.includes(name)) throw new Error(`${run}: ${name} is in ${SUMS} and not there`);
      const sum = sumOf(join(folder, name));
      if (sums.get(name) !== sum) throw new Error(`${run}: ${name} is not what ${SUMS} says`);
      if ((kept.get(name) ?? sum) !== sum) throw new Error(`${name} differs between systems`);
      kept.set(name, sum);
      copyFileSync(join(folder, name), join(release, name));
    }
  }
  const names = [...kept.keys()].toSorted();
  const missing = WANTED.filter((end) => !names.includes(`Branchdesk-${version}-${end}`));
  if (missing.length > 0) throw new Error(`not made: ${missing.join(', ')}`);
  const [bill, another] = names.filter((name) => BILL.test(name));
  if (bill === undefined || another !== undefined) throw new Error('there has to be one bill of materials');
  const sums = names.map((name) => `${kept.get(name)}  ${name}\n`).join('');
  writeFileSync(join(release, SUMS), sums);
  copyFileSync(join(release, bill), join(release, 'bill-of-materials.cdx.json'));
  writeFileSync(join(release, 'NOTES.md'), NOTES(version, sums));
  return names;
};
