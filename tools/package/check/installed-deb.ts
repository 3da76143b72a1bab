import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun, run } from './run.ts';

const SCRIPT = join(import.meta.dirname, 'install-deb.sh');
const STARTER = join(import.meta.dirname, 'start-installed.ts');
const NEWER = '99.0.0';

/** What each step has to say, in the words of the script. */
const WANTED = (version: string): Readonly<Record<string, string>> => ({
  install: '0',
  'machine folder': '755 0 0',
  program: '/opt/Branchdesk/branchdesk',
  'start menu': 'branchdesk.desktop',
  'writable by others': '',
  version,
  started: 'yes',
  upgrade: `0 ${NEWER}`,
  'config after the upgrade': 'kept',
  'journal after the upgrade': 'kept',
  downgrade: `1 ${NEWER}`,
  remove: '0',
  'says what stays': 'yes',
  'left of the program': '',
  'config after the removal': 'kept',
  'journal after the removal': 'kept',
  'over a link': '755 0 0 directory',
  'behind the link': '700',
  'over an open folder': '755 0 0 directory',
  purge: '0',
  'config after the purge': 'gone',
  'journal after the purge': 'kept',
});

/** The same package under a newer version, as far as dpkg can tell. */
const newerOf = (deb: string, work: string): string => {
  const [folder, file] = [join(work, 'newer'), join(work, 'newer.deb')];
  mustRun('dpkg-deb', '--raw-extract', deb, folder);
  const control = join(folder, 'DEBIAN', 'control');
  writeFileSync(control, readFileSync(control, 'utf8').replace(/^Version: .*$/m, `Version: ${NEWER}`));
  mustRun('dpkg-deb', '--root-owner-group', '-Znone', '--build', folder, file);
  return file;
};

/**
 * Installs, starts, upgrades, downgrades and removes the .deb of this processor with dpkg, in a view of this machine's
 * files that nothing is written through. Where root may not make one, it says so.
 */
export const runInstalledDeb = (
  root: string,
  deb: string,
  version: string,
  work: string,
): { readonly faults: readonly string[]; readonly said: string } => {
  const mounted = run('unshare', ['--mount', 'sh', SCRIPT, 'probe']);
  if (mounted.status !== 0)
    return { faults: [], said: 'the .deb was not installed: no overlay can be mounted here' };
  const place = join(work, 'deb');
  mkdirSync(place);
  const starter = join(place, 'stand-in');
  writeFileSync(
    starter,
    `#!/bin/sh\nexec "${process.execPath}" --disable-warning=ExperimentalWarning "${STARTER}" "$@"\n`,
    { mode: 0o755 },
  );
  const env = { BRANCHDESK_STAND_IN: starter, DPKG_COLORS: 'never' };
  const { text } = run(
    'unshare',
    ['--mount', 'sh', SCRIPT, 'run', deb, newerOf(deb, place), root, place],
    env,
  );
  const said = new Map(
    [...text.matchAll(/^STEP ([^=\n]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value] as const),
  );
  const wanted = Object.entries(WANTED(version));
  const faults = wanted
    .filter(([name, value]) => said.get(name) !== value)
    .map(([name, value]) => `deb: ${name} is "${said.get(name) ?? 'not said'}", should be "${value}"`);
  return {
    faults: faults.length === 0 ? [] : [...faults, text],
    said: `the .deb installed, started, upgraded, kept from a downgrade, removed: ${wanted.length} observations`,
  };
};
