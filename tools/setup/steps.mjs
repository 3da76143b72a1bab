// Runs before anything is installed: plain Node 20 or newer, no packages.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';

/** The project's folder. */
export const root = join(import.meta.dirname, '..', '..');

/** The pinned Node: every script of the project runs on it, whatever the host has. */
export const pinnedNode = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

const OLDEST_NODE = 20;
const STAMP = join(root, 'node_modules', '.branchdesk-installed');

const say = (text) => process.stderr.write(`set-up: ${text}\n`);

/** Ends with what to do; nothing was left half done. */
const stop = (what, next) => {
  process.stderr.write(`set-up: ${what}\n        ${next}\n`);
  process.exit(1);
};

const run = (command, args, options = {}) => {
  const result = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    ...options,
  });
  return {
    ok: result.status === 0,
    text: `${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`,
  };
};

const onPath = (name) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** Refuses a Node that cannot run the set-up. */
export const checkNode = () => {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE)
    stop(
      `Node ${process.versions.node} is too old.`,
      `Install Node ${OLDEST_NODE} or newer, then run this again.`,
    );
};

const lockDigest = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');

/** Installs the packages of the lockfile when they are not the ones that are there. */
export const installPackages = () => {
  const wanted = lockDigest();
  if (existsSync(STAMP) && existsSync(pinnedNode) && readFileSync(STAMP, 'utf8') === wanted) return;
  say('installing packages (npm ci)…');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = run(npm, ['ci', '--no-audit', '--no-fund'], { shell: process.platform === 'win32' });
  if (!result.ok) {
    process.stderr.write(result.text);
    stop(
      'npm ci failed; its output is above.',
      'Check that the npm registry can be reached, then run this again.',
    );
  }
  if (!existsSync(pinnedNode)) {
    stop(
      'npm ci did not bring the pinned Node.',
      'Allow the install script of the package "node" (npm install-scripts), then run this again.',
    );
  }
  writeFileSync(STAMP, wanted);
  say('packages installed.');
};

const libraryExists = (name) =>
  ['/usr/lib', '/lib', '/usr/lib64', '/usr/local/lib'].some(
    (folder) =>
      existsSync(join(folder, name)) ||
      (existsSync(folder) &&
        readdirSync(folder, { withFileTypes: true }).some(
          (entry) =>
            entry.isDirectory() &&
            entry.name.includes('linux-gnu') &&
            existsSync(join(folder, entry.name, name)),
        )),
  );

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Each package of Debian and Ubuntu that tests and benchmarks need, and whether what it brings is there. */
export const DEBIAN_PACKAGES = [
  ['chromium', () => BROWSERS.some(onPath)],
  ['libsecret-1-0', () => libraryExists('libsecret-1.so.0')],
  ['gnome-keyring', () => onPath('gnome-keyring-daemon')],
  ['dbus', () => onPath('dbus-daemon')],
  ['strace', () => onPath('strace')],
  ['sqlite3', () => onPath('sqlite3')],
];

/** What packages are checked with. They are wanted, not needed: without them that one step is skipped, and says so. */
const PACKAGING_PACKAGES = [
  ['nsis', () => onPath('makensis')],
  ['wixl', () => onPath('wixl')],
  ['msitools', () => onPath('msibuild') && onPath('msiextract')],
  ['p7zip-full', () => onPath('7z') && onPath('7za')],
  ['zip', () => onPath('zip')],
  ['unzip', () => onPath('unzip')],
];

/** The voice that reads a kiosk aloud to tests. */
const SPEECH_PACKAGES = [
  ['speech-dispatcher', () => onPath('speech-dispatcher')],
  ['espeak-ng', () => onPath('espeak-ng')],
];

/** What Windows' packages are installed and started on. Wine of 64 bits is enough, and only this processor has it. */
const WINDOWS_PACKAGES =
  process.arch === 'x64'
    ? ['wine', 'wine64', 'libwine', 'wine64-preloader', 'fonts-wine'].map((name) => [
        name,
        () => onPath('wine'),
      ])
    : [];

const missingOf = (packages) => packages.filter(([, isThere]) => !isThere()).map(([name]) => name);

const installCommand = (names) =>
  `apt-get update && apt-get install -y --no-install-recommends ${names.join(' ')}`;

/** What root, or sudo without a question, installs with apt-get; null where neither is allowed to. */
const aptInstall = (names) => {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && !run('sudo', ['-n', 'true']).ok) return null;
  say(`installing ${names.join(', ')} (apt-get)…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const command = installCommand(names);
  return isRoot ? run('sh', ['-c', command], { env }) : run('sudo', ['-n', 'sh', '-c', command], { env });
};

/** Installs what tests need of the operating system, where this is Debian or Ubuntu and it is allowed to. */
export const installSystemPackages = () => {
  if (process.platform !== 'linux') return;
  const missing = missingOf(DEBIAN_PACKAGES);
  if (missing.length === 0) return;
  const command = installCommand(missing);
  if (!onPath('apt-get'))
    stop(
      `missing: ${missing.join(', ')}.`,
      'Install them with the package manager of this system, then run this again.',
    );
  const result = aptInstall(missing);
  if (result === null) stop(`missing: ${missing.join(', ')}.`, `Run as root: ${command}`);
  if (!result.ok) {
    process.stderr.write(result.text);
    stop('apt-get failed; its output is above.', `Run as root: ${command}`);
  }
  say('system packages installed.');
};

const tryPackages = (packages, without) => {
  const missing = missingOf(packages);
  if (missing.length === 0) return;
  const result = aptInstall(missing);
  if (result?.ok) say(`${missing.join(', ')} installed.`);
  else say(`without ${missing.join(', ')} ${without}. As root: ${installCommand(missing)}`);
};

/**
 * Installs what packages are checked with, where that is possible, and goes on where it is not. Wine, which is large, is
 * installed for the whole check of Windows' packages alone; where it is there, a short one is part of every check.
 */
export const tryPackagingPackages = ({ windows }) => {
  if (process.platform !== 'linux' || !onPath('apt-get')) return;
  tryPackages(PACKAGING_PACKAGES, 'packages are not checked');
  if (windows) tryPackages(WINDOWS_PACKAGES, "Windows' packages are not installed and started");
};

/** Installs a voice where that is possible, and goes on where it is not. */
export const trySpeechPackages = () => {
  if (process.platform !== 'linux' || !onPath('apt-get')) return;
  tryPackages(SPEECH_PACKAGES, 'no kiosk is heard in tests');
};

const HEADLESS_SHELL = 'chromium-headless-shell';
const NO_SHELL = join(root, 'node_modules', '.branchdesk-no-headless-shell');
const TRY_AGAIN_MS = 24 * 60 * 60 * 1000;

/** Installs the Chromium without a window that shows pages to tests; not everywhere: then the other one serves. */
export const tryHeadlessShell = () => {
  if (process.platform !== 'linux' || !onPath('apt-get') || onPath(HEADLESS_SHELL)) return;
  if (existsSync(NO_SHELL) && Date.now() - statSync(NO_SHELL).mtimeMs < TRY_AGAIN_MS) return;
  if (aptInstall([HEADLESS_SHELL])?.ok) return;
  writeFileSync(NO_SHELL, '');
  say(`${HEADLESS_SHELL} cannot be had here: tests are slower with the whole Chromium.`);
};

const newest = (path) => {
  const info = statSync(path);
  if (!info.isDirectory()) return info.mtimeMs;
  return Math.max(info.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
};

const BUILT = [
  'out/main/index.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'out/bundled/renderer.json',
].map((file) => join(root, file));
const BUILT_FROM = [
  'src',
  'electron.vite.config.ts',
  'package-lock.json',
  'tools/package/bundled-packages.ts',
  'tools/package/first-and-later.ts',
].map((file) => join(root, file));

/** Builds the app when what was built is older than what it is built from. */
export const build = () => {
  const oldest = BUILT.every(existsSync) ? Math.min(...BUILT.map((file) => statSync(file).mtimeMs)) : 0;
  if (oldest > Math.max(...BUILT_FROM.map(newest))) return;
  say('building the app…');
  const cli = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const result = run(pinnedNode, [cli, 'build']);
  if (!result.ok) {
    process.stderr.write(result.text);
    stop('the build failed; its output is above.', 'Mend what it names, then run this again.');
  }
  say('app built.');
};
