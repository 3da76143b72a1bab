import { Console } from 'node:console';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';
import { parseArguments } from './arguments.ts';
import { takeDevelopment } from './development.ts';
import { install } from './electron/installed.ts';
import { mapModules } from './hooks.ts';
import { configuredAddresses } from './keychain/configured.ts';
import { fillKeychain } from './keychain/fill.ts';
import { watchLoop } from './loop-watch.ts';
import { createStandIn } from './stand-in.ts';

/*
 * Runs the built app without Electron. Standard output belongs to the ready line, and to what the app itself
 * prints when one of its switches runs without a window; all else goes to standard error.
 */

const Manifest = v.object({ name: v.string(), version: v.string(), main: v.string() });

const note = (text: string): void => {
  process.stderr.write(`preview: ${text}\n`);
};

/** Ends the process once everything that was written has left it. */
const end = (code: number): void => {
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
};

const parsed = parseArguments(process.argv.slice(2));
if (!parsed.ok) {
  note(parsed.fault);
  process.exit(2);
}
const { port, eventDelayMs, childDelayMs, credentials, installed, passed } = parsed.value;
const folder = resolve(parsed.value.app ?? join(import.meta.dirname, '../..'));
const manifest = v.parse(Manifest, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
const temporary = parsed.value.profile === null;
const profile =
  parsed.value.profile === null ? mkdtempSync(join(tmpdir(), 'branchdesk-')) : resolve(parsed.value.profile);
mkdirSync(profile, { recursive: true, mode: 0o700 });
const keychainFile = join(profile, 'keychain.json');
if (temporary) process.on('exit', () => rmSync(profile, { recursive: true, force: true }));

const start = async (): Promise<void> => {
  if (credentials !== null)
    await fillKeychain(keychainFile, resolve(credentials), await configuredAddresses(passed));
  const development = takeDevelopment(process.env);
  const standIn = createStandIn({
    ...{
      name: manifest.name,
      version: manifest.version,
      folder,
      profile,
      port,
      eventDelayMs,
      childDelayMs,
      installed,
      end,
      note,
      development,
    },
    environment: { ...process.env, BRANCHDESK_PREVIEW_KEYCHAIN: keychainFile },
    shown: (url) => {
      watchLoop(process.env);
      process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`);
    },
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => standIn.electron.app.quit());
  globalThis.console = new Console(process.stderr, process.stderr);
  process.argv = [process.execPath, ...(installed ? [] : [folder]), ...passed];
  // An installed app does not start with what gives Node, Chromium or TLS orders of its own.
  if (installed)
    for (const name of Object.keys(process.env))
      if (/^(?:NODE|ELECTRON|CHROME|CHROMIUM|SSL|OPENSSL|NSS|UV|LD)_/.test(name)) delete process.env[name];
  install(standIn.electron);
  mapModules();
  await import(pathToFileURL(join(folder, manifest.main)).href);
  standIn.becomeReady();
};

start().catch((error: unknown) => {
  note(error instanceof Error ? error.message : String(error));
  end(1);
});
