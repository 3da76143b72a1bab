import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { IDENTITY } from './identity.ts';
import { makePackages } from './make-packages.ts';
import { placeholdersIn } from './placeholders.ts';
import { dropEmptySecrets } from './secrets.ts';
import { INSTALLERS, SYSTEMS, type SystemName } from './targets.ts';

/*
 * `npm run package`: the installers of this operating system, or of those that are named with `--system`. `--release`: for
 * the machines of users, so that whoever publishes them has to be named.
 */

const { values } = parseArgs({
  options: {
    system: { type: 'string', multiple: true },
    installer: { type: 'string', multiple: true },
    output: { type: 'string' },
    'electron-dist': { type: 'string' },
    check: { type: 'boolean', default: false },
    release: { type: 'boolean', default: false },
  },
});

const placeholders = values.release ? placeholdersIn(IDENTITY) : [];
if (placeholders.length > 0) {
  process.stderr.write(
    `a release names who publishes it: fill in ${placeholders.join(', ')} in tools/package/identity.ts\n`,
  );
  process.exit(2);
}
dropEmptySecrets(process.env);

const isSystem = (name: string): name is SystemName => SYSTEMS.some((it) => it === name);

const systems = values.system ?? [process.platform];
const unknown = systems.filter((name) => !isSystem(name));
if (unknown.length > 0) {
  process.stderr.write(`no packages are made for ${unknown.join(', ')} (${SYSTEMS.join(', ')})\n`);
  process.exit(2);
}
const root = join(import.meta.dirname, '..', '..');
const files = await makePackages({
  root,
  compression: values.check ? 'normal' : 'maximum',
  output: resolve(values.output ?? join(root, 'dist')),
  targets: systems.filter(isSystem).map((system) => ({
    system,
    installers:
      values.installer?.filter((it) => it === 'dir' || INSTALLERS[system].includes(it)) ?? INSTALLERS[system],
  })),
  ...(values['electron-dist'] === undefined ? {} : { electronDist: resolve(values['electron-dist']) }),
});
for (const file of files) process.stdout.write(`${file}\n`);
