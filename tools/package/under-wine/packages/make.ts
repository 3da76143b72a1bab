import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { offlineTools } from '../../offline/tools.ts';

const BUILD = join(import.meta.dirname, 'build.ts');
const MAKENSIS = join(import.meta.dirname, 'makensis.ts');
const KEPT = ['HOME', 'LANG', 'PATH', 'TMPDIR', 'USER'];

/** What was made of one version. */
export interface Packages {
  readonly version: string;
  /** The folder of the app that the installers were made of. */
  readonly app: string;
  installer(kind: 'exe' | 'msi'): string;
}

/** The project under another version. */
export const projectAs = (root: string, version: string, folder: string): string => {
  mkdirSync(folder);
  const own: object = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...own, version }));
  for (const name of ['out', 'node_modules', 'package-lock.json'])
    symlinkSync(join(root, name), join(folder, name));
  return folder;
};

/** Makes the installers of a project for Wine: NSIS with the stub of 64 bits. */
export const makeForWine = async (
  project: string,
  work: string,
  electronDist: string,
  installers: readonly string[],
): Promise<Packages> => {
  const tools = offlineTools(join(work, 'tools'), join(work, 'record'));
  const makensis = join(work, 'tools', 'nsis', 'makensis');
  writeFileSync(makensis, `#!/bin/sh\nexec "${process.execPath}" "${MAKENSIS}" "$@"\n`);
  chmodSync(makensis, 0o755);
  const output = join(work, 'output');
  const kept = KEPT.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', BUILD, project, output, electronDist, ...installers],
    {
      env: { ...Object.fromEntries(kept), ...tools, SOURCE_DATE_EPOCH: '1577836800' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  await new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(text))));
  });
  const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  return {
    version,
    app: join(output, 'win-unpacked'),
    installer: (kind) => join(output, `Branchdesk-${version}-windows-x64.${kind}`),
  };
};
