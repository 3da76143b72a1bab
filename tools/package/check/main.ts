import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configuration } from '../configuration.ts';
import { buildOffline, zipDistributions } from './build-offline.ts';
import { inspectConfiguration } from './configured.ts';
import { archived } from './files.ts';
import { inspectApps, inspectInstallers } from './inspect.ts';
import { runInstalledDeb } from './installed-deb.ts';
import { tryMutations } from './mutations.ts';
import { missingForCheck } from './needs.ts';
import { unpackedFolders } from './unpacked.ts';

/*
 * `npm run package:check`: makes every package but dmg and pkg of stand-ins for Electron, with the network cut, and looks
 * into them. `--keep` leaves what was made. Then Windows' are installed under Wine, started and used; with `--windows` they
 * are also upgraded, broken, repaired and removed, and with `--write` docs/windows.md is written anew.
 */

const root = join(import.meta.dirname, '..', '..', '..');
const UNDER_WINE = join(import.meta.dirname, '..', 'under-wine', 'main.ts');
const begun = performance.now();
let last = begun;
const say = (text: string): void => {
  const now = performance.now();
  process.stdout.write(`${((now - last) / 1000).toFixed(1).padStart(6)} s  ${text}\n`);
  last = now;
};

const why = missingForCheck();
if (why !== null) {
  process.stdout.write(`packages are not checked: ${why}\n`);
  process.exit(0);
}

/** Windows' packages, installed: a program of its own, which says what it found. */
const installOnWindows = (): boolean => {
  const switches = process.argv.includes('--windows') ? ['--whole'] : [];
  const passed = ['--write', '--keep'].filter((name) => process.argv.includes(name));
  const { status } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', UNDER_WINE, ...switches, ...passed],
    { stdio: 'inherit' },
  );
  return status === 0;
};

const versionOf = (folder: string): string =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;

const version = versionOf(root);
const work = mkdtempSync(join(tmpdir(), 'branchdesk-package-'));
const [output, again, record] = [join(work, 'output'), join(work, 'again'), join(work, 'record')];
const tools = { folder: join(work, 'tools'), record };
const faults: string[] = [];

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

const check = async (): Promise<void> => {
  const zips = zipDistributions(work, versionOf(join(root, 'node_modules', 'electron')));
  say('stand-ins for Electron: 3 systems, 2 processors');
  const everything = ['win32', 'darwin', 'linux'].flatMap((system) => ['--system', system]);
  const installers = ['nsis', 'msi', 'zip', 'deb'].flatMap((installer) => ['--installer', installer]);
  const dist = ['--electron-dist', zips];
  const [whole, second] = await Promise.all([
    buildOffline(tools, ['--output', output, ...dist, ...everything, ...installers]),
    buildOffline({ folder: join(work, 'tools-again'), record: join(work, 'record-again') }, [
      '--output',
      again,
      ...dist,
      '--system',
      'linux',
      '--installer',
      'dir',
    ]),
  ]);
  for (const text of [whole, second])
    if (!text.includes('network: cut')) faults.push('the network was not cut');
  say('built without a network (no interface, ENETUNREACH)');

  const made = { root, output, record, macos: join(root, 'tools/package/macos'), version };
  const found = [
    ...inspectApps(made),
    ...inspectConfiguration(
      configuration({
        ...{ output, pkgScripts: '', notices: '', electronVersion: version },
        ...{ compression: 'normal', notarize: false },
      }),
    ),
  ];
  for (const { check: name, where, what } of found) faults.push(`${name}: ${where} ${what}`);
  const apps = unpackedFolders(output);
  for (const { name, resources } of apps) {
    const archive = join(resources, 'app.asar');
    const size = (statSync(archive).size / 1e6).toFixed(2);
    process.stdout.write(`          ${name}: app.asar ${size} MB, ${archived(archive).length} files\n`);
  }
  say(`inspected ${apps.length} apps`);

  for (const { check: name, where, what } of inspectInstallers(made, join(work, 'payload')))
    faults.push(`${name}: ${where} ${what}`);
  for (const name of readdirSync(output).filter((it) => /\.(?:exe|msi|zip|deb)$/.test(it)))
    process.stdout.write(`          ${name}: ${(statSync(join(output, name)).size / 1e6).toFixed(2)} MB\n`);
  say('unpacked each installer and compared it with its app');

  for (const app of apps.filter(({ system }) => system === 'linux')) {
    const other = unpackedFolders(again).find(({ name }) => name === app.name);
    if (
      other === undefined ||
      hashOf(join(app.resources, 'app.asar')) !== hashOf(join(other.resources, 'app.asar'))
    )
      faults.push(`${app.name}: app.asar is another one when it is built again`);
  }
  say('built twice: the same archive');

  const installed = runInstalledDeb(
    root,
    join(output, `Branchdesk-${version}-linux-amd64.deb`),
    version,
    work,
  );
  faults.push(...installed.faults);
  say(installed.said);

  const { tried, missed } = await tryMutations(made, join(work, 'mutated'));
  faults.push(...missed.map((it) => `no check saw ${it}`));
  say(`mutations: ${tried - missed.length} of ${tried} were seen`);
};

try {
  await check();
} catch (error) {
  faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
if (process.argv.includes('--keep')) process.stdout.write(`kept: ${work}\n`);
else rmSync(work, { recursive: true, force: true });
for (const fault of faults) process.stdout.write(`FAULT ${fault}\n`);
const seconds = ((performance.now() - begun) / 1000).toFixed(1);
process.stdout.write(`packages: ${faults.length} faults, ${seconds} s\n`);
process.exitCode = installOnWindows() && faults.length === 0 ? 0 : 1;
