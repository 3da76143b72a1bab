import {
  chmodSync,
  cpSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createPackageWithOptions, extractAll } from '@electron/asar';
import { inspectApps, type Made } from './inspect.ts';
import { type Unpacked, unpackedFolders } from './unpacked.ts';

interface Mutation {
  readonly what: string;
  /** Which check has to see it. */
  readonly check: string;
  /** The app that it is done to. */
  readonly app: string;
  readonly apply: (app: Unpacked, made: Made, other: (name: string) => Unpacked) => void | Promise<void>;
}

const append = (file: string, text: string): void =>
  writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from(text)]));

const replace = (file: string, from: string, to: string): void => {
  const text = readFileSync(file, 'latin1');
  if (!text.includes(from)) throw new Error(`${file} holds no ${from}`);
  writeFileSync(file, text.replace(from, to), 'latin1');
};

/** Packs an app's archive again, with something done to what is in it. */
const repack = async ({ resources }: Unpacked, change: (folder: string) => void): Promise<void> => {
  const archive = join(resources, 'app.asar');
  const folder = join(resources, '..', 'mutated');
  extractAll(archive, folder);
  change(folder);
  await createPackageWithOptions(folder, archive, { unpack: '**/*.node' });
  rmSync(folder, { recursive: true });
};

// Made up here, and in two pieces, so that no search for secrets finds one in this file.
const KEY = ['-----BEGIN PRIVATE', ` KEY-----\n${'MIIEvQIBADANBgkqhkiG9w0BAQEF'.repeat(2)}\n`].join('');
const native = ({ resources, name }: Unpacked): string =>
  join(resources, 'app.asar.unpacked/node_modules/keytar/prebuilds', name, 'keytar.node');

const MUTATIONS: readonly Mutation[] = [
  {
    what: 'a source map in the archive',
    check: 'source map',
    app: 'linux-x64',
    apply: (app) => repack(app, (at) => writeFileSync(join(at, 'out/main/index.js.map'), '{}')),
  },
  {
    what: 'a line that names a source map',
    check: 'source map',
    app: 'win32-x64',
    apply: (app) =>
      repack(app, (at) => append(join(at, 'out/preload/index.cjs'), '\n//# sourceMappingURL=a.map\n')),
  },
  {
    what: 'a test in the archive',
    check: 'test',
    app: 'darwin-arm64',
    apply: (app) => repack(app, (at) => writeFileSync(join(at, 'out/main/basket.test.js'), 'test();\n')),
  },
  {
    what: 'one more file in the archive',
    check: 'asar list',
    app: 'linux-arm64',
    apply: (app) => repack(app, (at) => writeFileSync(join(at, 'out/main/more.js'), '\n')),
  },
  {
    what: "another system's native file in place of the right one",
    check: 'native file',
    app: 'linux-arm64',
    apply: (app, _, other) => cpSync(native(other('darwin-arm64')), native(app)),
  },
  {
    what: "another processor's native file in place of the right one",
    check: 'native file',
    app: 'win32-arm64',
    apply: (app, _, other) => cpSync(native(other('win32-x64')), native(app)),
  },
  {
    what: 'a second native file beside the archive',
    check: 'native file',
    app: 'linux-x64',
    apply: (app, _, other) =>
      cpSync(native(other('win32-x64')), join(app.resources, 'app.asar.unpacked/a.node')),
  },
  {
    what: 'a binary under another name in the archive',
    check: 'native file',
    app: 'darwin-x64',
    apply: (app) => repack(app, (at) => cpSync(native(app), join(at, 'out/renderer/assets/a.txt'))),
  },
  {
    what: 'a fuse that was not set',
    check: 'fuses',
    app: 'win32-arm64',
    apply: (app) => replace(app.wired, '010011001', '010010001'),
  },
  {
    what: 'an archive that was packed again after its hash was taken',
    check: 'integrity',
    app: 'darwin-x64',
    apply: (app) => repack(app, (at) => append(join(at, 'out/main/index.js'), '\n// one more line\n')),
  },
  {
    what: 'an entitlement more',
    check: 'entitlements',
    app: 'linux-x64',
    apply: (_, { macos }) =>
      replace(
        join(macos, 'entitlements.plist'),
        '</dict>',
        '<key>com.apple.security.cs.disable-library-validation</key><true/></dict>',
      ),
  },
  {
    what: 'a folder that everybody may write',
    check: 'modes',
    app: 'linux-x64',
    apply: (app) => chmodSync(app.resources, 0o777),
  },
  {
    what: "a Windows script that lets users write the machine's folder",
    check: 'machine folder',
    app: 'win32-x64',
    apply: (app) => replace(join(app.resources, 'machine-folder.cmd'), '545:(OI)(CI)RX', '545:(OI)(CI)F'),
  },
  {
    what: 'a Windows script that follows what somebody has put in the place of a bundle',
    check: 'machine folder',
    app: 'win32-x64',
    apply: (app) =>
      replace(join(app.resources, 'machine-folder.cmd'), 'del /f /q /a "%to%.new" 2>nul\r\n', ''),
  },
  {
    what: 'a Windows script that writes into the bundle before, where a reader finds half of it',
    check: 'machine folder',
    app: 'win32-arm64',
    apply: (app) =>
      replace(join(app.resources, 'machine-folder.cmd'), '"%from%" "%to%.new"', '"%from%" "%to%"'),
  },
  {
    what: 'a Windows script that places a bundle before the keys that have signed it',
    check: 'machine folder',
    app: 'win32-x64',
    apply: (app) => {
      const file = join(app.resources, 'machine-folder.cmd');
      replace(file, 'branchdesk.keys', 'branchdesk.first');
      replace(file, 'branchdesk.bundle', 'branchdesk.keys');
      replace(file, 'branchdesk.first', 'branchdesk.bundle');
    },
  },
  {
    what: "a macOS script that lets users write the machine's folder",
    check: 'machine folder',
    app: 'linux-x64',
    apply: (_, { macos }) => replace(join(macos, 'scripts/postinstall'), '0755', '0777'),
  },
  {
    what: 'a private key in a file',
    check: 'secret',
    app: 'linux-x64',
    apply: (app) => repack(app, (at) => append(join(at, 'out/main/keychain-child.js'), `/*\n${KEY}*/\n`)),
  },
  {
    what: 'a private key beside the archive',
    check: 'secret',
    app: 'win32-x64',
    apply: (app) => writeFileSync(join(app.resources, 'key.pem'), KEY),
  },
  {
    what: 'a path of the machine that built it',
    check: 'build path',
    app: 'linux-x64',
    apply: (app, { root }) =>
      repack(app, (at) => append(join(at, 'out/main/index.js'), `\n// ${root}/src\n`)),
  },
  {
    what: 'a part that the notices do not name',
    check: 'notices',
    app: 'win32-x64',
    apply: (app) => replace(join(app.resources, 'THIRD-PARTY-NOTICES.txt'), 'undici ', 'nobody '),
  },
  {
    what: 'a sum that is not the one of its package',
    check: 'checksums',
    app: 'linux-x64',
    apply: (_, { output }) => {
      const file = join(output, 'SHA256SUMS');
      const [first = ''] = readFileSync(file, 'utf8');
      replace(file, first, first === '0' ? '1' : '0');
    },
  },
];

const named =
  (output: string) =>
  (name: string): Unpacked => {
    const found = unpackedFolders(output).find((it) => it.name === name);
    if (found === undefined) throw new Error(`no app folder for ${name}`);
    return found;
  };

/** The names of mutations that no check saw, and how many were tried. */
export const tryMutations = async (
  made: Made,
  work: string,
): Promise<{ readonly tried: number; readonly missed: readonly string[] }> => {
  const missed: string[] = [];
  const whole = named(made.output);
  for (const { what, check, app, apply } of MUTATIONS) {
    rmSync(work, { recursive: true, force: true });
    const [output, macos] = [join(work, 'output'), join(work, 'macos')];
    mkdirSync(output, { recursive: true });
    for (const entry of readdirSync(made.output, { withFileTypes: true }).filter((it) => it.isFile())) {
      const [from, to] = [join(made.output, entry.name), join(output, entry.name)];
      // Sums are written into; packages are only read.
      if (entry.name === 'SHA256SUMS') cpSync(from, to);
      else linkSync(from, to);
    }
    const mutated = named(output)(app);
    cpSync(whole(app).folder, mutated.folder, { recursive: true, verbatimSymlinks: true });
    cpSync(made.macos, macos, { recursive: true });
    const own = { ...made, output, macos };
    await apply(mutated, own, whole);
    const faults = inspectApps(own, [mutated]);
    if (!faults.some((fault) => fault.check === check)) missed.push(`${what} (${check})`);
  }
  rmSync(work, { recursive: true, force: true });
  return { tried: MUTATIONS.length, missed };
};
