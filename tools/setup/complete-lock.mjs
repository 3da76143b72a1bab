// Run after dependencies change (`npm run lock`): plain Node, no packages.
//
// npm leaves the packages of other platforms out of the lockfile where a registry does not hold them, and then
// `npm ci` refuses that same lockfile. This writes an entry for each: exact version, platform, no address.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = join(import.meta.dirname, '..', '..', 'package-lock.json');

const SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const CPUS = {
  arm: 'arm',
  arm64: 'arm64',
  armv7: 'arm',
  ia32: 'ia32',
  loong64: 'loong64',
  mips64el: 'mips64el',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  wasm32: 'wasm32',
  x64: 'x64',
};

/** The platform that the name of a package tells, as npm writes it. */
const platformOf = (name) => {
  const words = name.split(/[-/]/);
  const os = words.find((word) => SYSTEMS.includes(word));
  const cpu = words.map((word) => CPUS[word]).find((word) => word !== undefined);
  const libc = words.includes('musl')
    ? 'musl'
    : words.includes('gnu') && os === 'linux'
      ? 'glibc'
      : undefined;
  return { ...(os && { os: [os] }), ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }) };
};

const lock = JSON.parse(readFileSync(FILE, 'utf8'));
const added = {};
for (const [path, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const platform = platformOf(name);
    if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version) || Object.keys(platform).length === 0) continue;
    // Inside the package that asks for it, where no other version of the same package can be in the way.
    const own = `${path}/node_modules/${name}`;
    const beside = `${path.slice(0, path.lastIndexOf('node_modules/'))}node_modules/${name}`;
    if ([own, beside].some((place) => lock.packages[place]?.version === version)) continue;
    added[own] = { version, ...(dev && { dev: true }), optional: true, ...platform };
  }
}
const packages = Object.fromEntries(
  Object.entries({ ...lock.packages, ...added })
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, { resolved: _, ...entry }]) => [path, entry]),
);
writeFileSync(FILE, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);
process.stdout.write(`${Object.keys(added).length} packages of other platforms added\n`);
