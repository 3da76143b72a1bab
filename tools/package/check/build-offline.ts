import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { offlineTools } from '../offline/tools.ts';
import { makeDistributions } from '../stand-in/distributions.ts';
import { networkCutter } from './needs.ts';
import { mustRun } from './run.ts';

const BUILDER = join(import.meta.dirname, '..', 'offline', 'without-network.ts');

/** Zips the stand-ins as Electron's releases are. */
export const zipDistributions = (folder: string, electronVersion: string): string => {
  const [made, zips] = [join(folder, 'made'), join(folder, 'zips')];
  makeDistributions(made);
  mkdirSync(zips);
  for (const name of readdirSync(made)) {
    const file = join(zips, `electron-v${electronVersion}-${name}.zip`);
    mustRun('sh', '-c', `cd '${join(made, name)}' && zip -qry '${file}' .`);
  }
  return zips;
};

/** Names of certificates and of places to publish to have no business in a check. */
const KEPT = ['HOME', 'LANG', 'PATH', 'TMPDIR', 'USER'];

/** Makes packages of some systems without a network; gives what was said, or throws it. */
export const buildOffline = async (
  tools: { readonly folder: string; readonly record: string },
  args: readonly string[],
): Promise<string> => {
  const kept = KEPT.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  const env = {
    ...Object.fromEntries(kept),
    ...offlineTools(tools.folder, tools.record),
    SOURCE_DATE_EPOCH: '1577836800',
  };
  const [command = '', ...cut] = networkCutter() ?? [];
  const own = [process.execPath, '--disable-warning=ExperimentalWarning', BUILDER, '--check', ...args];
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...cut, ...own], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(text) : reject(new Error(text))));
  });
};
