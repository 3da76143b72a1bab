import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';
import { install } from '../../../preview/electron/installed.ts';
import { mapModules } from '../../../preview/hooks.ts';
import { createStandIn } from '../../../preview/stand-in.ts';
import { unpackArchive } from './archive.ts';
import { integrityOf } from './integrity-of.ts';
import { storeCredentialsOf } from './store-credentials.ts';

const Manifest = v.object({ name: v.string(), version: v.string(), main: v.string() });

/** Runs the installed app: its main bundle, with the preview's stand-in for Electron and keytar's own native file. */
export const runApp = async (args: readonly string[]): Promise<void> => {
  const temporary = mkdtempSync(join(tmpdir(), 'branchdesk-app-'));
  process.on('exit', () => {
    try {
      rmSync(temporary, { recursive: true, force: true });
    } catch {
      // Windows keeps a library that is loaded; what lies in this folder passes anyhow.
    }
  });
  // The folder is named as the archive is: the app goes by that to know that it is installed.
  const folder = join(temporary, 'app.asar');
  unpackArchive(
    join(dirname(process.execPath), 'resources', 'app.asar'),
    integrityOf(process.execPath),
    folder,
  );
  const [verb, file = ''] = args;
  if (verb === 'store-credentials') return storeCredentialsOf(folder, file);

  const manifest = v.parse(Manifest, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const told = process.env.STAND_IN_OUTPUT ?? join(tmpdir(), 'stand-in.json');
  const note = (text: string): void => appendFileSync(`${told}.log`, `${text}\n`);
  const standIn = createStandIn({
    ...{ name: manifest.name, version: manifest.version, folder, note, development: null },
    ...{ profile: join(temporary, 'profile'), port: 0, eventDelayMs: 0 },
    end: (code) => process.exit(code),
    environment: { ...process.env },
    shown: (url) => writeFileSync(told, JSON.stringify({ url, pid: process.pid })),
  });
  // Wine's signals do not come: a file that is written asks it to close, as the button of its window does.
  const asked = setInterval(() => {
    if (!existsSync(`${told}.close`)) return;
    clearInterval(asked);
    standIn.electron.app.quit();
  }, 100);
  asked.unref();
  process.argv = [process.execPath, ...args];
  install(standIn.electron);
  mapModules();
  await import(pathToFileURL(join(folder, manifest.main)).href);
  standIn.becomeReady();
};
