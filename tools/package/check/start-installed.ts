import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { extractAll } from '@electron/asar';

/*
 * What an installed stand-in for Electron does: it runs the app out of the archive beside it. `probe-window` starts it in
 * training, looks whether its native module loads and its page comes, and ends it; all else is passed on.
 */

const PREVIEW = join(import.meta.dirname, '..', '..', 'preview', 'main.ts');
const [installed = '', ...args] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'branchdesk-installed-'));
extractAll(join(installed, 'resources', 'app.asar'), folder);
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const own = ['--disable-warning=ExperimentalWarning', PREVIEW, '--app', folder];

/** The page as a browser gets it: the first answer lets one in, and the cookie that it gives shows who that is. */
const pageAt = async (url: string): Promise<string> => {
  const { headers } = await fetch(url, { redirect: 'manual' });
  const cookie = headers
    .getSetCookie()
    .map((it) => it.split(';')[0])
    .join('; ');
  return (await fetch(new URL(headers.get('location') ?? '/', url), { headers: { cookie } })).text();
};

const probeWindow = async (): Promise<string> => {
  const keytar: unknown = createRequire(join(folder, 'package.json'))('keytar');
  const isKeychain = typeof keytar === 'object' && keytar !== null && 'getPassword' in keytar;
  if (!isKeychain) return 'the native module does not load';
  const child = spawn(process.execPath, [...own, '--training'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = JSON.parse(line);
    const page = await pageAt(url);
    child.kill('SIGTERM');
    const code = await ended;
    return page.includes('<title>Branchdesk</title>') ? (code === 0 ? 'yes' : `ended with ${code}`) : page;
  }
  return 'it ended before it was ready';
};

if (args[0] === 'probe-window') process.stdout.write(`${await probeWindow()}\n`);
else {
  const child = spawn(process.execPath, [...own, ...args], { stdio: 'inherit' });
  child.on('close', (code) => process.exit(code ?? 1));
}
