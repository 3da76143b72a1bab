import { runPreview } from './run-preview.ts';
import { showPreview } from './show.ts';

/* `npm start` without Electron: the preview, shown to a person. */

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

let closeWindow = (): void => {};
const preview = runPreview(process.argv.slice(2), {
  ready: (url) => {
    closeWindow = showPreview(url, { say, closed: () => preview.stop() });
  },
  line: say,
});
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => preview.stop());
process.exitCode = (await preview.ended) ?? 1;
closeWindow();
