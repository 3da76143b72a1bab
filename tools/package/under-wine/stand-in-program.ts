import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NtExecutable, NtExecutableResource } from 'resedit';
import { mustRun } from '../check/run.ts';
import { fuseWire } from '../stand-in/wire.ts';
import type { Machine } from './machine/prefix.ts';
import { cacheFolder } from './node-for-windows.ts';

const ENTRY = join(import.meta.dirname, 'program', 'entry.cjs');
const START = join(import.meta.dirname, 'program', 'start.ts');

/** Node looks for a script in itself where this ends with 1. */
const SCRIPT_INSIDE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2:';
/** A resource of an application's own making. */
const RAW_DATA = 10;

/** Windows' Node with our script in it: started without arguments it starts the app, as `electron.exe` does. */
const programOf = (node: Buffer, script: Buffer): Buffer => {
  const bytes = Buffer.from(node);
  bytes[bytes.indexOf(`${SCRIPT_INSIDE}0`) + SCRIPT_INSIDE.length] = '1'.charCodeAt(0);
  const program = NtExecutable.from(bytes, { ignoreCert: true });
  const resources = NtExecutableResource.from(program);
  const bin = new Uint8Array(script).buffer;
  resources.entries.push({ type: RAW_DATA, id: 'NODE_SEA_BLOB', lang: 0, codepage: 1200, bin });
  resources.outputResource(program);
  return Buffer.concat([Buffer.from(program.generate()), fuseWire()]);
};

/** The stand-in for `electron.exe`, made once: Node itself, on a machine that runs, says what its script is to look like. */
const makeProgram = async (node: string, windows: () => Promise<Machine>): Promise<string> => {
  const sum = createHash('sha256').update(readFileSync(node)).update(readFileSync(ENTRY)).digest('hex');
  const file = join(cacheFolder(), `electron-${sum.slice(0, 16)}.exe`);
  if (existsSync(file)) return file;
  const machine = await windows();
  const [config, blob] = [join(machine.folder, 'script.json'), join(machine.folder, 'script.blob')];
  cpSync(ENTRY, join(machine.folder, 'entry.cjs'));
  writeFileSync(
    config,
    JSON.stringify({ main: 'entry.cjs', output: 'script.blob', disableExperimentalSEAWarning: true }),
  );
  const { code, text } = await machine.run([node, '--experimental-sea-config', 'script.json']);
  if (code !== 0) throw new Error(`Windows' Node could not take the script in: ${text}`);
  const made = join(machine.folder, 'electron.exe');
  writeFileSync(made, programOf(readFileSync(node), readFileSync(blob)));
  cpSync(made, `${file}.part`);
  renameSync(`${file}.part`, file);
  return file;
};

const SMALL = {
  LICENSE: "Electron's license\n",
  'LICENSES.chromium.html': '<p>licenses</p>\n',
  'resources.pak': 'pak\n',
  'locales/en-US.pak': 'pak\n',
};

/** Zips a distribution of Electron for Windows that runs, and gives the folder of the archive. */
export const zipRunningDistribution = async (
  work: string,
  electronVersion: string,
  node: string,
  windows: () => Promise<Machine>,
): Promise<string> => {
  const [made, zips] = [join(work, 'electron'), join(work, 'zips')];
  mkdirSync(join(made, 'locales'), { recursive: true });
  mkdirSync(zips);
  for (const [path, text] of Object.entries(SMALL)) writeFileSync(join(made, path), text);
  writeFileSync(join(made, 'stand-in.cjs'), `import(${JSON.stringify(`file:///Z:${START}`)});\n`);
  cpSync(await makeProgram(node, windows), join(made, 'electron.exe'));
  const file = join(zips, `electron-v${electronVersion}-win32-x64.zip`);
  // Not made smaller: it is unpacked at once.
  mustRun('sh', '-c', `cd '${made}' && zip -0qry '${file}' .`);
  return zips;
};
