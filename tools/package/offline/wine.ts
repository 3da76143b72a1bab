import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { uninstallerOf } from './uninstaller.ts';
import { asWixlProject, missingRows } from './wixl-project.ts';

/*
 * Takes the place of wine where packages are built from Debian's tools: electron-builder starts three Windows programs,
 * and each has a way here. `BRANCHDESK_RECORD` is the folder where projects are kept for the inspection.
 */

const [program = '', ...args] = process.argv.slice(2);
const unix = (path: string): string => path.replace(/^[A-Za-z]:/, '').replaceAll('\\', '/');
const option = (name: string): string => args[args.indexOf(name) + 1] ?? '';

/** wixl takes no absolute path. */
const beside = (path: string): string => relative(process.cwd(), unix(path));

const run = (command: string, args: readonly string[]): void => {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status === 0) return;
  process.stderr.write(`${command}: ${stdout}${stderr}`);
  process.exit(1);
};

const linkMsi = (): void => {
  const output = unix(option('-out'));
  const appFolder = beside(args.find((it) => it.startsWith('-dappDir='))?.slice('-dappDir='.length) ?? '');
  const project = readFileSync('project.wxs', 'utf8');
  const record = process.env.BRANCHDESK_RECORD;
  if (record !== undefined) writeFileSync(join(record, `${basename(output)}.wxs`), project);
  writeFileSync(
    'wixl.wxs',
    asWixlProject(project)
      .replaceAll('$(var.appDir)', appFolder)
      .replace(/SourceFile="([^"]*)"/g, (_, path: string) => `SourceFile="${beside(path)}"`),
  );
  run('wixl', ['--arch', 'x64', '--output', output, 'wixl.wxs']);
  run('msibuild', [output, ...missingRows(project).flatMap((row) => ['-q', row])]);
};

const name = basename(unix(program));
if (name === 'light.exe') linkMsi();
else if (name !== 'candle.exe') {
  // An installer that was compiled to write its uninstaller and end.
  const file = unix(program);
  writeFileSync(
    join(dirname(file), `${basename(file, 'exe')}__uninstaller.exe`),
    uninstallerOf(readFileSync(file)),
  );
}
