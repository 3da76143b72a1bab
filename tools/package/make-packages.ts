import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'electron-builder';
import { checksumsOf } from './checksums.ts';
import { configuration } from './configuration.ts';
import { IDENTITY } from './identity.ts';
import { noticesOf } from './notices.ts';
import { packagedParts } from './parts.ts';
import { sbomOf } from './sbom.ts';
import { stageApp } from './stage-app.ts';
import { type ArchName, builderTargets, type SystemName } from './targets.ts';

export interface PackageOrder {
  readonly root: string;
  readonly output: string;
  readonly targets: readonly { readonly system: SystemName; readonly installers: readonly string[] }[];
  /** Both where none is named. */
  readonly archs?: readonly ArchName[];
  readonly electronDist?: string;
  /** A check needs no small files. */
  readonly compression: 'store' | 'normal' | 'maximum';
}

const manifestOf = (folder: string): { readonly name: string; readonly version: string } =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** The scripts of the macOS package; a script cannot ask which version it belongs to. */
const stageScripts = (folder: string, version: string): void => {
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(import.meta.dirname, 'macos', 'scripts'), folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('@VERSION@', version));
  }
};

const isForUpdates = (file: string): boolean => file.endsWith('.blockmap');

/** Makes the packages of what lies built in `out`, and gives the paths of the files that are to be shipped. */
export const makePackages = async ({
  root,
  output,
  targets,
  archs,
  electronDist,
  compression,
}: PackageOrder): Promise<string[]> => {
  // Archives keep the modes of files: a strict umask would make an app that only its installer can read.
  process.umask(0o022);
  // Certificates are named by variables; one that happens to be on the machine is not looked for.
  process.env.CSC_IDENTITY_AUTO_DISCOVERY ??= 'false';
  // The folder that is packed has no dependencies: it is looked at, and npm is not asked for a list of them.
  process.env.npm_config_user_agent = 'traversal';
  const app = join(output, 'app');
  stageApp(root, app);
  const pkgScripts = join(output, 'pkg-scripts');
  stageScripts(pkgScripts, manifestOf(root).version);
  const parts = packagedParts(root);
  const notices = join(output, 'THIRD-PARTY-NOTICES.txt');
  writeFileSync(notices, noticesOf(parts));
  const { name, version } = manifestOf(root);
  const sbom = join(output, `${IDENTITY.productName}-${version}.cdx.json`);
  writeFileSync(sbom, sbomOf({ name, version }, parts));

  const places = {
    output,
    pkgScripts,
    notices,
    electronVersion: manifestOf(join(root, 'node_modules', 'electron')).version,
    ...(electronDist === undefined ? {} : { electronDist }),
    compression,
    notarize: process.env.APPLE_API_KEY !== undefined || process.env.APPLE_ID !== undefined,
  };
  const made: string[] = [];
  for (const { system, installers } of targets) {
    made.push(
      ...(await build({
        // The folder that is packed is a project of its own: nothing else is searched for packages.
        projectDir: app,
        // A configuration of its own for each run: it is written into while it is used.
        config: configuration(places),
        targets: builderTargets(system, installers, archs),
        publish: 'never',
      })),
    );
  }
  // Nothing updates itself piece by piece, so nothing needs the maps for that.
  for (const file of made.filter(isForUpdates)) rmSync(file);
  const shipped = [...made.filter((file) => !isForUpdates(file)), sbom];
  const sums = join(output, 'SHA256SUMS');
  writeFileSync(sums, await checksumsOf(shipped));
  return [...shipped, sums];
};
