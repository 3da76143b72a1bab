import { mergeConfig, type Plugin } from 'vite';
import { STAGES } from '../../tests/support/renderer-stage/fixtures.ts';
import { devConfigs, root } from '../dev/configs.ts';
import { serveRenderer } from '../dev/serve-renderer.ts';
import { indexPage, stagePage } from './scene-page.ts';

/* `npm run stage`: the screen with fixtures in a browser, under hot reload. `--port N` chooses the port. */

const NAMES = Object.keys(STAGES);

/** Answers `/` with the list of stages, and `/stage/NAME` with the screen as that fixture has it. */
const stages: Plugin = {
  name: 'stages',
  configureServer: (server) => {
    server.middlewares.use((request, response, next) => {
      const { pathname } = new URL(request.url ?? '/', 'http://stage');
      const name = NAMES.find((it) => pathname === `/stage/${it}`);
      if (pathname !== '/' && name === undefined) return next();
      const page =
        name === undefined
          ? Promise.resolve(indexPage(NAMES))
          : server.transformIndexHtml('/index.html', stagePage(name));
      page.then(
        (html) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html),
        next,
      );
    });
  },
};

const [name, value = '0'] = process.argv.slice(2);
const port = Number(value);
if ((name !== undefined && name !== '--port') || !Number.isInteger(port)) {
  process.stderr.write('npm run stage takes --port N alone\n');
  process.exit(2);
}
const { renderer } = await devConfigs('stage');
const served = await serveRenderer(
  mergeConfig(renderer, { plugins: [stages], server: { fs: { allow: [root] } } }),
  port,
);
process.stdout.write(`The stage is ready (Ctrl+C ends it): ${served.url}\n`);
