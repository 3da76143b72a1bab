import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';

/*
 * Takes the place of makensis where installers are to run under a Wine of 64 bits: electron-builder's scripts are compiled
 * for Debian's 64-bit stub, and what their plugins do (all of 32 bits) is done in NSIS' own words, or left out.
 */

const templates = process.cwd();
const args = process.argv.slice(2);
const script = await text(process.stdin);
const include = /^!include "([^"]*installer\.nsh)"$/m.exec(script)?.[1] ?? '';
const archive = args.find((it) => it.startsWith('-DAPP_64='))?.slice('-DAPP_64='.length) ?? '';
/** electron-builder has an `installer.nsh` of its own. */
const OURS = 'branchdesk.nsh';
const work = mkdtempSync(join(tmpdir(), 'branchdesk-nsis-'));

/** The shortcut's own words for the taskbar are left out; the archive's files are the installer's own. */
const for64Bits = (source: string): string =>
  source
    .replace(/^\s*WinShell::.*$/gm, '')
    // biome-ignore lint/suspicious/noTemplateCurlyInString: NSIS writes its names so
    .replaceAll('Nsis7z::Extract "${FILE}"', `File /r "${join(dirname(archive), 'win-unpacked')}/*"`)
    // biome-ignore lint/suspicious/noTemplateCurlyInString: NSIS writes its names so
    .replaceAll('File /oname=$PLUGINSDIR\\app-64.${COMPRESSION_METHOD} "${APP_64}"', '');

const edit = (folder: string): void => {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (statSync(file).isDirectory()) edit(file);
    else if (/\.ns[hi]$/.test(name)) writeFileSync(file, for64Bits(readFileSync(file, 'utf8')));
  }
};

cpSync(templates, work, { recursive: true });
cpSync(join(import.meta.dirname, 'std-utils.nsh'), join(work, 'include/StdUtils.nsh'));
cpSync(join(import.meta.dirname, 'uac.nsh'), join(work, 'include/UAC.nsh'));
cpSync(include, join(work, OURS));
edit(work);
const { NSISDIR: _, ...env } = process.env;
const { status, stdout, stderr } = spawnSync(
  'makensis',
  ['-XTarget amd64-unicode', '-X!pragma warning disable 6012', ...args],
  {
    cwd: work,
    env,
    input: for64Bits(script).replaceAll(templates, work).replaceAll(include, join(work, OURS)),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  },
);
rmSync(work, { recursive: true, force: true });
process.stdout.write(stdout ?? '');
process.stderr.write(stderr ?? '');
process.exitCode = status ?? 1;
