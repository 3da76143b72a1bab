import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/*
 * Takes the place of fpm where packages are built from Debian's tools: the part of it that electron-builder uses for a
 * .deb, with dpkg-deb.
 */

const FLAGS = new Set(['--force', '--debug']);
const options = new Map<string, string[]>();
const mapped: string[] = [];
const rest = process.argv.slice(2);
for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
  if (FLAGS.has(next)) continue;
  if (next.startsWith('-')) options.set(next, [...(options.get(next) ?? []), rest.shift() ?? '']);
  else mapped.push(next);
}
const one = (name: string): string => options.get(name)?.[0] ?? '';
const list = (name: string): string => (options.get(name) ?? []).join(', ');

const tree = mkdtempSync(join(tmpdir(), 'branchdesk-deb-'));
for (const pair of mapped) {
  const [from = '', to = ''] = pair.split('=');
  const target = join(tree, to);
  mkdirSync(dirname(target), { recursive: true });
  cpSync(from, target, { recursive: true, verbatimSymlinks: true });
  // The package's files belong to what it is, not to who builds it.
  chmodSync(target, statSync(target).isDirectory() ? 0o755 : 0o644);
}

const control = join(tree, 'DEBIAN');
mkdirSync(control);
const [synopsis = '', ...description] = one('--description').trim().split('\n');
writeFileSync(
  join(control, 'control'),
  [
    `Package: ${one('--name')}`,
    `Version: ${one('--version')}`,
    `License: ${one('--license')}`,
    `Vendor: ${one('--vendor')}`,
    `Architecture: ${one('--architecture')}`,
    `Maintainer: ${one('--maintainer')}`,
    `Depends: ${list('-d')}`,
    `Recommends: ${list('--deb-recommends')}`,
    `Section: ${one('--category')}`,
    `Priority: ${one('--deb-priority')}`,
    `Homepage: ${one('--url')}`,
    `Description: ${synopsis}`,
    ...description.map((line) => ` ${line.trim() === '' ? '.' : line.trim()}`),
    '',
  ].join('\n'),
);
const SCRIPTS = { '--before-install': 'preinst', '--after-install': 'postinst', '--after-remove': 'postrm' };
for (const [option, name] of Object.entries(SCRIPTS)) {
  if (!options.has(option)) continue;
  copyFileSync(one(option), join(control, name));
  chmodSync(join(control, name), 0o755);
}
const { status, stderr } = spawnSync(
  'dpkg-deb',
  ['--root-owner-group', '-Zxz', '-z1', '--build', tree, one('--package')],
  { encoding: 'utf8' },
);
rmSync(tree, { recursive: true, force: true });
process.stderr.write(stderr ?? '');
process.exitCode = status ?? 1;
