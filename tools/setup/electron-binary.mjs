// Plain Node, no packages: finds Electron's binary or fetches it where that is possible.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedNode, root } from './steps.mjs';

const folder = join(root, 'node_modules', 'electron');
const FETCH_LIMIT_MS = 60_000;
const TRY_AGAIN_MS = 24 * 60 * 60 * 1000;
const FAILED = join(root, 'node_modules', '.branchdesk-no-electron');

const installed = () => {
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : null;
};

const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** What Electron itself is started with: Chromium does not start as root with its sandbox. */
export const electronArguments = (isRoot) => (isRoot ? ['--no-sandbox'] : []);

/** Electron's binary, or why the preview has to do. A failed download is tried again after a day. */
export const electronBinary = () => {
  if (!hasDisplay()) return { binary: null, why: 'there is no display' };
  const there = installed();
  if (there !== null) return { binary: there, why: null };
  if (existsSync(FAILED) && Date.now() - statSync(FAILED).mtimeMs < TRY_AGAIN_MS) {
    return { binary: null, why: "Electron's binary could not be fetched today" };
  }
  process.stderr.write("set-up: fetching Electron's binary…\n");
  spawnSync(pinnedNode, [join(folder, 'install.js')], {
    cwd: root,
    stdio: 'ignore',
    timeout: FETCH_LIMIT_MS,
  });
  const fetched = installed();
  if (fetched !== null) return { binary: fetched, why: null };
  writeFileSync(FAILED, '');
  return { binary: null, why: "Electron's binary cannot be fetched here" };
};
