import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mergeConfig } from 'vite';
import { parseArguments } from '../preview/arguments.ts';
import { DEVELOPMENT, NONCE_PLACE } from '../preview/development.ts';
import { runPreview } from '../start/run-preview.ts';
import { showPreview } from '../start/show.ts';
import { DEV_APP, devConfigs } from './configs.ts';
import { writeDevApp } from './dev-app.ts';
import { createRestarted } from './restarted.ts';
import { serveRenderer } from './serve-renderer.ts';
import { watchBuild } from './watch-build.ts';

/*
 * `npm run dev`: the preview with the renderer's sources served by Vite (hot reload) and main started again after
 * each change. Takes the preview's switches; `--inspect` opens main and the window to debuggers of this machine.
 */

const INSPECT = '--inspect';
const MAIN_INSPECTED = 9229;
const WINDOW_INSPECTED = 9222;

const say = (text: string): void => {
  process.stdout.write(`dev: ${text}\n`);
};

const given = process.argv.slice(2);
const inspect = given.includes(INSPECT);
const parsed = parseArguments(given.filter((it) => it !== INSPECT));
if (!parsed.ok) {
  say(parsed.fault);
  process.exit(2);
}
const { profile, credentials, passed } = parsed.value;
const temporary = mkdtempSync(join(tmpdir(), 'branchdesk-dev-'));
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }));
// The preview keeps its port from one start to the next, so that the window's address stays.
let { port } = parsed.value;

const configs = await devConfigs('dev');
writeDevApp();
const renderer = await serveRenderer(mergeConfig(configs.renderer, { html: { cspNonce: NONCE_PLACE } }));
const development = JSON.stringify({ renderer: renderer.url, pass: randomBytes(32).toString('base64url') });

let closeWindow: (() => void) | null = null;
const main = createRestarted(
  () =>
    runPreview(
      [
        ...['--app', DEV_APP, '--port', String(port), '--profile', profile ?? join(temporary, 'profile')],
        ...(credentials === null ? [] : ['--credentials', credentials]),
        ...(passed.includes('--config') ? passed : ['--training', ...passed]),
      ],
      {
        ready: (url) => {
          port = Number(new URL(url).port);
          if (closeWindow === null)
            closeWindow = showPreview(url, {
              say,
              closed: end,
              inspected: inspect ? WINDOW_INSPECTED : null,
            });
          else {
            say('main was started again');
            renderer.reload();
          }
        },
        line: say,
      },
      {
        environment: { [DEVELOPMENT]: development },
        node: inspect ? [`--inspect=127.0.0.1:${MAIN_INSPECTED}`] : [],
      },
    ),
  (code) => say(`main ended with ${code}; it is started again after the next change`),
);

const failed = (part: string) => (reason: string) => say(`${part} cannot be built: ${reason}`);
const ends = await Promise.all([
  watchBuild(configs.preload, { built: renderer.reload, failed: failed('the preload') }),
  watchBuild(configs.main, { built: main.restart, failed: failed('main') }),
]);

let ending = false;
const end = async (): Promise<void> => {
  if (ending) return;
  ending = true;
  for (const stop of ends) stop();
  closeWindow?.();
  await main.stop();
  await renderer.close();
  process.exit(0);
};
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end);
