import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../dev/configs.ts';

const FIXTURES = 'tests/support/renderer-stage';

/** The list of what can be looked at, each a link. */
export const indexPage = (names: readonly string[]): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <link rel="icon" href="/icon.svg" />
    <title>The stage</title>
    <style>
      :root { color-scheme: light dark; font: 16px/1.6 system-ui; }
      body { margin: 2rem auto; max-width: 44rem; padding: 0 1rem; }
      ul { columns: 3 12rem; padding-left: 1.2rem; }
    </style>
  </head>
  <body>
    <h1>The stage</h1>
    <p>Moments of the screen with made-up data (<code>${FIXTURES}/fixtures.ts</code>). Nothing is behind them: buttons
    open what they open, and calls get the answers of the fixture. An edit of the screen or of a fixture shows at
    once.</p>
    <ul>
${names.map((name) => `      <li><a href="/stage/${name}">${name}</a></li>`).join('\n')}
    </ul>
  </body>
</html>
`;

/** The app's own page, told by a fixture in place of the preload. */
export const stagePage = (name: string): string =>
  readFileSync(join(root, 'src/renderer/index.html'), 'utf8')
    .replace('./icon.svg', '/icon.svg')
    .replace(
      '<script type="module" src="./main.tsx">',
      `<script type="module">
      import { STAGES } from '/@fs${join(root, FIXTURES, 'fixtures.ts')}';
      import { setStage } from '/@fs${join(root, FIXTURES, 'stage.ts')}';
      setStage(STAGES[${JSON.stringify(name)}]);
    </script>
    <script type="module" src="/main.tsx">`,
    );
